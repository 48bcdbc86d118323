-- PUBLIC CONTRACT: feed_health, feed_health_at(t).
-- One row a feed, sitemap or section page of a source that the catalogue holds: how it fares, by its own
-- history of thirty days.
--   source_id, feed_url  varchar
--   last_asked      timestamptz  null where it never was
--   last_answered   timestamptz  when it was last read or said that nothing is new
--   last_new        timestamptz  when it last named a page for the first time
--   new_pages       bigint       in the last fourteen days
--   failing_weight  double       of the failures in a row up to now, see 64_fetches.sql; 0 where it answers
--   status          varchar      Vietnamese
--   since           timestamptz  from when that holds; null where all is well
--   why             varchar      Vietnamese; '' where all is well
-- "Now" is the last fetch of any source: a collector that stands still makes no feed look silent.

-- The sources that the catalogue held by then: what left it is no longer reported on.
create or replace macro sources_present(t) as table
    with roster as (
        select source_ids from rosters where recorded_at <= t
        qualify row_number() over (order by recorded_at desc, rowid desc) = 1
    )
    select s.* from sources_known(t) s
    where not exists (from roster) or exists (from roster r where list_contains(r.source_ids, s.id));

create or replace macro feeds_present(t) as table
    select distinct id as source_id, unnest(feeds || sitemaps || sections) as feed_url from sources_present(t);

-- Every time a feed was asked, its redirects followed to the answer, with what the answer was the first to name.
-- What the sitemaps of an index name is counted for the index.
create or replace macro feed_polls_known(t) as table
    with recursive heard as (
        select *, max(fetched_at) over () as latest from fetches
        where kind in ('feed', 'sitemap', 'section') and recorded_at <= t
            and error is distinct from 'host_resting'  -- it was not asked
    ),
    asked as (select * from heard where fetched_at > latest - interval 30 days),
    steps as (
        select a.fetch_id as poll_id, a.url as feed_url, a.fetched_at as "at", 0 as step, a.*
        from asked a semi join feeds_present(t) f on f.source_id = a.source_id and f.feed_url = a.url
        union all
        select s.poll_id, s.feed_url, s."at", s.step + 1, a.*
        from steps s join asked a
            on a.url = s.redirected_to and a.source_id = s.source_id and a.run_id = s.run_id
        where s.error is null and s.redirected_to is not null and s.step < 6
    ),
    answers as (
        select * from steps qualify row_number() over (partition by poll_id order by step desc, fetch_id) = 1
    ),
    -- What these answers name; of a page that was named before, the first to name it counts, however long ago.
    lately as (
        select distinct feed_url, url from feed_entries
        where recorded_at <= t and capture_id in (select capture_id from asked)
    ),
    first_named as (
        select feed_url, url, arg_min(capture_id, (recorded_at, rowid)) as capture_id
        from feed_entries semi join lately using (feed_url, url) where recorded_at <= t group by feed_url, url
    ),
    named as (select feed_url, capture_id, count(*) as new from first_named group by feed_url, capture_id),
    under_index as (
        select k.run_id, k.source_id, sum(n.new) as new, sum(k.items) as items
        from asked k left join named n on n.feed_url = k.url and n.capture_id = k.capture_id
        where k.kind = 'sitemap' and k.fetch_id not in (select fetch_id from steps)
        group by k.run_id, k.source_id
    )
    select a.feed_url, a.source_id, a.kind, a."at", a.status, a.error, failure_weight(a.error, a.status) as weight,
        (coalesce(n.new, 0) + coalesce(u.new, 0))::bigint as new,
        (a.items + coalesce(u.items, 0))::bigint as items,
        a.etag, a.last_modified, a.body_sha256, a.retry_at, a.max_age
    from answers a
    left join named n on n.feed_url = a.feed_url and n.capture_id = a.capture_id
    left join under_index u
        on a.kind = 'sitemap' and a.items = 0 and u.run_id = a.run_id and u.source_id = a.source_id
    where a.error is not null or a.redirected_to is null;  -- a redirect that was not followed to its end is no answer

