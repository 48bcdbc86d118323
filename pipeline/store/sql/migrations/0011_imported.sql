-- Statements of the official record that a person brought in from a file: where each came from.
-- The statement itself stands in `statements`, its own id in place of article and capture.
create table imported_statements (
    statement_id varchar not null, source varchar not null, sha256 varchar not null, line bigint not null,
    actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
