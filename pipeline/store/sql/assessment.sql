-- Claims, the official record, assessments, triage decisions.

-- name: claims_for()
select c.* from claims c semi join wanted w on w.id = c.article_id
order by c.article_id, c.field, c.start;

-- name: statements_since(day)
select * from record_known('infinity'::timestamptz) where said_on >= :day
order by said_on, article_id, field, start;

-- name: current_assessments()
-- The revision in force of each assessment, with its signals.
select a.*, coalesce(r.signals, []) as signals
from assessments_known('infinity'::timestamptz) a left join revision_signals r using (revision_id)
order by a.assessment_id;

-- name: assessments_like(prefix)
-- Those whose id begins so.
select a.*, coalesce(r.signals, []) as signals
from assessments_known('infinity'::timestamptz) a left join revision_signals r using (revision_id)
where starts_with(a.assessment_id, :prefix)
order by a.assessment_id;

-- name: assessments_by_id()
select a.*, coalesce(r.signals, []) as signals
from assessments_known('infinity'::timestamptz) a left join revision_signals r using (revision_id)
semi join wanted w on w.id = a.assessment_id
order by a.assessment_id;

-- name: decisions_for(assessment_id)
select * from triage_decisions where assessment_id = :assessment_id
order by decided_at, recorded_at, rowid;

-- name: has_assessed(agency_id, known_at)$
-- Whether anything about this agency was ever weighed: only what is or was watched is.
select count(*) > 0 from (
    select 1 from assessments where agency_id = :agency_id and recorded_at <= :known_at limit 1
);
