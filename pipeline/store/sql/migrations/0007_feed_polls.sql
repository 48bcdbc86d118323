-- What polling needs to know of an answer, and which sources the catalogue held.

alter table fetches add column retry_at timestamptz;
alter table fetches add column max_age bigint;
alter table fetches add column body_sha256 varchar;
alter table fetches add column items bigint;

-- A new row whenever the catalogue's sources change; the latest is in force.
create table rosters (
    roster_id varchar not null, source_ids varchar[] not null,
    recorded_at timestamptz not null, run_id varchar not null
);
