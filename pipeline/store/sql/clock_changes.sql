-- An internal clock stopped, resumed, extended; the days on which the working calendar differs from the plain week.

-- name: append_clock_changes(recorded_at, run_id)!
insert into clock_changes by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join clock_changes using (clock_id, kind, "at");

-- name: append_calendar_days(recorded_at, run_id)!
-- Against the calendar in force at that time: a holiday may be announced, moved and moved back.
insert into calendar_days by name
select news.*, :recorded_at as recorded_at, :run_id as run_id
from (from incoming except select * exclude (recorded_at, run_id) from calendar_known(:recorded_at)) as news
order by day;

-- name: clock_changes_of(case_id)
select c.* from clock_changes c semi join (select clock_id from clocks where case_id = :case_id) k using (clock_id)
order by c."at", c.recorded_at, c.rowid;

-- name: calendar_known_at(known_at)
select day, working from calendar_known(:known_at::timestamptz) order by day;

-- name: escalations(known_at)
-- What an approver has to look at, as of that instant.
select * from escalations_at(:known_at::timestamptz);
