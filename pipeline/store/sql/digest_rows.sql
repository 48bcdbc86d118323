-- The rows that a digest is made from, as known at an instant; its numbers are counted again by digest_numbers.sql.

-- name: append_thresholds(recorded_at, run_id)!
insert into thresholds by name
select news.*, :recorded_at as recorded_at, :run_id as run_id
from (from incoming except select * exclude (recorded_at, run_id) from thresholds_known(:recorded_at)) as news
order by name;

-- name: digest_thresholds_known(known_at)
select name, value from thresholds_known(:known_at::timestamptz) order by name;

-- name: digest_collected(first_day, last_day, known_at)
select day, whole from covered_days(:known_at::timestamptz, :first_day::date - 28, :last_day::date) order by day;

-- name: digest_night_rows(first_day, last_day, known_at)
select night from collected_nights(:known_at::timestamptz, :first_day::date, :last_day::date) order by night;

-- name: digest_source_night_rows(first_day, last_day, known_at)
select source_id, count(*) as due, count(*) filter (asked) as asked, count(*) filter (delivered) as delivered,
    sum(fetched)::bigint as fetched, sum(failed)::bigint as failed
from source_nights(:known_at::timestamptz, :first_day::date, :last_day::date) group by source_id order by source_id;

-- name: digest_missed_night_rows(first_day, last_day, known_at)
select source_id, why, count(*) as nights
from source_nights(:known_at::timestamptz, :first_day::date, :last_day::date)
where not delivered group by source_id, why order by source_id, nights desc, why;

-- name: digest_counts(agencies, first_day, last_day, known_at)
-- Articles that name one of the agencies, five weeks by day, kind, origin and language; each address once.
select day, source_kind, country <> 'VN' as "foreign", language, count(distinct canonical_url) as articles
from named_in_days(:known_at::timestamptz, :first_day::date - 28, :last_day::date)
where list_contains(:agencies::varchar[], agency_id)
group by all order by all;

-- name: digest_share_rows(comparable, first_day, last_day, known_at)
-- Articles by agency and week, five weeks; an article that names two counts for both.
select agency_id, date_trunc('week', day)::date as week, count(*) as articles
from named_in_days(:known_at::timestamptz, :first_day::date - 28, :last_day::date)
where list_contains(:comparable::varchar[], agency_id)
group by all order by all;

