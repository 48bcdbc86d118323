-- What the steps of a night read and write besides single subjects.

-- name: append_extracted(recorded_at, run_id)!
insert into extracted by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join extracted using (capture_id);

-- name: articles_without_story()
-- Not placed yet, by (day, published_at, article_id).
select a.* from articles a anti join story_members using (article_id)
order by a.day, a.published_at nulls last, a.article_id;

-- name: articles_seen_since(since)
-- All versions first seen since then.
select * from articles where first_seen_at >= :since
order by day, published_at nulls last, article_id;

-- name: members_for()
-- The membership in force of each of these articles.
select m.* from members_known('infinity'::timestamptz) m semi join wanted w on w.id = m.article_id
order by m.story_id, m.article_id;

-- name: members_of_story(story_id)
select * from members_known('infinity'::timestamptz) where story_id = :story_id order by article_id;

-- name: statements_for()
-- The official record found in these articles.
select s.* from statements s semi join wanted w on w.id = s.article_id
order by s.said_on, s.article_id, s.field, s.start, s.statement_id;

-- name: statements_by_id()
select s.* from statements s semi join wanted w on w.id = s.statement_id order by s.said_on, s.statement_id;

-- name: all_alerts()
select * from alerts order by alerts."at", alert_id;

-- name: audit_head_at(known_at)
-- The last link of the chain as known then.
select * from audit_log where recorded_at <= :known_at order by seq desc limit 1;

-- name: queue_rows(known_at, decided_too)
-- The triage queue over all agencies, highest score first.
select * from triage_at(:known_at::timestamptz)
where :decided_too or decision in ('', 'ask')
order by score desc, day desc, assessment_id;

-- name: all_case_rows(known_at)
select * from cases_at(:known_at::timestamptz) order by opened_at desc, case_id;

-- name: all_clock_rows(known_at)
select * from case_clock_at(:known_at::timestamptz) order by ended_at is not null, due_at, case_id, kind;
