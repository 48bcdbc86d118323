-- Cases, their events, notices, clocks, alerts and dossiers.

-- name: all_cases()
select * from case_openings order by opened_at, case_id;

-- name: cases_like(prefix)
-- Those whose id begins so.
select * from case_openings where starts_with(case_id, :prefix) order by case_id;

-- name: events_of(case_id)
select * from case_events where case_id = :case_id order by happened_at, recorded_at, rowid;

-- name: clocks_of(case_id)
select * from clocks where case_id = :case_id order by kind, started_on, last_day;

-- name: notices_of(case_id)
select * from notices where case_id = :case_id order by received_on, register_number;

-- name: alerts_of(case_id)
select * from alerts where case_id = :case_id order by "at", kind;

-- name: dossier_of(case_id)
select * from dossier_statements where case_id = :case_id order by part, position, recorded_at, rowid;
