-- Every number of the weekly digest by name: `lamro weekly --check` runs these again and compares.
--
-- A query gives one row a key; a number is named by query, column and key.  The scope of a paper is its parameters:
--   agencies     varchar[]    whom it is about
--   comparable   varchar[]    the watched agencies with which it is compared
--   first_day, last_day  date of the week
--   since        date         the first day that the rates look back on
--   known_at     timestamptz  the cut-off: what became known later is not counted
-- "foreign" is any country but VN.  "usual" is the mean of the full weeks among the four before, null without any.

-- name: digest_days(agencies, first_day, last_day, known_at)
-- Articles by day; key: the day.  Usual: the same day of the week.
with weeks as (select count(*) as weeks from full_weeks_before(:known_at::timestamptz, :first_day::date)),
days as (select unnest(generate_series(:first_day::date, :last_day::date, interval 1 day))::date as day),
now as (
    select day, count(distinct canonical_url) filter (country = 'VN') as domestic,
        count(distinct canonical_url) filter (country <> 'VN') as "foreign"
    from named_in_days(:known_at::timestamptz, :first_day::date, :last_day::date)
    where list_contains(:agencies::varchar[], agency_id) group by day
),
before as (
    select isodow(day) as weekday, count(distinct canonical_url) filter (country = 'VN') as domestic,
        count(distinct canonical_url) filter (country <> 'VN') as "foreign"
    from named_before(:known_at::timestamptz, :first_day::date)
    where list_contains(:agencies::varchar[], agency_id) group by weekday
)
select strftime(d.day, '%Y-%m-%d') as key, coalesce(n.domestic, 0) as domestic, coalesce(n."foreign", 0) as "foreign",
    coalesce(n.domestic, 0) + coalesce(n."foreign", 0) as total,
    case when w.weeks > 0 then coalesce(b.domestic, 0) / w.weeks end as usual_domestic,
    case when w.weeks > 0 then coalesce(b."foreign", 0) / w.weeks end as usual_foreign,
    case when w.weeks > 0 then (coalesce(b.domestic, 0) + coalesce(b."foreign", 0)) / w.weeks end as usual_total
from days d cross join weeks w left join now n using (day) left join before b on b.weekday = isodow(d.day)
order by key;

-- name: digest_week(agencies, first_day, last_day, known_at)
-- The same over the whole week; key: ''.  Change: per cent of the usual total.  Collected: days read to their end.
with weeks as (select count(*) as weeks from full_weeks_before(:known_at::timestamptz, :first_day::date)),
now as (
    select count(distinct canonical_url) filter (country = 'VN') as domestic,
        count(distinct canonical_url) filter (country <> 'VN') as "foreign"
    from named_in_days(:known_at::timestamptz, :first_day::date, :last_day::date)
    where list_contains(:agencies::varchar[], agency_id)
),
before as (
    select count(distinct canonical_url) filter (country = 'VN') as domestic,
        count(distinct canonical_url) filter (country <> 'VN') as "foreign"
    from named_before(:known_at::timestamptz, :first_day::date)
    where list_contains(:agencies::varchar[], agency_id)
)
select '' as key, n.domestic, n."foreign", n.domestic + n."foreign" as total, w.weeks as full_weeks,
    case when w.weeks > 0 then b.domestic / w.weeks end as usual_domestic,
    case when w.weeks > 0 then b."foreign" / w.weeks end as usual_foreign,
    case when w.weeks > 0 then (b.domestic + b."foreign") / w.weeks end as usual_total,
    case when w.weeks > 0 and b.domestic + b."foreign" > 0 then
        100 * ((n.domestic + n."foreign") / ((b.domestic + b."foreign") / w.weeks) - 1)
    end as change,
    (
        select count(*) from covered_days(:known_at::timestamptz, :first_day::date, :last_day::date) where whole
    ) as collected
from now n, before b, weeks w;

