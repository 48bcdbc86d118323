-- What the closing words of a run tell.

-- name: overview_counts()
select
    (select count(*) from articles) as articles,
    (select count(distinct article_id) from mentions) as linked,
    (select count(distinct story_id) from members_known('infinity'::timestamptz)) as stories,
    (select count(*) from assessments_known('infinity'::timestamptz) where level = 'flag') as flags,
    (select count(*) from assessments_known('infinity'::timestamptz) where level = 'watch') as watch,
    (select count(*) from case_openings) as cases;

-- name: overview_agencies(most)
select agency_id, count(distinct article_id) as articles from mentions
group by agency_id order by articles desc, agency_id limit :most;

-- name: overview_denials()
-- Articles in which a public body says that something reported is not so.
select a.article_id, a.day, a.title, any_value(s.agencies) as agencies, list(s.denied order by s.start, s.statement_id) as denied
from statements s join articles a using (article_id)
where s.kind = 'denial'
group by a.article_id, a.day, a.title order by a.day, a.title;

-- name: overview_flags()
select assessment_id, agency_id, day, score, title, reasons, signals from triage_queue
order by score desc, day desc, assessment_id;

-- name: overview_cases()
-- Open cases with the clock that ends first.
select c.case_id, c.agency_id, c.title, c.state, min(k.due_at) filter (where k.ended_at is null) as due_at
from cases c left join case_clock k using (case_id)
where c.state in ('opened', 'confirmed', 'evidence', 'submitted', 'approved', 'issued', 'responded')
group by c.case_id, c.agency_id, c.title, c.state
order by due_at, c.case_id;

-- name: overview_days()
-- Articles, linked articles and stories by day.
select a.day, count(distinct a.article_id) as articles,
    count(distinct m.article_id) as linked, count(distinct s.story_id) as stories
from articles a
left join mentions m using (article_id)
left join members_known('infinity'::timestamptz) s using (article_id)
group by a.day order by a.day;

-- name: overview_flagged_addresses()
select distinct a.url from triage_queue q join articles a using (article_id);
