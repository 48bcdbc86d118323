-- Early warnings: one row a subject, day and reason; the first finding stays, a later one adds nothing.
create table warnings (
    warning_id varchar not null, day date not null, subject varchar not null, subject_id varchar not null,
    agency_id varchar not null, title varchar not null, reason varchar not null,
    articles bigint not null, usual double not null, bound double not null,
    compared_from date not null, compared_to date not null, compared_days bigint not null,
    outlets varchar[] not null, words varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
