-- Signed heads of the audit log.

-- name: append_audit_signatures(recorded_at, run_id)!
insert into audit_signatures by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join audit_signatures using (signature_id);

-- name: audit_signatures_known()
select * from audit_signatures order by seq, "at", signature_id;

-- name: audit_signature_at(known_at)
select * from audit_signatures where recorded_at <= :known_at order by seq desc, "at" desc, signature_id limit 1;
