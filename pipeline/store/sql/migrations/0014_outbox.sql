-- Letters and their events: pipeline/records/outbox.py.

create table letters (
    letter_id varchar not null, kind varchar not null, agency_id varchar not null, period varchar not null,
    edition bigint not null, recipient varchar not null, email varchar not null, subject varchar not null,
    text varchar not null, html varchar not null,
    enclosures struct(name varchar, path varchar, media_type varchar, size bigint, sha256 varchar)[] not null,
    message_id varchar not null, queued_at timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table letter_events (
    event_id varchar not null, letter_id varchar not null, number bigint not null, kind varchar not null,
    attempt bigint not null, happened_at timestamptz not null, actor varchar not null, machine varchar not null,
    words varchar not null, next_try_at timestamptz,
    recorded_at timestamptz not null, run_id varchar not null
);
