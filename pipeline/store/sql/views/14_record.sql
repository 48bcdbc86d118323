-- The official record as it stood at t: without the findings that were taken back by then.  Not part of the public
-- contract.

create or replace macro record_known(t) as table
    select s.* from statements s
    anti join (select statement_id from superseded_statements where recorded_at <= t) g using (statement_id)
    where s.recorded_at <= t;
