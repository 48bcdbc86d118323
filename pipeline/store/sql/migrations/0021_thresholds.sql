-- The office's thresholds as each night used them, so that a paper made again for a past instant tells those of then.
create table thresholds (
    name varchar not null, value double not null,
    recorded_at timestamptz not null, run_id varchar not null
);
