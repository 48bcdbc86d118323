-- An internal clock stopped, resumed, extended: pipeline/records/clock_changes.py.

create table clock_changes (
    clock_id varchar not null, kind varchar not null, "at" timestamptz not null, actor varchar not null,
    reason varchar not null, until date,
    recorded_at timestamptz not null, run_id varchar not null
);

-- Days that are worked or free against the plain week (Monday to Friday worked), as the office's calendar had them
-- when a clock was changed: from them the view tells to which day a moved last day would be moved again.
create table calendar_days (
    day date not null, working boolean not null,
    recorded_at timestamptz not null, run_id varchar not null
);
