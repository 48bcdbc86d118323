-- What closed cases left on the official record, and what of it was taken back.

-- name: append_superseded_statements(recorded_at, run_id)!
insert into superseded_statements by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join superseded_statements using (statement_id);

-- name: findings_about(agency_id)
-- The findings about this agency that stand.
select * from record_known('infinity'::timestamptz)
where kind = 'finding' and list_contains(agencies, :agency_id)
order by said_on, statement_id;
