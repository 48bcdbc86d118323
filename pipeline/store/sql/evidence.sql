-- What evidence rests on which archived records.

-- name: evidence_subjects(prefix)
-- Everything that evidence can be asked for and whose id begins so.
select distinct kind, id from (
    select 'article' as kind, article_id as id from articles
    union all select 'capture', capture_id from captures
    union all select 'claim', claim_id from claims
    union all select 'assessment', assessment_id from assessments
    union all select 'case', case_id from case_openings
)
where starts_with(id, :prefix)
order by kind, id;

-- name: case_articles(case_id)
-- The articles of a case: those flagged, and those that its dossier, its signals and its decisions name.
with flags as (
    select distinct ref as assessment_id from case_events where case_id = :case_id and ref <> ''
),
revisions as (select s.article_id, s.revision_id from assessments s semi join flags using (assessment_id)),
named as (
    select assessment_id as id from flags  -- a person may open a case on an article, a claim, a statement
    union select unnest(evidence) as id from dossier_statements where case_id = :case_id
    union select e.id from signal_evidence e semi join revisions using (revision_id)
    union select s.claim_id from assessment_signals s semi join revisions using (revision_id)
    union select unnest(d.evidence) from triage_decisions d semi join flags using (assessment_id)
)
select article_id as id from revisions
union select a.article_id from articles a semi join named n on n.id = a.article_id
union select e.article_id from extracted e semi join named n on n.id = e.capture_id
union select c.article_id from claims c semi join named n on n.id = c.claim_id
union select s.article_id from statements s semi join named n on n.id = s.statement_id
order by id;

-- name: article_of(kind, id)
-- The article that a claim or an assessment is about.
select article_id as id from claims where :kind = 'claim' and claim_id = :id
union select article_id from assessments where :kind = 'assessment' and assessment_id = :id;

-- name: captures_of_pages()
-- Every capture of the pages of these articles: all versions, and the answers that they were gone.
select c.* from captures c semi join (
    select distinct o.url from captures o join extracted e using (capture_id) join articles a using (article_id)
    semi join (select canonical_url from articles semi join wanted w on w.id = article_id) p using (canonical_url)
) u using (url)
order by c.fetched_at, c.url;

-- name: asked_for()
-- Every time that these addresses were asked for.
select url, fetched_at as "at", status, error from fetches f
semi join wanted w on w.id = f.url
order by fetched_at, url, fetch_id;

-- name: unchanged_answers()
-- The runs in which these addresses answered that they had not changed (304).
select distinct f.url, f.run_id as run from fetches f
semi join wanted w on w.id = f.url
where f.status = 304 order by f.run_id, f.url;

-- name: audit_mentioning()
-- Entries about these records, about assessments of these articles and the cases they led to, or whose words
-- name one of them.
with own as (
    select id from wanted
    union select s.assessment_id from assessments s semi join wanted w on w.id = s.article_id
    union select m.case_id from case_events m
        semi join (
            select assessment_id from assessments s semi join wanted w on w.id = s.article_id
        ) a on a.assessment_id = m.ref
)
select l.* from audit_log l left join audit_payloads p using (payload_hash)
where l.subject in (select id from own)
    or exists (select 1 from own where contains(coalesce(p.payload, ''), own.id))
order by l.seq;

-- name: run_rests()
-- Which runs hold captures that a case, a decision of a person or a flag (standing or fallen) rests on.
with revisions as (
    select distinct s.assessment_id, s.revision_id, s.article_id, s.level from assessments s
),
resting as (
    select article_id, 'flag' as reason, assessment_id as subject from revisions where level = 'flag'
    union select r.article_id, 'decision', r.assessment_id
        from revisions r semi join triage_decisions d using (assessment_id)
    union select r.article_id, 'case', e.case_id from revisions r join case_events e on e.ref = r.assessment_id
),
named as (
    select e.id, 'flag' as reason, r.assessment_id as subject
        from signal_evidence e join revisions r using (revision_id) where r.level = 'flag'
    union select s.claim_id, 'flag', r.assessment_id
        from assessment_signals s join revisions r using (revision_id) where r.level = 'flag'
    union select unnest(evidence), 'decision', assessment_id from triage_decisions
    union select unnest(evidence), 'case', case_id from dossier_statements
    union select ref, 'case', case_id from case_events where kind in ('opened', 'flag_attached')
    union select e.id, 'case', m.case_id from signal_evidence e join revisions r using (revision_id)
        join case_events m on m.ref = r.assessment_id
),
needed as (
    select article_id, reason, subject from resting
    union select a.article_id, n.reason, n.subject from articles a join named n on n.id = a.article_id
    union select e.article_id, n.reason, n.subject from extracted e join named n on n.id = e.capture_id
    union select c.article_id, n.reason, n.subject from claims c join named n on n.id = c.claim_id
    union select s.article_id, n.reason, n.subject from statements s join named n on n.id = s.statement_id
),
pages as (
    select distinct o.url, n.reason, n.subject
    from needed n join articles a using (article_id)
    join articles other on other.canonical_url = a.canonical_url
    join extracted e on e.article_id = other.article_id
    join captures o on o.capture_id = e.capture_id
),
kept as (
    select c.warc_path, c.capture_id, p.reason, p.subject from captures c join pages p using (url)
    union select c.warc_path, c.capture_id, n.reason, n.subject from captures c join named n on n.id = c.capture_id
)
select split_part(warc_path, '/', 1) as run, reason, subject, count(distinct capture_id) as captures
from kept group by all order by run, reason, subject;