-- name: digest_kinds(agencies, first_day, last_day, known_at)
-- Articles by kind of source; key: the kind.
with weeks as (select count(*) as weeks from full_weeks_before(:known_at::timestamptz, :first_day::date)),
now as (
    select source_kind as key, count(distinct canonical_url) as articles
    from named_in_days(:known_at::timestamptz, :first_day::date, :last_day::date)
    where list_contains(:agencies::varchar[], agency_id) group by key
),
before as (
    select source_kind as key, count(distinct canonical_url) as articles
    from named_before(:known_at::timestamptz, :first_day::date)
    where list_contains(:agencies::varchar[], agency_id) group by key
),
keys as (select unnest(['national', 'provincial', 'foreign', 'official']) as key)
select k.key, coalesce(n.articles, 0) as articles,
    case when w.weeks > 0 then coalesce(b.articles, 0) / w.weeks end as usual
from keys k cross join weeks w left join now n using (key) left join before b using (key)
order by key;

-- name: digest_languages(agencies, first_day, last_day, known_at)
-- Articles by language; key: its code.  Languages of this week or of the weeks before.
with weeks as (select count(*) as weeks from full_weeks_before(:known_at::timestamptz, :first_day::date)),
now as (
    select language as key, count(distinct canonical_url) as articles
    from named_in_days(:known_at::timestamptz, :first_day::date, :last_day::date)
    where list_contains(:agencies::varchar[], agency_id) group by key
),
before as (
    select language as key, count(distinct canonical_url) as articles
    from named_before(:known_at::timestamptz, :first_day::date)
    where list_contains(:agencies::varchar[], agency_id) group by key
)
select key, coalesce(n.articles, 0) as articles,
    case when w.weeks > 0 then coalesce(b.articles, 0) / w.weeks end as usual
from now n full join before b using (key) cross join weeks w
order by key;

-- name: digest_shares(comparable, first_day, last_day, known_at)
-- How the articles spread over comparable agencies, each with those of its own kind; key: the agency.
-- An article that names two counts for both.  Place: 1 for the most; equals share it.
with weeks as (select count(*) as weeks from full_weeks_before(:known_at::timestamptz, :first_day::date)),
compared as (
    select id as key, kind from agencies_known(:known_at::timestamptz) where list_contains(:comparable::varchar[], id)
),
now as (
    select agency_id as key, count(*) as articles
    from named_in_days(:known_at::timestamptz, :first_day::date, :last_day::date) group by key
),
before as (
    select agency_id as key, count(*) as articles
    from named_before(:known_at::timestamptz, :first_day::date) group by key
),
counted as (
    select c.key, c.kind, coalesce(n.articles, 0) as articles, coalesce(b.articles, 0) as earlier
    from compared c left join now n using (key) left join before b using (key)
),
summed as (
    select *, sum(articles) over own as all_articles, sum(earlier) over own as all_earlier,
        rank() over (partition by kind order by articles desc) as place, count(*) over own as agencies
    from counted window own as (partition by kind)
)
select key, articles, place, agencies,
    case when all_articles > 0 then 100 * articles / all_articles end as share,
    case when weeks > 0 then earlier / weeks end as usual,
    case when weeks > 0 and all_earlier > 0 then 100 * earlier / all_earlier end as usual_share
from summed cross join weeks
order by key;

-- name: digest_stories(agencies, first_day, last_day, known_at)
-- The week's stories; key: the story.  In_week: articles of the week; the others are of the whole story.
select story_id as key,
    count(distinct canonical_url) filter (day between :first_day and :last_day) as in_week,
    count(distinct canonical_url) as articles,
    count(distinct canonical_url) - count(distinct canonical_url) filter (relation = 'copy') as independent,
    count(distinct canonical_url) filter (relation = 'copy') as copies,
    count(distinct source_id) as outlets, count(distinct country) as countries, count(distinct language) as languages,
    count(distinct canonical_url) filter (country <> 'VN') as foreign_articles
