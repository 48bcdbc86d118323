-- Stories that foreign press takes up.

-- name: append_pickups(recorded_at, run_id)!
insert into pickups by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join pickups using (pickup_id);

-- name: reports_abroad(since, agencies)
-- Every page (latest version) of the stories about these agencies that have a foreign page of that day or later.
with members as (
    select m.story_id, a.* from members_known('infinity'::timestamptz) m
    join articles_known('infinity'::timestamptz) a using (article_id)
),
abroad as (select distinct story_id from members where country <> 'VN' and day >= :since),
concerned as (
    select distinct m.story_id, n.agency_id from members m semi join abroad using (story_id)
    join mentions n using (article_id) where n.about and list_contains(:agencies::varchar[], n.agency_id)
)
select m.story_id, c.agency_id, m.article_id, m.title, m.url, coalesce(s.name, m.source_id) as outlet, m.country,
    m."language", m.day, m.published_at
from members m join concerned c using (story_id)
left join sources_known('infinity'::timestamptz) s on s.id = m.source_id
order by m.story_id, c.agency_id, m.article_id;

-- name: pickups_told()
select story_id, agency_id from pickups order by story_id, agency_id;

-- name: pickup_lines(known_at, since)
-- The view, as it was known then: what was found after *since*.
select * from foreign_pickups_at(:known_at::timestamptz) where found_at > :since
order by found_at desc, day desc, pickup_id;
