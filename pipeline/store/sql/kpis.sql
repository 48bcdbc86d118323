-- Indicators: those that documents ask for, and what the views say of a period.

-- name: append_indicators(recorded_at, run_id)!
-- Against what was in force at that time: an indicator may return to what it was before.
insert into indicators by name
select news.*, :recorded_at as recorded_at, :run_id as run_id
from (from incoming except select * exclude (recorded_at, run_id) from indicators_known(:recorded_at)) as news
order by code;

-- name: indicators_in_force(known_at)
select * from indicators_known(:known_at::timestamptz) order by document, code;

-- name: kpis_of_period(agency_id, first_day, last_day, known_at)
-- The indicators over these days as of an instant; what belongs to no agency is among every agency's.
select * from kpis_at(:known_at::timestamptz, :first_day::date, :last_day::date)
where agency_id = :agency_id or (agency_id = '' and kpi in (select kpi from kpi_of_no_agency(:known_at::timestamptz)))
order by kpi;

-- name: kpis_by_month(agency_id, first_day, last_day, known_at)
-- The same by month.
select * from kpi_periods(:known_at::timestamptz, :known_at::timestamptz, :first_day::date, :last_day::date, true)
where agency_id = :agency_id or (agency_id = '' and kpi in (select kpi from kpi_of_no_agency(:known_at::timestamptz)))
order by kpi, period_start;

-- name: kpis_watched_since(known_at)$
-- The day in Viet Nam on which anything was collected first.
select min((fetched_at at time zone 'Asia/Ho_Chi_Minh')::date) from fetches
where recorded_at <= :known_at and kind <> 'robots';
