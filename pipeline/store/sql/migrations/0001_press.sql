-- What the press sends and what is found in it.  One table a record of pipeline/records/press.py,
-- with that record's field names.  Append-only; recorded_at and run_id say when and by which run
-- a row became known.  No keys, no sequences: inserts are anti-joins on the id.

create table write_lock (turn bigint not null, recorded_at timestamptz, run_id varchar);
insert into write_lock values (0, null, null);

-- Reference snapshots: a new row whenever an entry's content changes; the latest is in force.
create table agencies (
    id varchar not null, name varchar not null, kind varchar not null,
    valid_from date, valid_to date, successor varchar,
    recorded_at timestamptz not null, run_id varchar not null
);

create table sources (
    id varchar not null, name varchar not null, kind varchar not null, country varchar not null,
    languages varchar[] not null, agencies varchar[] not null,
    feeds varchar[] not null, sitemaps varchar[] not null, sections varchar[] not null,
    allowed_hosts varchar[] not null, delay_seconds double not null,
    expected_min bigint not null, expected_max bigint not null, checked date,
    recorded_at timestamptz not null, run_id varchar not null
);

create table fetches (
    fetch_id varchar not null, url varchar not null, source_id varchar not null, kind varchar not null,
    fetched_at timestamptz not null, status bigint, error varchar, detail varchar, capture_id varchar,
    etag varchar, last_modified varchar, payload_bytes bigint not null, elapsed_ms bigint not null,
    redirected_to varchar,
    recorded_at timestamptz not null, run_id varchar not null
);

create table captures (
    capture_id varchar not null, url varchar not null, source_id varchar not null, kind varchar not null,
    fetched_at timestamptz not null, status bigint not null, content_type varchar not null,
    payload_sha256 varchar not null,
    warc_path varchar not null, warc_offset bigint not null, warc_length bigint not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table feed_entries (
    entry_id varchar not null, feed_url varchar not null, source_id varchar not null, url varchar not null,
    title varchar not null, summary varchar not null, published_at timestamptz, capture_id varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

-- One row a version; there is no column for who wrote it, and there will be none.
create table articles (
    article_id varchar not null, canonical_url varchar not null, url varchar not null,
    source_id varchar not null, source_kind varchar not null, country varchar not null,
    capture_id varchar not null, title varchar not null, lead varchar not null, text varchar not null,
    language varchar not null, published_at timestamptz, first_seen_at timestamptz not null,
    day date not null, day_from varchar not null, text_hash varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table mentions (
    mention_id varchar not null, article_id varchar not null, agency_id varchar not null,
    named_unit varchar not null, surface varchar not null, field varchar not null,
    start bigint not null, "end" bigint not null, about boolean not null,
    recorded_at timestamptz not null, run_id varchar not null
);

-- An article that moves to another story gets a new row; the latest is in force.
create table story_members (
    story_id varchar not null, article_id varchar not null, relation varchar not null,
    joined_to varchar not null, similarity double not null,
    recorded_at timestamptz not null, run_id varchar not null
);

create table problems (
    problem_id varchar not null, stage varchar not null, subject varchar not null,
    kind varchar not null, message varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
