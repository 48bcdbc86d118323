-- The titles that persons gave cases after their opening; the last one counts, the first stays in case_openings.

create table case_titles (
    case_id varchar not null, title varchar not null, actor varchar not null, "at" timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);
