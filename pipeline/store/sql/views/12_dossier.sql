-- The dossiers as known at t: the version of each statement that was written last; drafts come and go with what the
-- machine knows.
-- Not part of the public contract.

create or replace macro dossier_known(t) as table
    select * from dossier_statements where recorded_at <= t
    qualify row_number() over (partition by statement_id order by rowid desc) = 1;
