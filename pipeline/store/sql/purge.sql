-- The only words of the store that ever go: state-secret matter that was entered by accident.  What stays is the
-- row in `purges` and the audit entry, whose chain covers hashes only.

-- name: purge_statement(id)!
delete from dossier_statements where statement_id = :id;

-- name: purge_event(id)!
delete from case_events where event_id = :id;

-- name: purge_attachment(id)!
delete from attachments where attachment_id = :id;

-- name: purge_payload(payload_hash)!
delete from audit_payloads where payload_hash = :payload_hash;

-- name: attach_old#
-- @PATH@ is put in by the caller, quoted: DuckDB takes no parameter here.
attach '@PATH@' as purged_store (read_only);

-- name: copy_old#
-- Rows, views and macros, without what was deleted.
copy from database purged_store to rewritten;

-- name: detach_old#
detach purged_store;
