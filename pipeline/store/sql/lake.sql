-- The lake: DuckLake with its catalogue on PostgreSQL.  What stands in @...@ is put in by the caller, quoted: these
-- statements take no parameters.

-- name: load_extension#
load '@FILE@';

-- name: introduce#
-- Where the catalogue is and as whom to come; a password is kept where no statement shows it.
create or replace temporary secret lamro_catalogue (type postgres@KNOWN@);

-- name: attach_gate#
-- PostgreSQL itself, for its locks; of its tables none is looked at.
attach '@HOW@' as gate (type postgres, secret lamro_catalogue, read_only, schema 'none_of_it');

-- name: leave_gate#
detach gate;

-- name: attach_lake#
-- Every insert is a Parquet file.  DuckLake could keep small ones in the catalogue, but reads lists and structs back
-- from text, and one strange string (a quotation mark in a list) makes the whole table unreadable.
attach 'ducklake:postgres:@HOW@' as lake
    (data_path '@DATA@', meta_secret 'lamro_catalogue', data_inlining_row_limit 0);

-- name: attach_lake_to_read#
attach 'ducklake:postgres:@HOW@' as lake (data_path '@DATA@', meta_secret 'lamro_catalogue', read_only);

-- name: enter_lake#
use lake;

-- name: leave_lake#
detach lake;

-- name: seal_lake#
-- For an analyst: no file but those of the lake, no other database.
set allowed_directories = ['@DATA@'];
set enable_external_access = false;

-- name: lake_is_there()$
select there from postgres_query('gate', 'select to_regclass(''ducklake_metadata'') is not null as there');

-- name: lake_has_files()$
select there from postgres_query('gate', 'select exists (select 1 from ducklake_data_file) as there');

-- name: pass_gate()$
-- The lock belongs to the transaction and to this database; the two numbers are its name, “lamr” and 111.
select passed from postgres_query('gate', 'select pg_try_advisory_xact_lock(1818324338, 111) as passed');

-- name: gate_holder()
select * from postgres_query('gate', '
    select a.application_name as application, a.pid as session, to_char(a.xact_start, ''HH24:MI:SS'') as since
    from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = ''advisory'' and l.granted and l.objsubid = 2
        and l.classid = 1818324338 and l.objid = 111
        and l.database = (select oid from pg_database where datname = current_database())
');

-- name: join_files#
-- Neighbouring small files become one; rows keep their rowid.
call ducklake_merge_adjacent_files('lake');

-- name: rewrite_files#
-- Files of which a row was deleted are written anew without it.
call ducklake_rewrite_data_files('lake', delete_threshold => 0);

-- name: forget_states(age)
select * from ducklake_expire_snapshots('lake', older_than => now() - :age::interval);

-- name: remove_files(age)
select * from ducklake_cleanup_old_files('lake', older_than => now() - :age::interval);

-- name: blur_bounds()!
-- The catalogue keeps the least and the greatest value that a column ever held, and with them words that are gone.
-- For tables of which rows are purged (purge.sql) it gets bounds that hold for all words.
update __ducklake_metadata_lake.ducklake_table_column_stats
set min_value = '', max_value = chr(1114111)
where (table_id, column_id) in (
    select c.table_id, c.column_id
    from __ducklake_metadata_lake.ducklake_column c join __ducklake_metadata_lake.ducklake_table t using (table_id)
    where c.column_type = 'varchar' and c.end_snapshot is null and t.end_snapshot is null
        and t.table_name in (
            'dossier_statements', 'case_events', 'attachments', 'audit_payloads', 'case_openings', 'case_titles',
            'notices', 'issued_papers', 'responses', 'clock_changes', 'secret_stubs', 'register_entries', 'alerts',
            'letters', 'letter_events', 'statements', 'triage_decisions', 'story_events', 'purges'
        )
);
