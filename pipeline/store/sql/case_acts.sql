-- Issued papers, responses, attachments, secret stubs, purges.

-- name: append_issued_papers(recorded_at, run_id)!
insert into issued_papers by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join issued_papers using (paper_id);

-- name: append_responses(recorded_at, run_id)!
insert into responses by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join responses using (entry_id);

-- name: append_attachments(recorded_at, run_id)!
insert into attachments by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join attachments using (attachment_id);

-- name: append_secret_stubs(recorded_at, run_id)!
insert into secret_stubs by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join secret_stubs using (stub_id);

-- name: append_purges(recorded_at, run_id)!
insert into purges by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join purges using (purge_id);

-- name: papers_of(case_id)
select * from issued_papers where case_id = :case_id order by dated, number;

-- name: responses_of(case_id)
select * from responses where case_id = :case_id order by day, recorded_at, rowid;

-- name: attachments_of(case_id)
-- Without those that were purged.
select a.* from attachments a anti join purges p on p.subject_id = a.attachment_id
where a.case_id = :case_id order by a.recorded_at, a.rowid;

-- name: stubs_of(case_id)
select * from secret_stubs where case_id = :case_id order by register_number;

-- name: purges_of(case_id)
select * from purges where case_id = :case_id order by "at", purge_id;

-- name: all_attachments()
-- Of every case, without those that were purged.
select a.* from attachments a anti join purges p on p.subject_id = a.attachment_id order by a.sha256, a.case_id;
