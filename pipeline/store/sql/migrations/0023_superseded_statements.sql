-- Statements of the official record that this office has taken back: the findings of cases closed by mistake.  The
-- statement stays; from the row on it no longer counts.

create table superseded_statements (
    statement_id varchar not null, case_id varchar not null, reason varchar not null, actor varchar not null,
    "at" timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);