from members_of_days(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
group by key order by key;

-- name: digest_story_counts(agencies, first_day, last_day, known_at)
-- How many stories the week had, and how many of them began in it; key: ''.
with begun as (
    select story_id, min(day) as first_day
    from members_of_days(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
    group by story_id
)
select '' as key, count(*) as stories, count(*) filter (first_day >= :first_day) as fresh from begun;

-- name: digest_story_days(agencies, first_day, last_day, known_at)
-- Articles of a story by day, nought too; key: story and day.
with members as materialized (
    from members_of_days(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
),
days as (select unnest(generate_series(:first_day::date, :last_day::date, interval 1 day))::date as day),
counted as (select story_id, day, count(distinct canonical_url) as articles from members group by story_id, day)
select concat(s.story_id, ' ', strftime(d.day, '%Y-%m-%d')) as key, coalesce(c.articles, 0) as articles
from (select distinct story_id from members) s cross join days d left join counted c using (story_id, day)
order by key;

-- name: digest_warnings(agencies, first_day, last_day, known_at)
-- What rose, by early warning; key: the warning.
select warning_id as key, articles, usual, bound, compared_days
from early_warnings_at(:known_at::timestamptz)
where list_contains(:agencies::varchar[], agency_id) and day between :first_day and :last_day order by key;

-- name: digest_warning_counts(agencies, first_day, last_day, known_at)
select '' as key, count(*) as warnings from early_warnings_at(:known_at::timestamptz)
where list_contains(:agencies::varchar[], agency_id) and day between :first_day and :last_day;

-- name: digest_flags(agencies, first_day, last_day, known_at)
-- What was raised in the week, or before and was open then; key: the assessment.
select assessment_id as key, score
from flags_of_week(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
where part <> 'later' order by key;

-- name: digest_flag_counts(agencies, first_day, last_day, known_at)
-- Raised in the week, by what was decided; key: the decision, 'open' where none, 'all'.  Of those raised before:
-- 'before' are undecided still, 'settled' decided since the week began.  'later': raised after the week on its articles.
with flags as (
    select part, decision, decision in ('', 'ask') as waits
    from flags_of_week(:known_at::timestamptz, :agencies::varchar[], :first_day::date, :last_day::date)
),
keyed as (
    select unnest(
        case part
            when 'week' then ['all', if(decision = '', 'open', decision)]
            when 'before' then [if(waits, 'before', 'settled')]
            else [part]
        end
    ) as key
    from flags
),
keys as (
    select unnest(['all', 'open', 'ask', 'accept', 'reject', 'withdraw', 'before', 'settled', 'later']) as key
)
select k.key, (select count(*) from keyed f where f.key = k.key) as flags from keys k order by key;

-- name: digest_decisions(agencies, first_day, last_day, known_at)
-- Decisions taken between the Monday paper before and the week's own, on reports of whatever day; key: the decision.
with taken as (
    select d.decision as key from triage_decisions d
    semi join (
        select assessment_id from assessments
        where recorded_at <= :known_at and list_contains(:agencies::varchar[], agency_id)
    ) using (assessment_id)
    where d.recorded_at <= :known_at and d.decided_at > paper_at(:first_day::date)
        and d.decided_at <= paper_at(:last_day::date + 1)
),
keys as (select unnest(['ask', 'accept', 'reject', 'withdraw']) as key)
select key, (select count(*) from taken t where t.key = k.key) as decisions from keys k order by key;

-- name: digest_cases(agencies, known_at)
-- Contents that a case rests on; key: the case.
select case_id as key, flags from cases_at(:known_at::timestamptz)
where list_contains(:agencies::varchar[], agency_id) order by key;

-- name: digest_case_counts(agencies, first_day, last_day, known_at)
-- Cases in hand, and what the week changed; key: ''.  Ended: by outcome or closed, in the week.
with own as (
    select *, state in ('dismissed', 'press_was_right', 'withdrawn', 'merged', 'closed') as over,
        (opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened_on,
        (state_since at time zone 'Asia/Ho_Chi_Minh')::date as since_day
    from cases_at(:known_at::timestamptz) where list_contains(:agencies::varchar[], agency_id)
)
select '' as key, count(*) filter (not over) as in_hand, count(*) filter (opened_on between :first_day and :last_day) as opened,
    count(*) filter (over and since_day between :first_day and :last_day) as ended, count(*) as cases
from own;

-- name: digest_clocks(agencies, known_at)
-- Days to the last day of a clock, or after it; key: the clock.
select clock_id as key, abs(days_left) as days from case_clock_at(:known_at::timestamptz)
where list_contains(:agencies::varchar[], agency_id) order by key;

-- name: digest_clock_counts(agencies, last_day, known_at)
-- Due_next: running clocks whose last day lies in the week after; key: ''.
select '' as key, count(*) filter (ended_at is null) as running, count(*) filter (ended_at is null and overdue) as overdue,
    count(*) filter (ended_at is null and last_day between :last_day::date + 1 and :last_day::date + 7) as due_next
from case_clock_at(:known_at::timestamptz) where list_contains(:agencies::varchar[], agency_id);

-- name: digest_responses(agencies, first_day, last_day, known_at)
-- Explanations given in the week; key: ''.
select '' as key, count(*) as done
from answers_known(:known_at::timestamptz) r join case_openings c using (case_id)
where c.recorded_at <= :known_at and r.stage = 'done'
    and r.day between :first_day and :last_day and list_contains(:agencies::varchar[], c.agency_id);

-- name: digest_nights(first_day, last_day, known_at)
-- The week's nights that are over, those in which anything was asked of the press, sources that delivered nothing in
-- one of theirs; key: ''.
with nights as (from source_nights(:known_at::timestamptz, :first_day::date, :last_day::date)),
days as (select unnest(generate_series(:first_day::date, :last_day::date, interval 1 day))::date as day)
select '' as key,
    (select count(*) from days where day < (:known_at::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date) as nights,
    (select count(*) from collected_nights(:known_at::timestamptz, :first_day::date, :last_day::date)) as collected,
    (select count(distinct source_id) from nights where not delivered) as lacking;

-- name: digest_source_nights(first_day, last_day, known_at)
-- Nights of the week in which a source was to be asked, was asked and delivered, and its pages; key: the source.
select source_id as key, count(*) as due, count(*) filter (asked) as asked, count(*) filter (delivered) as delivered,
    sum(fetched)::bigint as fetched, sum(failed)::bigint as failed
from source_nights(:known_at::timestamptz, :first_day::date, :last_day::date) group by key order by key;

-- name: digest_missed_nights(first_day, last_day, known_at)
-- Nights in which a source delivered nothing, by why; key: the source and why.
select concat(source_id, ' ', why) as key, count(*) as nights
from source_nights(:known_at::timestamptz, :first_day::date, :last_day::date)
where not delivered group by key order by key;

-- name: digest_source_counts(known_at)
-- The sources; those ever asked, and of them those that brought nothing when they were asked last; key: ''.
select '' as key, count(*) as sources, count(last_asked) as asked,
    count(*) filter (last_asked is not null and fetched = 0 and why <> '') as silent
from source_health_at(:known_at::timestamptz);

-- name: digest_thresholds(known_at)
-- From which score on a content is a flag, and opens a case; key: flag, case.
select name as key, value from thresholds_known(:known_at::timestamptz) order by key;

-- name: digest_false_flags(agencies, since, known_at)
-- What persons made of the flags on articles of the last weeks; key: ''.  Rate: rejected per cent of decided.
with flags as (
    select * from assessed_since(:known_at::timestamptz, :agencies::varchar[], :since::date) where level = 'flag'
)
select '' as key, count(*) filter (decision in ('accept', 'reject')) as decided,
    count(*) filter (decision = 'reject') as rejected, count(*) filter (decision = 'withdraw') as withdrawn,
    100 * count(*) filter (decision = 'reject') / nullif(count(*) filter (decision in ('accept', 'reject')), 0) as rate
from flags;

-- name: digest_levels(agencies, since, known_at)
-- How often the rules flag; key: 'kind national', 'language vi', 'agency dak-lak', 'week 2025-11-24'.
with rows as (from assessed_since(:known_at::timestamptz, :agencies::varchar[], :since::date)),
grouped as (
    select concat('kind ', source_kind) as key, * from rows
    union all select concat('language ', language), * from rows
    union all select concat('agency ', agency_id), * from rows
    union all select concat('week ', strftime(week, '%Y-%m-%d')), * from rows
)
select key, count(*) as assessed, count(*) filter (level = 'flag') as flags,
    100 * count(*) filter (level = 'flag') / count(*) as rate, count(*) filter (level = 'watch') as watches,
    count(*) filter (level = 'flag' and decision = 'reject') as rejected
from grouped group by key order by key;

-- name: digest_followed(agencies, first_day, last_day, known_at)
-- Hours from an answer to the change of a page; key: case, article, milliseconds of the change.
select concat(case_id, ' ', article_id, ' ', epoch_ms(changed_at)) as key, hours_after::double as hours
from case_followup_at(:known_at::timestamptz)
where list_contains(:agencies::varchar[], agency_id) and (response_day between :first_day and :last_day
    or (changed_at at time zone 'Asia/Ho_Chi_Minh')::date between :first_day and :last_day)
order by key;
