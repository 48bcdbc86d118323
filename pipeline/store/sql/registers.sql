-- The registers of the office.

-- name: append_register_entries(recorded_at, run_id)!
insert into register_entries by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join register_entries using (version_id);

-- name: register_rows(known_at)
select * from registers_at(:known_at::timestamptz);

-- name: register_versions(entry_id)
-- Every version of one entry, the latest last.
select * from register_entries where entry_id = :entry_id order by recorded_at, rowid;

-- name: register_ids_like(prefix)
select distinct entry_id from register_entries where starts_with(entry_id, :prefix) order by entry_id limit 3;

-- name: register_replaced(known_at)
-- Versions that no longer stand: corrected, or struck out.
select * from register_entries where recorded_at <= :known_at and (void or version_id not in (
    select arg_max(version_id, (recorded_at, rowid)) from register_entries where recorded_at <= :known_at group by entry_id
))
order by register, "day", entry_id, recorded_at, rowid;
