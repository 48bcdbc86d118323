-- A pack for a press meeting, as known at an instant.  Internal remarks, attachments and stubs are not read.

-- name: events_at(case_id, known_at)
select * from case_events where case_id = :case_id and recorded_at <= :known_at and kind <> 'commented'
order by happened_at, recorded_at, rowid;

-- name: dossier_at(case_id, known_at)
select * from dossier_known(:known_at::timestamptz) where case_id = :case_id and basis <> 'superseded'
order by part, position, recorded_at, statement_id;

-- name: flag_matters(agency_id, known_at)
-- Every standing flag of the agency, the highest score first.
select t.assessment_id, t.title, t.url, t.day, coalesce(r.signals, []) as signals,
    coalesce(s.articles, 1) as articles, coalesce(s.outlets, 1) as outlets,
    coalesce(s.foreign_articles, 0) as foreign_articles
from triage_at(:known_at::timestamptz) t
left join revision_signals r using (revision_id)
left join story_spread_at(:known_at::timestamptz) s using (story_id)
where t.agency_id = :agency_id and t.decision not in ('reject', 'withdraw')
order by t.score desc, t.day desc, t.assessment_id;

-- name: flags_in_cases(agency_id, known_at)
select distinct e.ref from case_events e join case_openings o using (case_id)
where o.agency_id = :agency_id and e.kind in ('opened', 'flag_attached') and e.recorded_at <= :known_at order by e.ref;

-- name: queued_at(agency_id, known_at)
select assessment_id from triage_queue_at(:known_at::timestamptz) where agency_id = :agency_id order by assessment_id;
