-- A morning's summary: what of one agency became known after the page before it (told), as known at another (until).
-- What counts is when a row was recorded, not when its page was fetched: a night that was killed, or that ended late,
-- is told by the page that follows.  A page is told when its first version was placed in a story.

-- name: daily_page_before(agency_id, day, cutoff)
-- Cut-offs of the pages before the one of this day and cut-off: of the last earlier day (where an edition of it was
-- sent, of that one), and of an earlier edition of the same day.  A page that is made again finds those that stood when
-- it was made first.
with own as (
    select min((recorded_at, rowid)) as written, min(recorded_at) as made_at from day_papers
    where kind = 'daily' and agency_id = :agency_id and "day" = :day and cutoff = :cutoff
),
sent as (
    select l.period, e.path, l.recorded_at from letters l, unnest(l.enclosures) as u(e)
    where l.kind = 'daily' and l.agency_id = :agency_id
),
earlier as (
    select p."day", p.cutoff, exists (
        select 1 from sent s where s.period = p."day"::varchar and ends_with(s.path, p.path)
            and s.recorded_at <= coalesce(own.made_at, 'infinity'::timestamptz)
    ) as was_sent
    from day_papers p, own
    where p.kind = 'daily' and p.agency_id = :agency_id and p.cutoff < :cutoff and p."day" <= :day
        and (own.written is null or (p.recorded_at, p.rowid) < own.written)
)
select (
    select cutoff from earlier where "day" < :day order by "day" desc, was_sent desc, cutoff desc limit 1
) as earlier_day, (select max(cutoff) from earlier where "day" = :day) as same_day;

-- name: daily_collection(known_at)
-- The collection that began last before this instant, and how it had ended by then: '' where it had not.
with begun as (
    select run_id, "at" from run_events
    where event = 'started' and kind in ('nightly', 'watch', 'replay') and "at" <= :known_at
    order by "at" desc, rowid desc limit 1
)
select b."at" as started_at, coalesce(e.event, '') as ended, coalesce(e.detail, '') as detail
from begun b left join run_events e on e.run_id = b.run_id and e.event <> 'started' and e."at" <= :known_at;

-- name: daily_count(agency_id, told, until, first_day)
-- late: pages of days before first_day.
with concerned as (
    select article_id, min(recorded_at) as known_at from mentions
    where about and agency_id = :agency_id and recorded_at <= :until group by article_id
),
placed as (
    select article_id, greatest(min(m.recorded_at), any_value(c.known_at)) as told_at
    from story_members m join concerned c using (article_id) where m.recorded_at <= :until group by article_id
),
fresh as (
    select a.canonical_url, any_value(a.country) as country, max(a."day") as "day"
    from articles a join placed p using (article_id) where a.recorded_at <= :until
    group by a.canonical_url having min(p.told_at) > :told
)
select count(*) filter (country = 'VN') as domestic, count(*) filter (country <> 'VN') as "foreign",
    count(*) filter ("day" < :first_day) as late
from fresh;

