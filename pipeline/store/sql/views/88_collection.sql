-- What the collections reached, by day and by source.  Not part of the public contract.
-- All take t: the state as it was known then.  A day is a day in Viet Nam.

-- Of the days between the two those that collections reached; others were not looked at.
--   whole  a collection ran between the end of the day and noon of the day after
-- A feed names the news of a day and a half (on the recorded nights 36 hours), so what runs in that half day still
-- reads the whole day; by the afternoon its early hours have left the feeds, and a collection three days later reads
-- nothing of it but what happens to be named still.  A collection during the day, or in the afternoon after, reads a
-- part.  It counts where at least one feed answered or one page came: which sources did not is told by source_nights.
create or replace macro covered_days(t, first_day, last_day) as table
    with collected as (
        select distinct date_trunc('hour', fetched_at at time zone 'Asia/Ho_Chi_Minh') as "at" from fetches
        where recorded_at <= t and error is null
            and fetched_at >= first_day::timestamp at time zone 'Asia/Ho_Chi_Minh'
            and fetched_at < (last_day + 2)::timestamp at time zone 'Asia/Ho_Chi_Minh'
            and (kind = 'page' and status = 200 or kind in ('feed', 'sitemap', 'section') and status in (200, 304))
    ),
    reached as (
        select "at"::date - 1 as day, hour("at") < 12 as whole from collected
        union all
        select "at"::date as day, false as whole from collected
    )
    select day, bool_or(whole) as whole from reached where day between first_day and last_day group by day;

-- The night of a day: from its noon to the noon after, watching by day included.  It is the half day in which the
-- day is read whole, and the afternoon before.
create or replace macro night_of(moment) as
    (moment at time zone 'Asia/Ho_Chi_Minh' - interval 12 hours)::date;

create or replace macro noon_of(day) as
    (day::timestamp + interval 12 hours) at time zone 'Asia/Ho_Chi_Minh';

-- Those nights of these days in which anything was asked of the press, whatever it answered.  The night of a day that
-- is not over at t is still to come.
create or replace macro collected_nights(t, first_day, last_day) as table
    select distinct night_of(fetched_at) as night from fetches
    where recorded_at <= t and kind <> 'robots' and night_of(fetched_at) < (t at time zone 'Asia/Ho_Chi_Minh')::date
        and fetched_at >= noon_of(first_day) and fetched_at < noon_of(last_day + 1);

-- One row a source and night of these days in which anything was asked of the press, from the source's first night
-- in the catalogue on.
--   asked, delivered  boolean  a page came; of a source of which nothing is expected, an answer is enough
--   fetched, failed   bigint   as source_health counts them
--   why               varchar  Vietnamese; '' where it delivered
create or replace macro source_nights(t, first_day, last_day) as table
    with exchanges as (
        select source_id, night_of(fetched_at) as night, kind, status, error,
            (coalesce(error, 'robots_forbidden') <> 'robots_forbidden' or coalesce(status >= 400, false)) as bad
        from fetches
        where recorded_at <= t and kind <> 'robots'
            and fetched_at >= noon_of(first_day) and fetched_at < noon_of(last_day + 1)
    ),
    told as (
        select source_id, night,
            count(*) filter (kind = 'page' and status = 200 and error is null) as fetched,
            count(*) filter (bad) as failed,
            count(*) filter (not bad and error is null) as answered,
            coalesce(
                mode(fetch_words(error, status) order by fetch_words(error, status)) filter (bad),
                if(answered = 0, mode(fetch_words(error, status) order by fetch_words(error, status)), null)
            ) as words
        from exchanges group by source_id, night
    ),
    begun as (select id, min(recorded_at) as since from sources where recorded_at <= t group by id),
    due as (
        select s.id as source_id, s.expected_min, n.night
        from sources_present(t) s join begun b on b.id = s.id
        join collected_nights(t, first_day, last_day) n on b.since < noon_of(n.night + 1)
    ),
    judged as (
        select d.source_id, d.night, e.source_id is not null as asked, coalesce(e.fetched, 0) as fetched,
            coalesce(e.failed, 0) as failed, e.words,
            coalesce(e.fetched > 0 or e.answered > 0 and e.failed = 0 and d.expected_min = 0, false) as delivered
        from due d left join told e using (source_id, night)
    )
    select source_id, night, asked, delivered, fetched, failed,
        case
            when delivered then ''
            when not asked then 'không được hỏi'
            else coalesce(words, 'nguồn trả lời nhưng không có trang nào mới')
        end as why
    from judged;
