-- PUBLIC CONTRACT: escalations, escalations_at(t).
-- What an approver has to look at: one row a deadline that has run out while nothing ended it.  The statutory ones come
-- first, then by day.
--   case_id, agency_id, agency_name, title, kind  varchar  as in case_clock
--   last_day    date         the strict last day, as changes have left it
--   days_over   bigint       whole days since then; at least 1
--   assignee    varchar      the login to which the case was assigned last; null where to none
--   told_at     timestamptz  when lamro clock told it (office.yml, alerts: by letter as well); null until then

create or replace macro escalations_measured(t, measured_at) as table
    with told as (
        select clock_id, "at", min(recorded_at) as told_at from alerts
        where kind = 'overdue' and recorded_at <= t group by clock_id, "at"
    )
    select k.case_id, k.agency_id, k.agency_name, k.title, k.kind, k.last_day, -k.days_left as days_over,
        c.assignee, a.told_at
    from case_clock_measured(t, measured_at) k
    join cases_at(t) c using (case_id)
    left join told a on a.clock_id = k.clock_id and a."at" = k.due_at  -- an extended clock is told of again
    where k.overdue and k.ended_at is null
    order by k.kind desc, k.last_day, k.case_id;

create or replace macro escalations_at(t) as table
    from escalations_measured(t, t);

create or replace view escalations as
    from escalations_measured('infinity'::timestamptz, now());

comment on view escalations is
    'Thời hạn đã quá mà chưa kết thúc, chờ người phê duyệt xem xét: vụ việc, loại thời hạn, số ngày quá, đã báo lúc nào.';
