-- Stories: profiles, corrections by persons, one story with its members.

-- name: append_story_events(recorded_at, run_id)!
insert into story_events by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join story_events using (event_id);

-- name: append_story_profiles(recorded_at, run_id)!
-- A row only where the profile differs from the one in force at that time.
insert into story_profiles by name
select news.*, :recorded_at as recorded_at, :run_id as run_id
from (from incoming except select * exclude (recorded_at, run_id) from story_profiles_known(:recorded_at)) as news
order by story_id;

-- name: about_mentions_for()
-- Of these articles, the mentions of agencies that they are about.
select m.* from mentions m semi join wanted w on w.id = m.article_id
where m.about
order by m.article_id, m.field, m.start, m.mention_id;

-- name: members_between(first_day, last_day)
-- The membership in force of each article of these days.
select m.* from members_known('infinity'::timestamptz) m
semi join (select article_id from articles where day between :first_day and :last_day) a using (article_id)
order by m.story_id, m.article_id;

-- name: members_of_stories()
select m.* from members_known('infinity'::timestamptz) m semi join wanted w on w.id = m.story_id
order by m.story_id, m.article_id;

-- name: story_ids_like(prefix)
-- Stories that have members now.
select distinct story_id from members_known('infinity'::timestamptz)
where starts_with(story_id, :prefix) order by story_id limit 3;

-- name: article_ids_like(prefix)
select distinct article_id from articles where starts_with(article_id, :prefix) order by article_id limit 3;

-- name: story_events_of(story_id)
-- What persons did to this story, in the order in which it happened.
select * from story_events where story_id = :story_id or other_story = :story_id order by happened_at, event_id;

-- name: story_summary(story_id, known_at)
select * from story_spread_at(:known_at::timestamptz) where story_id = :story_id;

-- name: story_days(story_id, known_at)
select * from story_timeline_at(:known_at::timestamptz) where story_id = :story_id order by day;

-- name: largest_stories(first_day, most, known_at)
-- Stories alive since that day, most articles first.
select * from story_spread_at(:known_at::timestamptz)
where (last_seen at time zone 'Asia/Ho_Chi_Minh')::date >= :first_day
order by articles desc, outlets desc, last_seen desc, story_id limit :most;

-- name: story_has_case(story_id)$
select count(*) > 0 from case_stories('infinity'::timestamptz) where story_id = :story_id;

-- name: unjoined_beside(story_id)
-- Articles in a language that the story does not have, about one of its agencies, in its days and three more,
-- that stand alone: what could not be joined without a model of languages.
with members as (
    select m.story_id, a.* from members_known('infinity'::timestamptz) m join articles a using (article_id)
),
own as (select * from members where story_id = :story_id),
alone as (select story_id from members group by story_id having count(distinct canonical_url) = 1),
concerned as (select distinct agency_id from mentions semi join own using (article_id) where about)
select m.story_id, m.article_id, m."language", m.day, m.title, m.url
from members m semi join alone using (story_id)
where m.story_id <> :story_id
    and m."language" not in (select "language" from own)
    and m.day between (select min(day) - 1 from own) and (select max(day) + 3 from own)
    and m.article_id in (select article_id from mentions semi join concerned using (agency_id) where about)
order by m.day, m.article_id limit 20;
