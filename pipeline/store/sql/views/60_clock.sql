-- PUBLIC CONTRACT: case_clock, case_clock_at(t).
-- One row a deadline.  The two kinds are never mixed up:
--   statutory  runs from the receipt of the ministry's notice; ends when the office has spoken and
--              copied the ministry (6.5 of Circular 02/2019), counting only what was done from the day
--              of receipt on, so that a second notice is not answered by what was said before it; or by a document of
--              the ministry (lamro case notice-ended), whichever came first
--   internal   runs from the opening on the office's own finding; ends with the first answer or
--              outcome: the office spoke, the case was dismissed, withdrawn, merged or closed, the press was right
-- The same rule as pipeline/cases/life.py, ended_at.
-- A clock that a corrected notice no longer starts is left out; the correction stands among the case's events.  So is
-- one of a case that was merged while it ran: it goes on, from the same day, in the case into which that was merged.
-- Only an internal clock is ever stopped, resumed or extended (lamro case pause, resume, extend).  The day of a stop
-- does not count any more, that of the resumption does again: last_day moves by the days between the two, and while
-- the clock stands by a day each day, so that days_left stays and nothing gets overdue; an extension sets a later day.
-- The same rule as pipeline/cases/clock_changes.py, changed; what had changed when the clock ended counts.
--   clock_id, case_id, agency_id, agency_name, title, kind  varchar
--   started_on      date         day of receipt or opening; not counted
--   last_day        date         the strict last day, as changes have left it by t (or the end)
--   moved_last_day  date         where a weekend or holiday would move it
--   due_at          timestamptz  exclusive: 00:00 in Viet Nam after the last day
--   ended_at        timestamptz  null while it runs
--   days_left       bigint       whole days from t (or the end) to the last day; negative after it
--   overdue         boolean      t (or the end) is not before due_at
--   basis           varchar      the clause, in words; then each change with its day and reason
--   paused_since    date         the day from which it stands; null while it runs, and once it has ended
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
    by_ministry as (
        select ref as clock_id, min(happened_at) as ended_at from happened where kind = 'clock_ended' group by ref
    ),
    running as (
        select k.*,
            case k.kind
                when 'statutory' then
                    least(case when a.spoke_at is not null and a.copied_at is not null
                        then greatest(a.spoke_at, a.copied_at) end, b.ended_at)
                else c.closed_at
            end as ended_at
        from clocks k left join acts a using (clock_id) left join closings c on c.case_id = k.case_id
            left join by_ministry b on b.clock_id = k.clock_id
        where k.recorded_at <= t
            and not exists (from happened h where h.kind = 'clock_replaced' and h.ref = k.clock_id)
    ),
    measured as (
        select *, coalesce(ended_at, measured_at) as upto,
            (coalesce(ended_at, measured_at) at time zone 'Asia/Ho_Chi_Minh')::date as upto_day
        from running
    ),
    changed as (
        select m.clock_id,
            max(u.until - (u.ended + u.stands * (u.day - date '1970-01-01'))::integer) filter (u.kind = 'extended') as set_day,
            arg_max(u.ended + u.stands * (m.upto_day - date '1970-01-01'), (u."at", u.recorded_at, u.written)) as stood,
            arg_max_null(case when u.stands = 1 then u.since end, (u."at", u.recorded_at, u.written)) as since,
            string_agg(u.words, '; ' order by u."at", u.recorded_at, u.written) as words
        from measured m join clock_turns(t) u using (clock_id)
        where u."at" <= m.upto
        group by m.clock_id
    ),
    moved as (
        select m.* replace (
                case when c.clock_id is null then m.last_day
                    else greatest(m.last_day, coalesce(c.set_day, m.last_day)) + c.stood::integer end as last_day,
                concat_ws('; ', m.basis, c.words) as basis
            ),
            c.clock_id is not null as was_changed,
            case when m.ended_at is null then c.since end as paused_since
        from measured m left join changed c using (clock_id)
    ),
    calendar as (
        select coalesce(list(day) filter (working), []) as worked, coalesce(list(day) filter (not working), []) as free
        from calendar_known(t)
    ),
    shown as (
        select m.* replace (
                case when was_changed then ((last_day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
                    else due_at end as due_at,
                case when was_changed then list_filter(
                        list_transform(range(0, 40), lambda n: last_day + n::integer),
                        lambda d: list_contains(worked, d) or (isodow(d) < 6 and not list_contains(free, d))
                    )[1]
                    else moved_last_day end as moved_last_day
            )
        from moved m cross join calendar
    )
    select r.clock_id, r.case_id, o.agency_id, coalesce(g.agency_name, o.agency_id) as agency_name, o.title,
        r.kind, r.started_on, r.last_day, r.moved_last_day, r.due_at, r.ended_at,
        r.last_day - r.upto_day as days_left,
        r.upto >= r.due_at as overdue,
        r.basis, r.paused_since
    from shown r join cases_named(t) o using (case_id) left join agency_names(t) g using (agency_id)
    order by r.ended_at is not null, r.due_at, r.case_id, r.kind;

create or replace macro case_clock_at(t) as table
    from case_clock_measured(t, t);

create or replace view case_clock as
    from case_clock_measured('infinity'::timestamptz, now());

comment on view case_clock is
    'Thời hạn của từng vụ việc: theo thông báo của Bộ (statutory) và nội bộ (internal); số ngày còn lại, quá hạn, tạm dừng.';
