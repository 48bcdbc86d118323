-- Signed heads of the audit log: pipeline/records/audit.py.  The private key is never in the store.

create table audit_signatures (
    signature_id varchar not null, seq bigint not null, head varchar not null, "at" timestamptz not null,
    public_key varchar not null, signature varchar not null, actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
