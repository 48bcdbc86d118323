-- PUBLIC CONTRACT: case_clock, case_clock_at(t).
-- One row a deadline.  The two kinds are never mixed up:
--   statutory  runs from the receipt of the ministry's notice; ends when the office has spoken and
--              copied the ministry (6.5 of Circular 02/2019), counting only what was done from the day
--              of receipt on, so that a second notice is not answered by what was said before it
--   internal   runs from the opening on the office's own finding; ends with the first answer or
--              outcome: the office spoke, the case was dismissed, withdrawn, merged or closed, the press was right
-- The same rule as pipeline/cases/life.py, ended_at.
-- A clock that a corrected notice no longer starts is left out; the correction stands among the case's events.
--   clock_id, case_id, agency_id, agency_name, title, kind  varchar
--   started_on      date         day of receipt or opening; not counted
--   last_day        date         the strict last day
--   moved_last_day  date         where a weekend or holiday would move it
--   due_at          timestamptz  exclusive: 00:00 in Viet Nam after the last day
--   ended_at        timestamptz  null while it runs
--   days_left       bigint       whole days from t (or the end) to the last day; negative after it
--   overdue         boolean      t (or the end) is not before due_at
--   basis           varchar      the clause, in words
-- The view measures against the present instant.

create or replace macro case_clock_measured(t, measured_at) as table
    with happened as (select * from case_events where recorded_at <= t),
    acts as (
        select k.clock_id,
            min(e.happened_at) filter (e.kind = 'spoke') as spoke_at,
            min(e.happened_at) filter (e.kind = 'copied_ministry') as copied_at
        from clocks k join happened e using (case_id)
        where e.happened_at >= (k.started_on::timestamp at time zone 'Asia/Ho_Chi_Minh')
        group by k.clock_id
    ),
    closings as (
        select case_id, min(happened_at) as closed_at from happened
        where kind in ('spoke', 'dismissed', 'press_was_right', 'withdrawn', 'merged', 'closed') group by case_id
    ),
    running as (
        select k.*,
            case k.kind
                when 'statutory' then
                    case when a.spoke_at is not null and a.copied_at is not null
                        then greatest(a.spoke_at, a.copied_at) end
                else c.closed_at
            end as ended_at
        from clocks k left join acts a using (clock_id) left join closings c on c.case_id = k.case_id
        where k.recorded_at <= t
            and not exists (from happened h where h.kind = 'clock_replaced' and h.ref = k.clock_id)
    )
    select r.clock_id, r.case_id, o.agency_id, coalesce(g.agency_name, o.agency_id) as agency_name, o.title,
        r.kind, r.started_on, r.last_day, r.moved_last_day, r.due_at, r.ended_at,
        r.last_day - (coalesce(r.ended_at, measured_at) at time zone 'Asia/Ho_Chi_Minh')::date as days_left,
        coalesce(r.ended_at, measured_at) >= r.due_at as overdue,
        r.basis
    from running r join case_openings o using (case_id) left join agency_names(t) g using (agency_id)
    order by r.ended_at is not null, r.due_at, r.case_id, r.kind;

create or replace macro case_clock_at(t) as table
    from case_clock_measured(t, t);

create or replace view case_clock as
    from case_clock_measured('infinity'::timestamptz, now());

comment on view case_clock is
    'Thời hạn của từng vụ việc: theo thông báo của Bộ (statutory) và nội bộ (internal); số ngày còn lại, quá hạn.';
