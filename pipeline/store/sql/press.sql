-- Sources, fetches, captures, feed entries, articles, mentions, story members.

-- name: known_page_urls()
-- Addresses that need not be fetched again: pages that came, and addresses that led to one.
with recursive known(url) as (
    select url from fetches where kind = 'page' and status = 200 and error is null
    union
    select f.url from fetches f join known k on f.redirected_to = k.url where f.kind = 'page'
)
select url from known order by url;

-- name: validators()
-- What to send as If-None-Match and If-Modified-Since: from the latest good answer of each address.
select url, etag, last_modified from (
    select * from fetches where status = 200 and error is null
    qualify row_number() over (partition by url order by fetched_at desc, rowid desc) = 1
) as good
where etag is not null or last_modified is not null
order by url;

-- name: recheck_urls(agencies, since)
-- Pages about these agencies first seen since then: asked again, lest they are changed in silence.
select distinct a.url
from articles_known('infinity'::timestamptz) a semi join (
    select article_id from mentions
    where about and list_contains(:agencies::varchar[], agency_id)
) m using (article_id)
where a.first_seen_at >= :since
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
-- The latest entry of each address: that of the latest capture of its feed.
select e.* from feed_entries e
semi join wanted w on w.id = e.url
qualify row_number() over (partition by e.url order by e.recorded_at desc, e.rowid desc) = 1
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