-- Feeds whose dates were all the time of the crawl, from when the collector noted it until it noted the end.
create or replace macro feeds_dated_by_crawl(t) as table
    with noted as (from problems where stage = 'collect' and recorded_at <= t),
    ended as (
        select subject, max(recorded_at) as "at" from noted where kind = 'dates_are_true_again' group by subject
    )
    select n.subject as feed_url, min(n.recorded_at) as since
    from noted n left join ended e using (subject)
    where n.kind = 'dates_are_crawl_times' and (e."at" is null or n.recorded_at > e."at")
    group by n.subject;

create or replace macro feed_health_at(t) as table
    with polls as (
        select *, max("at") over () as latest,
            max("at") filter (weight = 0) over feed as last_answered,
            max("at") filter (weight > 0) over feed as last_failed,
            min("at") over feed as first_asked
        from feed_polls_known(t) window feed as (partition by source_id, feed_url)
    ),
    phases as (
        select *, max("at") filter (weight = 0 and "at" < last_failed) over (partition by source_id, feed_url) as before_it
        from polls
    ),
    story as (
        select source_id, feed_url, any_value(latest) as latest,
            any_value(kind) as kind,
            max("at") as last_asked, min(first_asked) as first_asked,
            any_value(last_answered) as last_answered,
            min("at") filter (weight = 0) as first_answered,
            count(*) filter (weight = 0) as answers,
            max("at") filter (new > 0) as last_new,
            coalesce(sum(new) filter ("at" > latest - interval 14 days), 0)::bigint as new_pages,
            coalesce(sum(weight) filter (last_answered is null or "at" > last_answered), 0) as failing_weight,
            count(*) filter (weight > 0 and (last_answered is null or "at" > last_answered)) as failures,
            min("at") filter (weight > 0 and (last_answered is null or "at" > last_answered)) as failing_since,
            arg_max(error, "at") as last_error,
            arg_max(fetch_words(error, status), "at") as last_words,
            sum(weight) filter (before_it is null or "at" > before_it) as episode_weight,
            min("at") filter (weight = 0 and "at" > last_failed) as recovered_at
        from phases group by source_id, feed_url
    ),
    paces as (
        -- New pages a day up to the last new one; the first answer tells nothing of the pace.
        select p.source_id, p.feed_url,
            sum(p.new) / (date_diff('second', min(p.first_asked), max(s.last_new)) / 86400.0) as pace
        from polls p join story s using (source_id, feed_url)
        where p."at" > p.first_asked and p."at" <= s.last_new
        group by p.source_id, p.feed_url
        having date_diff('hour', min(p.first_asked), max(s.last_new)) >= 60
    ),
    ever as (
        select distinct feed_url from feed_entries where recorded_at <= t
        union
        select distinct feed_url from polls where new > 0  -- an index has no entries of its own
    ),
    judged as (
        select f.source_id, f.feed_url, s.* exclude (source_id, feed_url), p.pace, d.since as dated_since,
            case
                when s.last_asked is null then 'new'
                when s.failing_weight > 0 and s.last_error = 'robots_forbidden' then 'closed'
                when s.failing_weight >= 12 then 'dead'
                when s.failing_weight >= 3 then 'failing'
                when s.failing_weight > 0 then 'stumbling'
                when d.since is not null and s.kind <> 'sitemap' then 'dated'
                when e.feed_url is null and s.answers >= 2
                    and s.last_answered >= s.first_answered + interval 20 hours then 'never'
                when s.last_answered > s.last_new + interval 36 hours
                    and p.pace * date_diff('second', s.last_new, s.last_answered) / 86400.0 >= 5 then 'silent'
                when s.episode_weight >= 3 and s.recovered_at > s.latest - interval 20 hours then 'revived'
                else 'well'
            end as verdict
        from feeds_present(t) f
        left join story s using (source_id, feed_url)
        left join paces p using (source_id, feed_url)
        left join feeds_dated_by_crawl(t) d on d.feed_url = f.feed_url
        left join ever e on e.feed_url = f.feed_url
    )
    select source_id, feed_url, last_asked, last_answered, last_new,
        coalesce(new_pages, 0) as new_pages, coalesce(failing_weight, 0) as failing_weight,
        case verdict
            when 'new' then 'chưa thu thập'
            when 'closed' then 'robots.txt không cho phép'
            when 'dead' then 'ngừng trả lời'
            when 'failing' then 'đang lỗi'
            when 'stumbling' then 'trục trặc tạm thời'
            when 'dated' then 'ngày giờ không tin được'
            when 'never' then 'chưa từng có bài'
            when 'silent' then 'im ắng bất thường'
            when 'revived' then 'đã hoạt động trở lại'
            else 'bình thường'
        end as status,
        case verdict
            when 'closed' then failing_since when 'dead' then failing_since
            when 'failing' then failing_since when 'stumbling' then failing_since
            when 'dated' then dated_since
            when 'never' then first_asked
            when 'silent' then last_new
            when 'revived' then recovered_at
        end as since,
        case
            when verdict = 'new' then 'chưa được hỏi lần nào'
            when verdict = 'dead' then concat(failures, ' lượt không thành liên tiếp từ ', day_words(failing_since),
                '; gần nhất: ', last_words, '; vẫn hỏi lại mỗi ngày một lần, tự trở lại khi nguồn trả lời')
            when verdict in ('closed', 'failing', 'stumbling') then concat(failures,
                ' lượt không thành liên tiếp từ ', day_words(failing_since), '; gần nhất: ', last_words)
            when verdict = 'dated' then concat('từ ', day_words(dated_since),
                ' ghi giờ thu thập thay cho giờ đăng; ngày đăng phải lấy từ trang bài')
            when verdict = 'never' then concat('đã trả lời ', answers, ' lượt từ ', day_words(first_asked),
                ' nhưng chưa từng nêu bài nào; kiểm tra lại địa chỉ')
            when verdict = 'silent' then concat('không có bài mới từ ', day_words(last_new),
                '; trước đó khoảng ', round(pace, 1), ' bài một ngày')
            else ''
        end as why
    from judged order by source_id, feed_url;

