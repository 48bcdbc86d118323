-- Cases, their events, notices, clocks, alerts and dossiers.

-- name: append_case_titles(recorded_at, run_id)!
insert into case_titles by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join case_titles using (case_id, "at");

-- name: all_cases()
select * from cases_named('infinity'::timestamptz) order by opened_at, case_id;

-- name: cases_like(prefix)
-- Those whose id begins so.
select * from cases_named('infinity'::timestamptz) where starts_with(case_id, :prefix) order by case_id;

-- name: events_of(case_id)
select * from case_events where case_id = :case_id order by happened_at, recorded_at, rowid;

-- name: all_case_events()
-- Of every case as ``events_of`` gives them, case by case.
select * from case_events order by case_id, happened_at, recorded_at, rowid;

-- name: events_of_answered_cases()
-- As ``all_case_events``, of those that were ever closed or in which the press was held to be right.
select * from case_events semi join (
    select case_id from case_events where kind in ('closed', 'press_was_right')
) using (case_id) order by case_id, happened_at, recorded_at, rowid;

-- name: goes_on_in(case_id)
-- The case in which a merged one goes on, whatever that was merged into since; itself where it was not merged.
with recursive chain as (
    select :case_id as case_id, 0 as step
    union all
    select e.ref, c.step + 1 from chain c join case_events e on e.case_id = c.case_id and e.kind = 'merged'
)
select arg_max(case_id, step) as case_id from chain;

-- name: entries_of(case_id)
-- When each event of the case was entered.
select event_id, recorded_at as entered_at from case_events where case_id = :case_id order by recorded_at, rowid;

-- name: clocks_of(case_id)
-- Without those that a corrected notice no longer starts.
select k.* from clocks k
anti join (select ref from case_events where kind = 'clock_replaced') gone on gone.ref = k.clock_id
where k.case_id = :case_id order by k.kind, k.started_on, k.last_day;

-- name: notices_of(case_id)
select * from notices where case_id = :case_id order by received_on, register_number;

-- name: alerts_of(case_id)
select * from alerts where case_id = :case_id order by "at", kind;

-- name: dossier_of(case_id)
-- What stands: without what the machine no longer says.
select * from dossier_known('infinity'::timestamptz)
where case_id = :case_id and basis <> 'superseded'
order by part, position, recorded_at, statement_id;

-- name: dossier_rows(case_id)
-- Every version that was ever written, in that order.
select * from dossier_statements where case_id = :case_id order by rowid;

-- name: claims_by_id()
select c.* from claims c semi join wanted w on w.id = c.claim_id order by c.claim_id;

-- name: cases_of_flag(assessment_id)
-- Those that this flag opened or joined.
select o.* from cases_named('infinity'::timestamptz) o
semi join (select case_id from case_events where kind in ('opened', 'flag_attached') and ref = :assessment_id) e
    using (case_id)
order by o.opened_at, o.case_id;

-- name: evidence_like(prefix)
-- What a person may name as evidence: statements, claims, captures, articles, attachments whose id begins so.
select 'statement' as kind, statement_id as id from record_known('infinity'::timestamptz) where starts_with(statement_id, :prefix)
union all select 'claim', claim_id from claims where starts_with(claim_id, :prefix)
union all select 'capture', capture_id from captures where starts_with(capture_id, :prefix)
union all select 'article', article_id from articles where starts_with(article_id, :prefix)
union all select 'attachment', attachment_id from attachments where starts_with(attachment_id, :prefix)
order by kind, id;

