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
select s.* from record_known('infinity'::timestamptz) s semi join wanted w on w.id = s.article_id
order by s.said_on, s.article_id, s.field, s.start, s.statement_id;

-- name: earlier_like(since, until, most, at_least, share)
-- Older articles that share rare pairs of neighbouring words with those that ask; wanted(id) holds
-- article id, tab, pair.  Pairs are cut as pipeline.assessment.headline.words cuts them and kept as hashes:
-- ten million pairs of a year go by in one scan, and only those asked for stay.
with asked as materialized (
    select split_part(id, chr(9), 1) as asker, hash(split_part(id, chr(9), 2)) as pair from wanted
),
told as (
    select place, unnest(list_distinct(list_transform(list_zip(w[:-2], w[2:]), p -> hash(p[1] || ' ' || p[2])))) as pair
    from (
        select rowid as place,
            regexp_extract_all(lower(title || '. ' || left(lead, 400)), '[\p{L}\p{N}]+(?:[.,][0-9]+)*') as w
        from articles where "day" >= :since and "day" < :until
    )
    where len(w) > 1
),
hits as materialized (select place, pair from told semi join asked using (pair)),
held as materialized (select count(*) as size from articles where "day" >= :since and "day" < :until),
rare as (
    select pair, ln(1 + any_value(size) / count(*)) as weight from hits, held group by pair
    having count(*) <= greatest(:at_least, :share * any_value(size))
),
best as (
    select a.asker, h.place, sum(r.weight) as weight
    from asked a join rare r using (pair) join hits h using (pair)
    group by a.asker, h.place
    qualify row_number() over (partition by a.asker order by sum(r.weight) desc, h.place) <= :most
)
select b.asker, o.article_id, o.canonical_url, o.title, o.lead, o."day"
from best b join articles o on o.rowid = b.place
where b.asker <> o.article_id
order by b.asker, b.weight desc, o.article_id;

-- name: refuted_before(before, most)
-- The newest denials from before that day.
select * from (
    select * from record_known('infinity'::timestamptz)
    where said_on < :before and denied <> '' and kind in ('denial', 'debunk', 'finding')
    order by said_on desc, statement_id limit :most
) order by said_on, statement_id;

-- name: versions_before(since)
-- Older versions of the pages that have a version first seen since then.
select a.* from articles a
semi join (select canonical_url from articles where first_seen_at >= :since) p using (canonical_url)
where a.first_seen_at < :since
order by a.first_seen_at, a.article_id;

-- name: statements_by_id()
select s.* from statements s semi join wanted w on w.id = s.statement_id order by s.said_on, s.statement_id;

-- name: all_alerts()
select * from alerts order by alerts."at", alert_id;

-- name: audit_head_at(known_at)
-- The last link of the chain as known then.
select * from audit_log where recorded_at <= :known_at order by seq desc limit 1;

-- name: queue_rows(known_at, decided_too)
-- The triage queue over all agencies, highest score first.
select * from triage_known(:known_at::timestamptz, not :decided_too)
order by score desc, day desc, assessment_id;

-- name: all_case_rows(known_at)
select * from cases_at(:known_at::timestamptz) order by opened_at desc, case_id;

-- name: all_clock_rows(known_at)
select * from case_clock_at(:known_at::timestamptz) order by ended_at is not null, due_at, case_id, kind;