create or replace view feed_health as
    from feed_health_at('infinity'::timestamptz);

comment on view feed_health is
    'Tình trạng từng kênh tin (RSS, sitemap, chuyên mục) của danh mục: bình thường, lỗi, im ắng; từ khi nào, vì sao.';

-- Pages that failed in the last days and have not answered since; a page that led to one shares its lot.  A page
-- that was not asked because its host rests has not failed.  Not part of the public contract.
--   rested_at: from when one may be asked again, never before its server's Retry-After (for a day at most)
create or replace macro pages_in_trouble(before) as table
    with tried as (
        select * from fetches
        where kind = 'page' and fetched_at < before and fetched_at > before - interval 4 days
            and error is distinct from 'host_resting'
    ),
    answered as (
        select url, max(fetched_at) as "at" from tried where status in (200, 304) and error is null group by url
    ),
    standing as (
        select t.url, count(*) as tries, max(t.fetched_at) as last_tried,
            arg_max(failure_weight(t.error, t.status), t.fetched_at) as weight,
            max(least(t.retry_at, t.fetched_at + interval 24 hours)) filter (t.retry_at is not null) as retry_at
        from tried t left join answered a on a.url = t.url
        where t.error is not null and (a."at" is null or t.fetched_at > a."at")
        group by t.url
    ),
    whole as (
        from standing
        union all
        select t.url, max(s.tries), max(s.last_tried), max(s.weight), max(s.retry_at)
        from tried t join standing s on s.url = t.redirected_to where t.url <> s.url group by t.url
    )
    select url, max(tries) as tries, max(weight) as weight,
        max(greatest(retry_at, last_tried + to_hours(case
            when weight >= 2 then 20 else least(20, pow(2, least(tries, 6) - 1))
        end::bigint))) as rested_at
    from whole group by url;