-- name: digest_story_rows(agencies, first_day, last_day, known_at, most)
-- The stories with most articles in the week; total and fresh count all of the week's.
with members as materialized (
    from members_of_days(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
),
spread as (
    select story_id,
        min(coalesce(published_at, first_seen_at)) as first_seen, max(coalesce(published_at, first_seen_at)) as last_seen,
        count(distinct canonical_url) filter (day between :first_day and :last_day) as in_week,
        count(distinct canonical_url) as articles,
        count(distinct canonical_url) filter (relation = 'copy') as copies,
        count(distinct source_id) as outlets, count(distinct country) as countries,
        count(distinct language) as languages,
        count(distinct canonical_url) filter (country <> 'VN') as foreign_articles, min(day) as begun
    from members group by story_id
),
counted as (
    select *, count(*) over () as stories, count(*) filter (begun >= :first_day) over () as fresh from spread
),
shown as (
    from counted order by in_week desc, outlets desc, articles desc, first_seen, story_id limit :most
),
profiles as (
    select * from story_profiles semi join shown using (story_id) where recorded_at <= :known_at
    qualify row_number() over (partition by story_id order by recorded_at desc, rowid desc) = 1
),
chosen as (
    -- The article that names the story, and where it can be read: as the view stories chooses it.
    select m.story_id, m.title as headline, m.language, m.url
    from members m semi join shown using (story_id) left join profiles p using (story_id)
    qualify row_number() over (
        partition by m.story_id
        order by m.language <> 'vi', coalesce(m.article_id = p.headline_id, false) desc, m.relation <> 'first',
            m.first_seen_at, m.article_id
    ) = 1
),
names as (select agency_id, agency_name from agency_names(:known_at::timestamptz)),
concerned as (
    select m.story_id, list_sort(list(distinct coalesce(g.agency_name, n.agency_id))) as agencies
    from members m semi join shown using (story_id) join mentions n using (article_id) left join names g using (agency_id)
    where n.about and n.recorded_at <= :known_at group by m.story_id
)
select s.* exclude (begun), c.headline, c.language, c.url, coalesce(o.agencies, []) as agencies
from shown s join chosen c using (story_id) left join concerned o using (story_id)
order by in_week desc, outlets desc, s.articles desc, first_seen, story_id;

-- name: digest_story_day_rows(agencies, first_day, last_day, known_at)
select story_id, day, count(distinct canonical_url) as articles
from members_of_days(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
where day between :first_day and :last_day and list_contains((select list(id) from wanted), story_id)
group by all order by all;

-- name: digest_warning_rows(agencies, first_day, last_day, known_at)
select * from early_warnings_at(:known_at::timestamptz)
where list_contains(:agencies::varchar[], agency_id) and day between :first_day and :last_day
order by day desc, articles desc, warning_id;

-- name: digest_flag_rows(agencies, first_day, last_day, known_at)
select * from flags_of_week(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
order by score desc, day desc, assessment_id;

-- name: digest_decision_rows(agencies, first_day, last_day, known_at)
-- Decisions taken between the Monday paper before and the week's own, on reports of whatever day.
select d.decision, count(*) as decisions from triage_decisions d
where d.recorded_at <= :known_at and d.decided_at > paper_at(:first_day::date)
    and d.decided_at <= paper_at(:last_day::date + 1)
    and d.assessment_id in (
        select assessment_id from assessments
        where recorded_at <= :known_at and list_contains(:agencies::varchar[], agency_id)
    )
group by d.decision order by d.decision;

-- name: digest_case_rows(agencies, known_at)
select * from cases_at(:known_at::timestamptz) where list_contains(:agencies::varchar[], agency_id)
order by opened_at desc, case_id;

-- name: digest_clock_rows(agencies, known_at)
select * from case_clock_at(:known_at::timestamptz) where list_contains(:agencies::varchar[], agency_id)
order by ended_at is not null, due_at, case_id, kind;

-- name: digest_response_rows(agencies, first_day, last_day, known_at)
-- What was said in the week, and what is planned from then on.
select r.response_id, r.case_id, c.agency_id, c.title, r.letter, r.stage, r.day, r.link, r.words
from answers_known(:known_at::timestamptz) r join cases_named(:known_at::timestamptz) c using (case_id)
where list_contains(:agencies::varchar[], c.agency_id)
    and r.day >= :first_day and (r.stage = 'planned' or r.day <= :last_day)
order by r.day, r.response_id;

-- name: digest_source_rows(known_at)
select * from source_health_at(:known_at::timestamptz) order by source_id;

-- name: digest_level_rows(agencies, since, known_at)
-- As level_counts, of these agencies.
select s.source_kind, s.language, s.agency_id, coalesce(any_value(g.agency_name), s.agency_id) as agency_name, s.week,
    count(*) as assessed, count(*) filter (level = 'flag') as flags, count(*) filter (level = 'watch') as watches,
    0 as spoken, 0.0 as probability,
    count(*) filter (level = 'flag' and decision = 'reject') as rejected,
    count(*) filter (level = 'flag' and decision in ('accept', 'reject')) as decided,
    count(*) filter (level = 'flag' and decision = 'withdraw') as withdrawn
from assessed_since(:known_at::timestamptz, :agencies::varchar[], :since::date) s
left join agency_names(:known_at::timestamptz) g using (agency_id)
group by s.source_kind, s.language, s.agency_id, s.week
order by s.week, s.agency_id, s.source_kind, s.language;

-- name: digest_versions(agencies, known_at)
-- The rules and model that judged last, before the cut-off.
select rules_version, model_version from assessments
where recorded_at <= :known_at and list_contains(:agencies::varchar[], agency_id)
order by recorded_at desc, rowid desc limit 1;

-- name: digest_papers_at(cutoff)
-- The papers that were made for this cut-off.
select * from digests where cutoff = :cutoff order by path, sha256;

-- name: digest_followed_rows(agencies, first_day, last_day, known_at)
-- What became of pages after the answers of the week, and in the week after earlier ones; of pages that do not carry
-- the claim only those that took up the answer.
select concat(f.case_id, ' ', f.article_id, ' ', epoch_ms(f.changed_at)) as key, f.case_id,
    coalesce(c.title, '') as case_title,
    f.article_id, f.url, f.title, f.response_day, f.seen_change, f.hours_after::double as hours_after, f.picked_up
from case_followup_at(:known_at::timestamptz) f left join cases_named(:known_at::timestamptz) c using (case_id)
where list_contains(:agencies::varchar[], f.agency_id) and (f.relation in ('origin', 'copy') or f.picked_up)
    and (f.response_day between :first_day and :last_day
        or (f.changed_at at time zone 'Asia/Ho_Chi_Minh')::date between :first_day and :last_day)
order by f.case_id, f.changed_at nulls last, f.url, f.article_id;