-- name: evidence_told()
-- What each of these ids is: its words and their span, the address, when and into which file the page was archived.
with known as (
    select 'statement' as kind, statement_id as id, case when body <> '' and starts_with(lower(truth), lower(body)) then truth
            else coalesce(nullif(body, ''), '?') || ': ' || coalesce(nullif(truth, ''), denied) end as words, capture_id,
        field as span_field, start as span_start, "end" as span_end
    from statements semi join wanted w on w.id = statement_id
    union all
    select 'claim', c.claim_id, c.sentence, a.capture_id, c.field, c.start, c."end"
    from claims c semi join wanted w on w.id = c.claim_id left join articles a using (article_id)
    union all
    select 'article', article_id, title, capture_id, '', 0, 0 from articles semi join wanted w on w.id = article_id
    union all
    select 'capture', capture_id, '', capture_id, '', 0, 0 from captures semi join wanted w on w.id = capture_id
    union all
    select 'case', case_id, title, '', '', 0, 0 from cases_named('infinity'::timestamptz) semi join wanted w on w.id = case_id
    union all
    select 'attachment', attachment_id, name || ', SHA-256 ' || left(sha256, 12) || '…', '', '', 0, 0 from attachments semi join wanted w on w.id = attachment_id
)
select k.kind, k.id, k.words, coalesce(c.url, '') as url, c.fetched_at, coalesce(c.warc_path, '') as warc_path,
    coalesce(c.warc_offset, 0) as warc_offset, coalesce(c.payload_sha256, '') as payload_sha256,
    k.span_field, k.span_start, k.span_end
from known k left join captures c using (capture_id)
order by k.kind, k.id;

-- name: grounds_like(prefix)
-- What a person may open a case on, whose id begins so.
select 'assessment' as kind, assessment_id as id from (select distinct assessment_id from assessments) where starts_with(assessment_id, :prefix)
union all select 'statement', statement_id from record_known('infinity'::timestamptz) where starts_with(statement_id, :prefix)
union all select 'claim', claim_id from claims where starts_with(claim_id, :prefix)
union all select 'article', article_id from articles where starts_with(article_id, :prefix)
order by kind, id;

-- name: grounds_holding(words, most)
-- Statements, then articles, then sentences that hold these words, the latest first.
with found as (
    select 1 as place, 'statement' as kind, statement_id as id,
        coalesce(nullif(body, ''), 'một cơ quan mà bài không nêu tên') || ': bác bỏ “' || denied || '”' || case when truth = '' then '' else '; nêu “' || truth || '”' end as words,
        capture_id, said_on as day
    from statements where kind in ('denial', 'debunk') and contains(lower(denied || ' ' || truth), lower(:words))
    union all
    select 2, 'article', article_id, title, capture_id, day from articles
    where contains(lower(title || ' ' || lead), lower(:words))
    union all
    select 3, 'claim', c.claim_id, c.sentence, a.capture_id, a.day from claims c join articles a using (article_id)
    where contains(lower(c.sentence), lower(:words))
)
select f.kind, f.id, f.words, coalesce(c.url, '') as url, c.fetched_at, coalesce(c.warc_path, '') as warc_path,
    coalesce(c.warc_offset, 0) as warc_offset, coalesce(c.payload_sha256, '') as payload_sha256,
    '' as span_field, 0 as span_start, 0 as span_end
from found f left join captures c using (capture_id)
order by f.place, f.day desc, f.id limit :most;

-- name: pages_cited()
-- The page that each of these ids is or stands on: its article ('' where none was read from it), whether it is a page,
-- and the kind of its source.
with pages as (
    select w.id, a.article_id, a.capture_id from wanted w join articles a on a.article_id = w.id
    union all
    select w.id, a.article_id, a.capture_id
    from wanted w join claims c on c.claim_id = w.id join articles a on a.article_id = c.article_id
    union all
    select w.id, coalesce(x.article_id, ''), k.capture_id
    from wanted w join captures k on k.capture_id = w.id left join extracted x on x.capture_id = k.capture_id
)
select p.id, any_value(p.article_id) as article_id, any_value(coalesce(k.kind, '')) = 'page' as is_page,
    any_value(coalesce(s.kind, '')) as source_kind
from pages p left join captures k on k.capture_id = p.capture_id
left join sources_known('infinity'::timestamptz) s on s.id = k.source_id
group by p.id order by p.id;
