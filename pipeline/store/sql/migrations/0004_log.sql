-- The audit chain with its payloads beside it, the book of runs, and the digests that were made.

create table audit_log (
    seq bigint not null, "at" timestamptz not null, actor varchar not null, action varchar not null,
    subject varchar not null, payload_hash varchar not null, previous varchar not null,
    entry_hash varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table audit_payloads (
    payload_hash varchar not null, payload varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table run_events (
    run_id varchar not null, kind varchar not null, event varchar not null,
    "at" timestamptz not null, detail varchar not null,
    recorded_at timestamptz not null
);

create table digests (
    digest_id varchar not null, agency_id varchar not null, week_start date not null,
    cutoff timestamptz not null, path varchar not null, sha256 varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
