-- The feeds' clocks, and what the collector is told of pages that failed.

-- name: append_rosters(recorded_at, run_id)!
-- Only where the catalogue's sources are others than those in force at that time.
insert into rosters by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join (
    select roster_id from rosters where recorded_at <= :recorded_at
    qualify row_number() over (order by recorded_at desc, rowid desc) = 1
) using (roster_id);

-- name: feed_polls(polls)
-- The last polls of each feed, oldest first.
select * from feed_polls_known('infinity'::timestamptz)
qualify row_number() over (partition by source_id, feed_url order by "at" desc) <= :polls
order by source_id, feed_url, "at";

-- name: fetches_held()
-- How many; no row is ever changed or taken away, so the same number means the same rows.
select count(*) as held from fetches;

-- name: owing_feeds(before, since)
-- Feeds that since then named a page which has not come and may still come.  Pages on strange hosts, pages
-- that are gone or closed, that failed four times or that rest after a failure are not owed.
with recursive known(url) as (
    select url from fetches
    where kind = 'page' and status = 200 and error is null and fetched_at < :before
    union
    select f.url from fetches f join known k on f.redirected_to = k.url where f.kind = 'page'
),
strange as (select subject from problems where stage = 'collect' and kind = 'off_host')
select distinct e.feed_url as url
from feed_entries e join captures c using (capture_id)
anti join known k on k.url = e.url
left join pages_in_trouble(:before::timestamptz) p on p.url = e.url
where c.fetched_at >= :since and c.fetched_at < :before
    and (p.url is null or (p.weight < 2 and p.tries < 4 and p.rested_at <= :before))
    and concat(e.source_id, ' ', regexp_extract(lower(e.url), '^https?://([^/:?#]+)', 1))
        not in (select subject from strange)
order by url;

-- name: resting_pages(at)
-- Pages that failed too recently to be asked again.
select url from pages_in_trouble(:at::timestamptz) where rested_at > :at order by url;

-- name: resting_hosts(at, ceiling)
-- Hosts that asked to be left alone, and until when at most: see crawlers/resting.py for what speaks for a host.
select host, max(least(retry_at, fetched_at + :ceiling)) as until
from (
    select *, regexp_extract(lower(url), '^https?://([^/:?#]+)', 1) as host from fetches
    where retry_at > :at and fetched_at <= :at and fetched_at > :at - :ceiling
        and (status = 429 or (status = 503 and kind not in ('feed', 'sitemap', 'section')))
) as asked
group by host having until > :at order by host;

-- name: feeds_dated_by_crawl(at)
select feed_url from feeds_dated_by_crawl(:at::timestamptz) order by feed_url;

-- name: feed_health_rows(known_at)
select * from feed_health_at(:known_at::timestamptz) order by source_id, feed_url;

-- name: pages_by_night(until)
-- Pages brought in by the day, counted back from that instant; days on which nobody collected have no row.
select floor(date_diff('second', fetched_at, :until::timestamptz) / 86400.0)::bigint as days_ago,
    count(distinct url) filter (kind = 'page' and status = 200 and error is null) as pages
from fetches
where kind <> 'robots' and fetched_at <= :until and fetched_at > :until - interval 15 days
group by days_ago order by days_ago;
