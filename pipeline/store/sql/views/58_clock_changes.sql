-- What the changes of an internal clock come to: pipeline/cases/clock_changes.py, changed.  Not part of the public
-- contract; the view case_clock shows the result.

create or replace macro calendar_known(t) as table
    select * from calendar_days where recorded_at <= t
    qualify row_number() over (partition by day order by recorded_at desc, rowid desc) = 1;

create or replace macro named_day_words(d) as
    ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'][dayofweek(d) + 1]
        || ', ' || strftime(d, '%d/%m/%Y');

-- Each change with the days that its clock had stood by then.
--   stands   1 from a stop to the resumption, else 0
--   ended    days of the stops that have ended, less the day (since 1970) of the one that lasts
--   since    the day of the last stop
-- Up to a day d a clock has stood for ended + stands * (d since 1970) days.
create or replace macro clock_turns(t) as table
    with told as (
        select *, rowid as written, ("at" at time zone 'Asia/Ho_Chi_Minh')::date as day
        from clock_changes where recorded_at <= t
    ),
    turned as (  -- a stop of what stands and a resumption of what runs turn nothing
        select *, kind <> 'extended' and kind <> coalesce(
            last_value(case when kind <> 'extended' then kind end ignore nulls) over (
                partition by clock_id order by "at", recorded_at, written
                rows between unbounded preceding and 1 preceding
            ), 'resumed') as turns
        from told
    )
    select clock_id, kind, "at", until, day, recorded_at, written,
        (sum(case when not turns then 0 when kind = 'paused' then 1 else -1 end) over upto)::integer as stands,
        (sum((case when not turns then 0 when kind = 'paused' then -1 else 1 end) * (day - date '1970-01-01'))
            over upto)::integer as ended,
        max(day) filter (turns and kind = 'paused') over upto as since,
        case kind
            when 'paused' then 'tạm dừng từ ' || named_day_words(day)
            when 'resumed' then 'chạy tiếp từ ' || named_day_words(day)
            else 'gia hạn ngày ' || named_day_words(day) || coalesce(' đến hết ' || named_day_words(until), '')
        end || ': ' || reason as words
    from turned
    window upto as (
        partition by clock_id order by "at", recorded_at, written rows between unbounded preceding and current row
    );
