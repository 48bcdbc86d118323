-- How much is written about whom, and what was raised.

-- name: append_warnings(recorded_at, run_id)!
insert into warnings by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join warnings using (warning_id);

-- name: press_days(since)
-- All articles by day, each address once.
select day, count(*) as articles from articles_known('infinity'::timestamptz)
where day >= :since group by day order by day;

-- name: agency_volumes(since, agencies)
-- Articles about these agencies by day and outlet, each address once.
select 'agency' as subject, m.agency_id as subject_id, a.day, coalesce(s.name, a.source_id) as outlet,
    a.country <> 'VN' as "foreign", count(distinct a.canonical_url) as articles
from articles_known('infinity'::timestamptz) a
join (select distinct article_id, agency_id from mentions where about) m using (article_id)
left join sources_known('infinity'::timestamptz) s on s.id = a.source_id
where a.day >= :since and list_contains(:agencies::varchar[], m.agency_id)
group by all order by all;

-- name: hazard_volumes(since, agencies, words)
-- Of these articles those whose headline has the words; each address once.
select 'hazard' as subject, m.agency_id as subject_id, a.day, coalesce(s.name, a.source_id) as outlet,
    a.country <> 'VN' as "foreign", count(distinct a.canonical_url) as articles
from articles_known('infinity'::timestamptz) a
join (select distinct article_id, agency_id from mentions where about) m using (article_id)
left join sources_known('infinity'::timestamptz) s on s.id = a.source_id
where a.day >= :since and list_contains(:agencies::varchar[], m.agency_id)
    and regexp_matches(lower(nfc_normalize(a.title)), :words)
group by all order by all;

-- name: story_volumes(since)
-- Articles of these stories by day and outlet, each address once.
select 'story' as subject, m.story_id as subject_id, a.day, coalesce(s.name, a.source_id) as outlet,
    a.country <> 'VN' as "foreign", count(distinct a.canonical_url) as articles
from articles_known('infinity'::timestamptz) a
join members_known('infinity'::timestamptz) m using (article_id)
semi join wanted w on w.id = m.story_id
left join sources_known('infinity'::timestamptz) s on s.id = a.source_id
where a.day >= :since
group by all order by all;

-- name: story_titles(since, agencies)
-- Stories about these agencies with an article of that day or later; the agency of most articles first.
with concerned as (
    select m.story_id, n.agency_id, count(distinct a.canonical_url) as articles, max(a.day) as last_day
    from articles_known('infinity'::timestamptz) a
    join members_known('infinity'::timestamptz) m using (article_id)
    join (select distinct article_id, agency_id from mentions where about) n using (article_id)
    where list_contains(:agencies::varchar[], n.agency_id)
    group by all
),
headlines as (
    select m.story_id,
        arg_min(a.title, (a."language" <> 'vi', m.relation <> 'first', a.first_seen_at, a.article_id)) as headline
    from members_known('infinity'::timestamptz) m join articles a using (article_id)
    group by m.story_id
)
select c.story_id, list(c.agency_id order by c.articles desc, c.agency_id) as agencies, any_value(h.headline) as headline
from concerned c join headlines h using (story_id)
group by c.story_id having max(c.last_day) >= :since
order by c.story_id;

-- name: warnings_since(since)
select * from warnings where day >= :since order by day, agency_id, subject, reason, warning_id;

-- name: warning_lines(known_at, since)
-- The view as it was known then, for the command line.
select w.warning_id, w.day, w.agency_id, w.agency_name, w.subject, w.reason, w.articles, w.words, w.found_at
from early_warnings_at(:known_at::timestamptz) w where w.day >= :since
order by w.day desc, w.articles desc, w.warning_id;
