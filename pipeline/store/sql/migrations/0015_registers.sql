-- The registers of an office (pipeline/records/registers.py): a correction is a new version of its entry, and both stay.
create table register_entries (
    version_id varchar not null, entry_id varchar not null, register varchar not null, agency_id varchar not null,
    day date not null, title varchar not null, channel varchar not null, clause_id varchar not null,
    "language" varchar[] not null, organisation varchar not null, link varchar not null, case_id varchar not null,
    answer varchar not null, answered_on date, void boolean not null, reason varchar not null, actor varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
