-- A morning's summary: what became known of one agency after an instant (since), as known at another.
-- A page counts when its first version was seen after *since* and it is of first_day or later.

-- name: daily_count(agency_id, since, first_day, known_at)
with fresh as (
    select canonical_url, any_value(country) as country from articles
    where recorded_at <= :known_at and article_id in (
        select article_id from mentions
        where about and agency_id = :agency_id and recorded_at <= :known_at
    )
    group by canonical_url having min(first_seen_at) > :since and max(day) >= :first_day
)
select count(*) filter (country = 'VN') as domestic, count(*) filter (country <> 'VN') as "foreign" from fresh;

-- name: daily_stories(agency_id, since, first_day, known_at)
-- Stories about the agency with new pages; those that most outlets wrote about first.
with members as (
    select m.story_id, m.relation, a.*, min(a.first_seen_at) over (partition by a.canonical_url) as page_seen
    from members_known(:known_at::timestamptz) m join articles a using (article_id) where a.recorded_at <= :known_at
),
concerned as (
    select distinct m.story_id from members m join mentions n using (article_id)
    where n.about and n.agency_id = :agency_id and n.recorded_at <= :known_at
),
fresh as (
    select story_id, count(distinct canonical_url) as articles, count(distinct source_id) as outlets,
        count(distinct canonical_url) filter (country <> 'VN') as foreign_articles,
        max(coalesce(published_at, first_seen_at)) as last_seen
    from members semi join concerned using (story_id)
    where page_seen > :since and day >= :first_day
    group by story_id
),
told as (
    select m.story_id, m.title as headline, m.url, m."language", if(m.lead <> '', m.lead, left(m."text", 600)) as lead
    from members m left join story_profiles_known(:known_at::timestamptz) p using (story_id)
    qualify row_number() over (
        partition by m.story_id
        order by m."language" <> 'vi', coalesce(m.article_id = p.headline_id, false) desc, m.relation <> 'first',
            m.first_seen_at, m.article_id
    ) = 1
),
spread as (select story_id, count(distinct source_id) as all_outlets from members group by story_id),
doubted as (
    select story_id, count(*) as flags from triage_queue_at(:known_at::timestamptz)
    where agency_id = :agency_id group by story_id
),
denied as (
    select m.story_id, count(distinct m.canonical_url) as denials from members m join statements d using (article_id)
    where d.kind in ('denial', 'debunk') and d.recorded_at <= :known_at group by m.story_id
)
select f.story_id, t.headline, t.url, t.lead, t."language", f.articles, f.outlets, f.foreign_articles, s.all_outlets,
    coalesce(b.flags, 0) as flags, coalesce(d.denials, 0) as denials
from fresh f join told t using (story_id) join spread s using (story_id)
left join doubted b using (story_id) left join denied d using (story_id)
order by f.outlets desc, s.all_outlets desc, f.articles desc, f.last_seen desc, f.story_id;

-- name: daily_warnings(agency_id, since, known_at)
select * from early_warnings_at(:known_at::timestamptz)
where agency_id = :agency_id and found_at > :since
order by articles - usual desc, day desc, warning_id;

-- name: daily_pickups(agency_id, since, known_at)
select * from foreign_pickups_at(:known_at::timestamptz)
where agency_id = :agency_id and found_at > :since
order by before desc, day desc, pickup_id;

-- name: daily_statements(agency_id, since, first_day, known_at)
-- What is denied or corrected, once a story: the earliest report of it.
with said as (
    select s.*, m.story_id, a.title, a.url, a.canonical_url, a.first_seen_at
    from statements s join articles a using (article_id)
    join members_known(:known_at::timestamptz) m using (article_id)
    where s.kind in ('denial', 'debunk') and list_contains(s.agencies, :agency_id)
        and s.recorded_at <= :known_at and a.first_seen_at > :since and a.day >= :first_day
),
counted as (select story_id, count(distinct canonical_url) as articles from said group by story_id)
select s.statement_id, s.body, s.denied, s.truth, s.title, s.url, c.articles
from said s join counted c using (story_id)
qualify row_number() over (
    partition by s.story_id order by s.truth = '', s.body = '', s.first_seen_at, s.article_id, s.start
) = 1
order by c.articles desc, s.statement_id;

-- name: daily_flags(agency_id, since, known_at)
-- What is new in the queue, with the signals of the revision in force.
select q.assessment_id, q.story_id, q.title, q.url, q.score, coalesce(r.signals, []) as signals
from triage_queue_at(:known_at::timestamptz) q left join revision_signals r using (revision_id)
where q.agency_id = :agency_id and q.flagged_at > :since
order by q.score desc, q.day desc, q.assessment_id;

-- name: daily_waiting(agency_id, known_at)$
select count(*) from triage_queue_at(:known_at::timestamptz) where agency_id = :agency_id;

-- name: daily_answers(agency_id, since, known_at)
-- What was said, issued and copied in the office's cases.
select e.case_id as key, (e.happened_at at time zone 'Asia/Ho_Chi_Minh')::date as happened_on, e.kind as what,
    e.reason as title
from case_events e join case_openings o using (case_id)
where o.agency_id = :agency_id and e.kind in ('spoke', 'issued', 'copied_ministry')
    and e.happened_at > :since and e.recorded_at <= :known_at
order by e.happened_at, e.recorded_at, e.rowid;

-- name: daily_accepted(agency_id, known_at)
-- Confirmed, not ended, and the ministry not yet told by an issued paper.
select c.case_id, c.agency_id, c.title, max(e.happened_at) as accepted_at
from cases_at(:known_at::timestamptz) c join case_events e using (case_id)
where c.agency_id = :agency_id and e.kind = 'confirmed' and e.recorded_at <= :known_at
    and c.state not in ('opened', 'dismissed', 'press_was_right', 'withdrawn', 'merged', 'closed')
    and c.case_id not in (
        select case_id from issued_papers where document in ('notice', 'dossier') and recorded_at <= :known_at
    )
group by c.case_id, c.agency_id, c.title order by accepted_at, c.case_id;

-- name: daily_collected(known_at)$
select max(fetched_at) from fetches where recorded_at <= :known_at;

-- name: append_day_papers(recorded_at, run_id)!
insert into day_papers by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join day_papers using (paper_id);
