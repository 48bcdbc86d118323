-- The rows of a digest, read from the documented views as of an instant.

-- name: coverage(agency_id, first_day, last_day, known_at)
select day, agency_id, domestic, "foreign"
from coverage_daily_at(:known_at::timestamptz)
where agency_id = :agency_id and day between :first_day and :last_day
order by day;

-- name: story_rows(agency_id, first_day, last_day, known_at)
-- Stories that were alive in these days.
select * from stories_at(:known_at::timestamptz)
where agency_id = :agency_id
    and (last_seen at time zone 'Asia/Ho_Chi_Minh')::date >= :first_day
    and (first_seen at time zone 'Asia/Ho_Chi_Minh')::date <= :last_day
order by articles desc, last_seen desc, story_id;

-- name: flag_rows(agency_id, first_day, last_day, known_at)
-- Flags on articles of these days, decided or not.
select * from triage_at(:known_at::timestamptz)
where agency_id = :agency_id and day between :first_day and :last_day
order by score desc, day desc, assessment_id;

-- name: case_rows(agency_id, known_at)
select * from cases_at(:known_at::timestamptz) where agency_id = :agency_id
order by opened_at desc, case_id;

-- name: clock_rows(agency_id, known_at)
select * from case_clock_at(:known_at::timestamptz) where agency_id = :agency_id
order by ended_at is not null, due_at, case_id, kind;

-- name: source_rows(known_at)
select * from source_health_at(:known_at::timestamptz) order by source_id;
