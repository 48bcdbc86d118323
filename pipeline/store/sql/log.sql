-- The audit chain, the book of runs, the digests that were made.

-- name: audit_head()
select * from audit_log order by seq desc limit 1;

-- name: audit_last_of(subject)
select * from audit_log where subject = :subject order by seq desc limit 1;

-- name: audit_payloads_known()
-- The words at hand by their hash; what was purged is not there.
select payload_hash, payload from audit_payloads order by payload_hash;

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
