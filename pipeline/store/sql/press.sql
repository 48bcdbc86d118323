-- Sources, fetches, captures, feed entries, articles, mentions, story members.

-- name: known_page_urls()
-- Addresses that need not be fetched again: pages that came, and addresses that led to one.
with recursive known(url) as (
    select url from fetches where kind = 'page' and status = 200 and error is null
    union
    select f.url from fetches f join known k on f.redirected_to = k.url where f.kind = 'page'
)
select url from known order by url;

-- name: validators(before, since)
-- What to send as If-None-Match and If-Modified-Since: from the latest good answer of each address
-- before that instant.  None for a feed that since then named a page which has not come (it failed, or
-- the run was killed): the feed's 304 would hide that page for good.
with recursive known(url) as (
    select url from fetches
    where kind = 'page' and status = 200 and error is null and fetched_at < :before
    union
    select f.url from fetches f join known k on f.redirected_to = k.url where f.kind = 'page'
),
owing as (
    select distinct e.feed_url as url
    from feed_entries e join captures c using (capture_id) anti join known k on k.url = e.url
    where c.fetched_at >= :since and c.fetched_at < :before
)
select url, etag, last_modified from (
    select * from fetches where status = 200 and error is null and fetched_at < :before
    qualify row_number() over (partition by url order by fetched_at desc, rowid desc) = 1
) as good
anti join owing using (url)
where etag is not null or last_modified is not null
order by url;

-- name: recheck_urls(agencies, since, pause)
-- Pages about these agencies that are asked again, lest they are changed or withdrawn in silence.  *since* is
-- three days before the present instant.
--   ordinary pages: first seen since then, once in 20 hours at most
--   flagged pages (not rejected or withdrawn): for 30 days, once in *pause* at most
--   pages that an open case rests on: as long as it is open, once in *pause* at most
with flagged as (
    select a.canonical_url from assessments_known('infinity'::timestamptz) s
    join articles a using (article_id) left join decisions_known('infinity'::timestamptz) d using (assessment_id)
    where s.level = 'flag' and coalesce(d.decision, '') not in ('reject', 'withdraw')
        and list_contains(:agencies::varchar[], s.agency_id) and a.first_seen_at >= :since - interval 27 days
),
bound as (
    select a.canonical_url from cases_at('infinity'::timestamptz) c
    join case_events e using (case_id) join assessments s on s.assessment_id = e.ref
    join articles a using (article_id)
    where c.state in ('opened', 'confirmed') and list_contains(:agencies::varchar[], c.agency_id)
),
closely as (select canonical_url from flagged union select canonical_url from bound),
about as (
    select distinct article_id from mentions where about and list_contains(:agencies::varchar[], agency_id)
),
asked as (
    select url, max(fetched_at) as asked_at from fetches where kind = 'page' and status is not null group by url
)
select distinct a.url
from articles_known('infinity'::timestamptz) a
left join asked using (url) left join closely c using (canonical_url) left join about b using (article_id)
where (c.canonical_url is not null or (b.article_id is not null and a.first_seen_at >= :since))
    and coalesce(
        asked_at <= :since + interval 3 days
            - case when c.canonical_url is null then interval 20 hours else :pause::interval end,
        true
    )
order by a.url;

-- name: unprocessed_captures()
-- Pages that were not read yet and gave no recorded problem.
select c.* from captures c
anti join extracted using (capture_id)
anti join articles using (capture_id)
anti join (select subject as capture_id from problems where stage = 'extract') p using (capture_id)
where c.kind = 'page' and c.status = 200
order by c.fetched_at, c.url;

-- name: captures_by_id()
select c.* from captures c semi join wanted w on w.id = c.capture_id
order by c.fetched_at, c.url;

-- name: entries_for_urls()
-- The latest entry of each address: that of the latest capture of its feed.  One with a date comes before
-- one without: section pages and sitemaps often name a page that a feed has dated.
select e.* from feed_entries e
semi join wanted w on w.id = e.url
qualify row_number() over (
    partition by e.url order by e.published_at is null, e.recorded_at desc, e.rowid desc
) = 1
order by e.url;

-- name: articles_by_id()
select a.* from articles a semi join wanted w on w.id = a.article_id
order by a.day, a.published_at nulls last, a.article_id;

-- name: articles_since(day)
select * from articles where day >= :day
order by day, published_at nulls last, article_id;

-- name: mentions_for()
select m.* from mentions m semi join wanted w on w.id = m.article_id
order by m.article_id, m.field, m.start, m.mention_id;

-- name: members_since(day)
-- Each article's membership in force.
select m.* from members_known('infinity'::timestamptz) m
semi join (select article_id from articles where day >= :day) a using (article_id)
order by m.story_id, m.article_id;

-- name: all_sources()
select * from sources_known('infinity'::timestamptz) order by id;

-- name: all_agencies()
select * from agencies_known('infinity'::timestamptz) order by id;

-- name: all_problems()
select * from problems order by recorded_at, stage, subject, kind;
