-- What a connection is told before its transaction begins, and the book of what was done to the schema.

-- name: settle#
-- Instants are UTC whatever the machine's zone; a table name never means a Python variable.
-- Up to a thousand ids are looked for while a table is read, not after: titles are then read of few rows only.
set TimeZone = 'UTC';
set python_enable_replacements = false;
set dynamic_or_filter_threshold = 1000;

-- name: settle_analyst#
-- An analyst's session: days and hours as in Viet Nam, no files, no way back.
set TimeZone = 'Asia/Ho_Chi_Minh';
set python_enable_replacements = false;
set dynamic_or_filter_threshold = 1000;
set lock_configuration = true;

-- name: ever_migrated()$
-- Fails where the schema's book is not there at all.
select true from schema_migrations limit 0;

-- name: has_tables()$
-- Whether there is any table: a file or lake with tables but without our book is somebody else's.
select count(*) > 0 from duckdb_tables() where database_name = current_database();

-- name: create_history#
-- Migrations run once each; views are made again whenever the hash of their texts changes.
create table schema_migrations (
    number bigint not null,
    name varchar not null,
    sha256 varchar not null,
    applied_at timestamptz not null
);
create table view_versions (
    sha256 varchar not null,
    applied_at timestamptz not null
);

-- name: migrations()
-- What was run so far.
select number, name, sha256 from schema_migrations order by number;

-- name: note_migration(number, name, sha256)!
insert into schema_migrations
select :number, :name, :sha256, now();

-- name: views_hash()$
-- The hash of the view texts in force; null before the first.
select sha256 from view_versions order by applied_at desc, rowid desc limit 1;

-- name: note_views(sha256)!
insert into view_versions
select :sha256, now();

-- name: take_write_lock(recorded_at, run_id)!
-- The first statement of every write transaction and the only UPDATE: where the store has no file
-- lock (DuckLake), two writers meet here and one of them must try again.
update write_lock set turn = turn + 1, recorded_at = :recorded_at, run_id = :run_id;