-- name: daily_stories(agency_id, told, until, first_day)
-- Stories about the agency with new pages; those of which all new pages are late come last, those that most outlets
-- wrote about first.
with about as (
    select article_id, min(recorded_at) as known_at from mentions
    where about and agency_id = :agency_id and recorded_at <= :until group by article_id
),
known as materialized (select story_id, article_id, relation from members_known(:until::timestamptz)),
concerned as (select distinct story_id from known semi join about using (article_id)),
placed as (
    select article_id, min(recorded_at) as placed_at from story_members where recorded_at <= :until group by article_id
),
told_pages as (  -- in whatever story the versions of a page stood
    select a.canonical_url, coalesce(
        min(greatest(p.placed_at, c.known_at)) filter (c.article_id is not null), min(p.placed_at)
    ) as told_at
    from articles a join placed p using (article_id) left join about c using (article_id)
    where a.recorded_at <= :until group by a.canonical_url
),
members as materialized (
    select m.story_id, m.relation, a.* from known m semi join concerned using (story_id)
    join articles a using (article_id) where a.recorded_at <= :until
),
pages as (
    select story_id, canonical_url, any_value(source_id) as source_id, any_value(country) as country,
        max("day") as "day", max(coalesce(published_at, first_seen_at)) as last_seen
    from members group by story_id, canonical_url
),
fresh as (
    select story_id, count(*) as articles, count(distinct source_id) as outlets,
        count(*) filter (country <> 'VN') as foreign_articles, count(*) filter ("day" < :first_day) as late,
        max(last_seen) as last_seen
    from pages join told_pages using (canonical_url) where told_at > :told group by story_id
),
shown as (
    select m.story_id, m.title as headline, m.url, m."language", if(m.lead <> '', m.lead, left(m."text", 600)) as lead
    from members m left join story_profiles_known(:until::timestamptz) p using (story_id)
    qualify row_number() over (
        partition by m.story_id
        order by m."language" <> 'vi', coalesce(m.article_id = p.headline_id, false) desc, m.relation <> 'first',
            m.first_seen_at, m.article_id
    ) = 1
),
spread as (select story_id, count(distinct source_id) as all_outlets from members group by story_id),
doubted as (
    select story_id, count(*) as flags from triage_queue_at(:until::timestamptz)
    where agency_id = :agency_id group by story_id
),
denied as (
    select m.story_id, count(distinct m.canonical_url) as denials from members m join statements d using (article_id)
    where d.kind in ('denial', 'debunk') and d.recorded_at <= :until group by m.story_id
)
select f.story_id, t.headline, t.url, t.lead, t."language", f.articles, f.outlets, f.foreign_articles, f.late,
    s.all_outlets, coalesce(b.flags, 0) as flags, coalesce(d.denials, 0) as denials
from fresh f join shown t using (story_id) join spread s using (story_id)
left join doubted b using (story_id) left join denied d using (story_id)
order by f.articles = f.late, f.outlets desc, s.all_outlets desc, f.articles desc, f.last_seen desc, f.story_id;

-- name: daily_warnings(agency_id, told, until)
select * from early_warnings_at(:until::timestamptz)
where agency_id = :agency_id and found_at > :told
order by articles - usual desc, day desc, warning_id;

-- name: daily_pickups(agency_id, told, until)
select * from foreign_pickups_at(:until::timestamptz)
where agency_id = :agency_id and found_at > :told
order by before desc, day desc, pickup_id;

-- name: daily_statements(agency_id, told, until, first_day)
-- What is denied or corrected, once a story: the earliest report of it.
with placed as (
    select article_id, min(recorded_at) as placed_at from story_members where recorded_at <= :until group by article_id
),
said as (
    select s.*, m.story_id, a.title, a.url, a.canonical_url, a.first_seen_at,
        max(a."day") over (partition by a.canonical_url) < :first_day as late
    from statements s join articles a using (article_id)
    join members_known(:until::timestamptz) m using (article_id) join placed p using (article_id)
    where s.kind in ('denial', 'debunk') and list_contains(s.agencies, :agency_id) and s.recorded_at <= :until
    qualify min(greatest(s.recorded_at, p.placed_at)) over (partition by a.canonical_url) > :told
),
counted as (select story_id, count(distinct canonical_url) as articles from said group by story_id)
select s.statement_id, s.body, s.denied, s.truth, s.title, s.url, c.articles, s.late
from said s join counted c using (story_id)
qualify row_number() over (
    partition by s.story_id order by s.truth = '', s.body = '', s.first_seen_at, s.article_id, s.start
) = 1
order by c.articles desc, s.statement_id;

-- name: daily_flags(agency_id, told, until)
-- What is new in the queue, with the signals of the revision in force.
select q.assessment_id, q.story_id, q.title, q.url, q.score, coalesce(r.signals, []) as signals
from triage_queue_at(:until::timestamptz) q left join revision_signals r using (revision_id)
where q.agency_id = :agency_id and q.flagged_at > :told
order by q.score desc, q.day desc, q.assessment_id;

-- name: daily_waiting(agency_id, known_at)$
select count(*) from triage_queue_at(:known_at::timestamptz) where agency_id = :agency_id;

-- name: daily_answers(agency_id, since, known_at)
-- What was said, issued and copied in the office's cases, by when it was entered.
select e.case_id as key, (e.happened_at at time zone 'Asia/Ho_Chi_Minh')::date as happened_on, e.kind as what,
    e.reason as title
from case_events e join case_openings o using (case_id)
where o.agency_id = :agency_id and e.kind in ('spoke', 'issued', 'copied_ministry')
    and e.recorded_at > :since and e.recorded_at <= :known_at
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
