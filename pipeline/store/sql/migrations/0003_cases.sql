-- Clarification cases: pipeline/records/cases.py.

-- The view `cases` is what analysts read; this table holds each case at birth.
create table case_openings (
    case_id varchar not null, agency_id varchar not null, story_id varchar not null,
    claim_group varchar not null, title varchar not null, regulation_id varchar not null,
    by_choice boolean not null, opened_at timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table case_events (
    event_id varchar not null, case_id varchar not null, kind varchar not null,
    happened_at timestamptz not null, actor varchar not null, reason varchar not null, ref varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table notices (
    notice_id varchar not null, case_id varchar not null, notice_number varchar not null,
    notice_date date not null, register_number varchar not null, received_on date not null, deadline date,
    recorded_at timestamptz not null, run_id varchar not null
);

create table clocks (
    clock_id varchar not null, case_id varchar not null, kind varchar not null,
    started_on date not null, last_day date not null, due_at timestamptz not null,
    moved_last_day date not null, basis varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table alerts (
    alert_id varchar not null, clock_id varchar not null, case_id varchar not null, kind varchar not null,
    "at" timestamptz not null, words varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table dossier_statements (
    statement_id varchar not null, case_id varchar not null, part varchar not null, position bigint not null,
    "text" varchar not null, basis varchar not null, author varchar not null, evidence varchar[] not null,
    recorded_at timestamptz not null, run_id varchar not null
);
