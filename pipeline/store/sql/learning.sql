-- What is learnt from decisions, what waits for one, what is measured, and statements brought in by hand.

-- name: append_imported_statements(recorded_at, run_id)!
insert into imported_statements by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join imported_statements using (statement_id);

-- name: imported_said_since(day)
-- The statements brought in by hand that were said on that day or later.
select s.* from statements s semi join imported_statements using (statement_id)
where s.said_on >= :day
order by s.said_on, s.statement_id;

-- name: imported_from()
-- Where those of these statements came from that were brought in by hand.
select i.* from imported_statements i semi join wanted w on w.id = i.statement_id order by i.statement_id;

-- name: decided_items()
-- Every decision with the article that it is about; evidence of the article's own does not contradict it.
with named as (select decision_id, assessment_id, unnest(evidence) as id from triage_decisions),
origins as (
    select statement_id as id, article_id from statements
    union all select claim_id, article_id from claims
    union all select article_id, article_id from articles
    union all select capture_id, article_id from extracted
),
judged as (select distinct assessment_id, article_id from assessments),
against as (
    select distinct n.decision_id from named n
    join origins o using (id) join judged j using (assessment_id)
    where o.article_id <> j.article_id
),
righted as (
    select distinct e.ref as assessment_id from case_events e
    semi join (select case_id from case_events where kind = 'press_was_right') r using (case_id)
    where e.kind in ('opened', 'flag_attached')
)
select d.decision_id, d.assessment_id, s.article_id, s.story_id, a.language, a.title, a.lead, d.decision,
    d.decision_id in (select decision_id from against) as contradicted,
    d.assessment_id in (select assessment_id from righted) as press_was_right,
    d.actor, d.decided_at
from triage_decisions d
join assessments_known('infinity'::timestamptz) s using (assessment_id)
join articles a using (article_id)
order by d.decided_at, d.recorded_at, d.rowid;

-- name: open_items()
-- Flags and watches that wait for a decision.
select s.assessment_id, s.story_id, s.agency_id, a.day, a.title, s.level, s.score, s.probability,
    coalesce(list_transform(r.signals, lambda x: x.name), []) as signals,
    s.story_id in (
        select o.story_id from assessments_known('infinity'::timestamptz) o
        semi join triage_decisions using (assessment_id)
    ) as story_decided
from assessments_known('infinity'::timestamptz) s
join articles a using (article_id)
left join revision_signals r using (revision_id)
left join decisions_known('infinity'::timestamptz) d using (assessment_id)
where s.level in ('flag', 'watch') and coalesce(d.decision, 'ask') = 'ask'
order by s.assessment_id;

-- name: level_counts(since, known_at)
-- Levels by kind of source, language, agency and week.  The outlet is not among them and must not be.
select a.source_kind, a.language, s.agency_id, coalesce(any_value(g.agency_name), s.agency_id) as agency_name,
    date_trunc('week', a.day)::date as week,
    count(*) as assessed,
    count(*) filter (s.level = 'flag') as flags,
    count(*) filter (s.level = 'watch') as watches,
    count(s.probability) as spoken,
    coalesce(avg(s.probability), 0.0) as probability,
    count(*) filter (s.level = 'flag' and d.decision = 'reject') as rejected,
    count(*) filter (s.level = 'flag' and d.decision in ('accept', 'reject')) as decided,
    count(*) filter (s.level = 'flag' and d.decision = 'withdraw') as withdrawn
from assessments_known(:known_at::timestamptz) s
join articles a using (article_id)
left join decisions_known(:known_at::timestamptz) d using (assessment_id)
left join agency_names(:known_at::timestamptz) g on g.agency_id = s.agency_id
where a.day >= :since
group by a.source_kind, a.language, s.agency_id, week
order by week, s.agency_id, a.source_kind, a.language;

-- name: assessments_about(prefix)
-- By the beginning of an assessment's id, of its article's, or of one of the article's claims'.
select a.*, coalesce(r.signals, []) as signals
from assessments_known('infinity'::timestamptz) a left join revision_signals r using (revision_id)
where starts_with(a.assessment_id, :prefix) or starts_with(a.article_id, :prefix)
    or a.article_id in (select article_id from claims where starts_with(claim_id, :prefix))
order by a.article_id, a.agency_id;
