-- What became of pages after they were first seen.

-- name: append_page_changes(recorded_at, run_id)!
insert into page_changes by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join page_changes using (change_id);

-- name: unnoted_edits()
-- Captures that showed another version than the capture of the same address before them, in order.  A page
-- of which not one byte changed was only read otherwise.
with edited as (
    select canonical_url from articles group by canonical_url having count(distinct article_id) > 1
),
seen as (
    select a.canonical_url, c.url, c.capture_id, c.fetched_at, c.status, c.payload_sha256, e.article_id,
        lag(e.article_id) over page as previous_id,
        lag(c.payload_sha256) over page as previous_payload
    from extracted e join captures c using (capture_id) join articles a using (article_id)
    semi join edited using (canonical_url)
    window page as (partition by a.canonical_url, c.url order by c.fetched_at, c.capture_id)
)
select s.canonical_url, s.url, s.capture_id, s.fetched_at as noticed_at, s.status, s.article_id, s.previous_id,
    coalesce(f.fetch_id, '') as fetch_id
from seen s
left join (select capture_id, min(fetch_id) as fetch_id from fetches group by capture_id) f using (capture_id)
anti join (select capture_id from page_changes where kind = 'edited') n using (capture_id)
where s.previous_id <> s.article_id and s.previous_payload <> s.payload_sha256
order by s.fetched_at, s.url;

-- name: unnoted_turns()
-- Fetches at which a page that had been there was gone, or one that was gone was there again, in order.
-- What is neither (a server's error, no answer) says nothing.
with marks as (
    select f.url, f.fetch_id, coalesce(f.capture_id, '') as capture_id, f.fetched_at, f.status, f.rowid as written,
        f.status in (404, 410) as gone
    from fetches f semi join (select distinct url from captures semi join extracted using (capture_id)) p using (url)
    where f.kind = 'page' and (f.status in (404, 410) or (f.status in (200, 304) and f.error is null))
),
turns as (
    select *, lag(gone) over (partition by url order by fetched_at, written) as was_gone from marks
)
select t.url, t.fetch_id, t.capture_id, t.fetched_at as noticed_at, t.status, t.gone,
    arg_max(a.article_id, c.fetched_at) as article_id,
    arg_max(a.canonical_url, c.fetched_at) as canonical_url
from turns t
join captures c on c.url = t.url and c.fetched_at <= t.fetched_at
join extracted e on e.capture_id = c.capture_id
join articles a on a.article_id = e.article_id
anti join (select fetch_id from page_changes where kind <> 'edited') n on n.fetch_id = t.fetch_id
where t.gone <> t.was_gone
group by t.url, t.fetch_id, t.capture_id, t.fetched_at, t.status, t.gone
order by t.fetched_at, t.url;

-- name: changes_of(canonical_url)
select * from page_changes where canonical_url = :canonical_url order by noticed_at, kind, change_id;

-- name: versions_of(canonical_url)
select * from articles where canonical_url = :canonical_url order by first_seen_at, article_id;

-- name: page_fetches(canonical_url)
-- Every time the page was asked for, by whichever of its addresses.
select f.* from fetches f
semi join (
    select distinct c.url from captures c
    join extracted e using (capture_id) join articles a using (article_id)
    where a.canonical_url = :canonical_url
) p using (url)
where f.kind = 'page'
order by f.fetched_at, f.fetch_id;

-- name: pages_like(prefix)
-- Pages of which a version, a capture or an assessment has an id that begins so.
select distinct a.canonical_url from articles a
left join extracted e using (article_id) left join assessments s using (article_id)
where starts_with(a.article_id, :prefix) or starts_with(e.capture_id, :prefix)
    or starts_with(s.assessment_id, :prefix)
order by a.canonical_url;

-- name: pages_at(address)
-- Pages with that address, by its own word or ours.
select distinct a.canonical_url from articles a
left join extracted e using (article_id) left join captures c on c.capture_id = e.capture_id
where a.canonical_url = :address or a.url = :address or c.url = :address
order by a.canonical_url;
