-- The audit chain, the book of runs, the digests that were made.

-- name: audit_head()
select * from audit_log order by seq desc limit 1;

-- name: audit_entries()
select * from audit_log order by seq;

-- name: audit_payload(payload_hash)$
-- The words behind an entry; null where they were purged.
select payload from audit_payloads where payload_hash = :payload_hash limit 1;

-- name: run_events_of(kind)
-- The latest first run's events first; the order in which they were written breaks ties.
select * from run_events where kind = :kind order by recorded_at, rowid;

-- name: all_run_events()
select * from run_events order by recorded_at, rowid;

-- name: digests_of(agency_id)
select * from digests where agency_id = :agency_id order by week_start, cutoff;
