-- How rows come in: from `incoming`, an Arrow batch registered on the connection.  Each insert is an
-- anti-join on the id, so that the same batch a second time adds nothing; it returns the new rows' count.

-- name: append_agencies(recorded_at, run_id)!
-- A snapshot row only where the content differs from what was in force at that time.
insert into agencies by name
select news.*, :recorded_at as recorded_at, :run_id as run_id
from (from incoming except select * exclude (recorded_at, run_id) from agencies_known(:recorded_at)) as news
order by id;

-- name: append_sources(recorded_at, run_id)!
insert into sources by name
select news.*, :recorded_at as recorded_at, :run_id as run_id
from (from incoming except select * exclude (recorded_at, run_id) from sources_known(:recorded_at)) as news
order by id;

-- name: append_story_members(recorded_at, run_id)!
-- Against the membership in force at that time: an article may move to another story and back.
insert into story_members by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join members_known(:recorded_at) using (article_id, story_id, relation, joined_to);

-- name: append_assessments(recorded_at, run_id)!
-- Against the revision in force at that time: a verdict may return to what it was before.
insert into assessments by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join assessments_known(:recorded_at) using (assessment_id, revision_id);

-- name: append_run_events(recorded_at, run_id)!
-- The row's own run_id is the stamp's.
insert into run_events by name
select incoming.*, :recorded_at as recorded_at
from incoming anti join run_events using (run_id, event)
where incoming.run_id = :run_id;

-- name: append_fetches(recorded_at, run_id)!
insert into fetches by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join fetches using (fetch_id);

-- name: append_captures(recorded_at, run_id)!
insert into captures by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join captures using (capture_id);

-- name: append_feed_entries(recorded_at, run_id)!
insert into feed_entries by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join feed_entries using (entry_id);

-- name: append_articles(recorded_at, run_id)!
insert into articles by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join articles using (article_id);

-- name: append_mentions(recorded_at, run_id)!
insert into mentions by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join mentions using (mention_id);

-- name: append_problems(recorded_at, run_id)!
insert into problems by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join problems using (problem_id);

-- name: append_claims(recorded_at, run_id)!
insert into claims by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join claims using (claim_id);

-- name: append_statements(recorded_at, run_id)!
insert into statements by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join statements using (statement_id);

-- name: append_assessment_signals(recorded_at, run_id)!
insert into assessment_signals by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join assessment_signals using (revision_id, position);

-- name: append_signal_evidence(recorded_at, run_id)!
insert into signal_evidence by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join signal_evidence using (revision_id, position, evidence_position);

-- name: append_triage_decisions(recorded_at, run_id)!
insert into triage_decisions by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join triage_decisions using (decision_id);

-- name: append_case_openings(recorded_at, run_id)!
insert into case_openings by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join case_openings using (case_id);

-- name: append_case_events(recorded_at, run_id)!
insert into case_events by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join case_events using (event_id);

-- name: append_notices(recorded_at, run_id)!
insert into notices by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join notices using (notice_id);

-- name: append_clocks(recorded_at, run_id)!
insert into clocks by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join clocks using (clock_id);

-- name: append_alerts(recorded_at, run_id)!
insert into alerts by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join alerts using (alert_id);

-- name: append_dossier_statements(recorded_at, run_id)!
-- Against the version in force: a statement may be renewed, superseded and come back.
insert into dossier_statements by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join dossier_known('infinity'::timestamptz) using (statement_id, position, basis, author, evidence);

-- name: append_audit_log(recorded_at, run_id)!
insert into audit_log by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join audit_log using (seq);

-- name: append_audit_payloads(recorded_at, run_id)!
insert into audit_payloads by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join audit_payloads using (payload_hash);

-- name: append_digests(recorded_at, run_id)!
insert into digests by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join digests using (digest_id);
