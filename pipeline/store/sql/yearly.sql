-- What a yearly plan or report says of one agency over a span of days, read as of an instant.

-- name: yearly_coverage(agency_id, first_day, last_day, known_at)
select date_trunc('month', day)::date as month, sum(domestic)::bigint as domestic, sum("foreign")::bigint as "foreign"
from coverage_daily_at(:known_at::timestamptz)
where agency_id = :agency_id and day between :first_day and :last_day
group by month order by month;

-- name: yearly_languages(agency_id, first_day, last_day, known_at)
-- Articles by the language in which they are written.
select a."language", count(*) as articles
from articles_known(:known_at::timestamptz) a
where a.day between :first_day and :last_day and exists (
    from mentions m where m.article_id = a.article_id and m.agency_id = :agency_id and m.recorded_at <= :known_at
)
group by a."language" order by articles desc, a."language";

-- name: yearly_spread(agency_id, first_day, last_day, known_at)
-- Stories about the agency that were alive in these days, and what the press abroad wrote.
with told as (
    select country, "language" from articles_known(:known_at::timestamptz) a
    where country <> 'VN' and day between :first_day and :last_day and exists (
        from mentions m where m.article_id = a.article_id and m.agency_id = :agency_id and m.recorded_at <= :known_at
    )
),
alive as (
    select * from stories_at(:known_at::timestamptz)
    where agency_id = :agency_id
        and (last_seen at time zone 'Asia/Ho_Chi_Minh')::date >= :first_day
        and (first_seen at time zone 'Asia/Ho_Chi_Minh')::date <= :last_day
)
select (select count(*) from alive) as stories,
    (select count(*) from alive where foreign_articles > 0) as foreign_stories,
    (select count(*) from told) as foreign_articles,
    (select count(distinct country) from told) as foreign_countries,
    (select count(distinct "language") from told) as foreign_languages;

-- name: yearly_sources(first_day, last_day, known_at)
-- The sources of the catalogue, how many brought a page in these days, and the first day on which any was asked.
with present as (select * from sources_present(:known_at::timestamptz)),
spoken as (select distinct unnest(languages) as code from present),
heard as (
    select source_id, (fetched_at at time zone 'Asia/Ho_Chi_Minh')::date as day,
        kind = 'page' and status = 200 and error is null as page
    from fetches where recorded_at <= :known_at and kind <> 'robots'
)
select (select count(*) from present) as total,
    (select count(*) from present where country = 'VN') as domestic,
    (select count(*) from present where country <> 'VN') as "foreign",
    (select count(distinct country) from present where country <> 'VN') as foreign_countries,
    (select count(*) from spoken) as languages,
    (select count(distinct source_id) from heard h semi join present p on p.id = h.source_id
        where h.page and h.day between :first_day and :last_day) as delivered,
    (select min(day) from heard) as watched_since;

-- name: yearly_flags(agency_id, first_day, last_day, known_at)
-- Flags raised in these days, by the decision in force.
select count(*) as total,
    count(*) filter (decision = 'accept') as accepted,
    count(*) filter (decision = 'reject') as rejected,
    count(*) filter (decision = 'withdraw') as withdrawn,
    count(*) filter (decision in ('', 'ask')) as undecided
from triage_at(:known_at::timestamptz)
where agency_id = :agency_id
    and (flagged_at at time zone 'Asia/Ho_Chi_Minh')::date between :first_day and :last_day;

-- name: yearly_cases(agency_id, first_day, last_day, known_at)
-- Cases that were open on any of these days; when a person confirmed them, and the first paper sent since.
with happened as (
    select case_id, max(happened_at) filter (kind = 'confirmed') as confirmed_at
    from case_events where recorded_at <= :known_at group by case_id
),
sent as (
    select p.case_id, min(p.dated) as sent_on, arg_min(p.number, (p.dated, p.recorded_at)) as sent_number
    from issued_papers p where p.recorded_at <= :known_at and p.document in ('notice', 'dossier') group by p.case_id
)
select c.case_id, c.title, c.state,
    (c.opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened_on,
    (h.confirmed_at at time zone 'Asia/Ho_Chi_Minh')::date as confirmed_on,
    s.sent_on, coalesce(s.sent_number, '') as sent_number
from cases_at(:known_at::timestamptz) c left join happened h using (case_id) left join sent s using (case_id)
where c.agency_id = :agency_id
    and (c.opened_at at time zone 'Asia/Ho_Chi_Minh')::date <= :last_day
    and (
        c.state not in ('dismissed', 'press_was_right', 'withdrawn', 'merged', 'closed')
        or (c.state_since at time zone 'Asia/Ho_Chi_Minh')::date >= :first_day
    )
order by opened_on, c.case_id;

-- name: yearly_responses(agency_id, first_day, last_day, known_at)
-- Responses given in these days, by the letter of the measure.
select r.letter, count(distinct r.response_id) as done
from responses r join case_openings o using (case_id)
where r.recorded_at <= :known_at and r.stage = 'done' and o.agency_id = :agency_id
    and r.day between :first_day and :last_day
group by r.letter order by r.letter;

-- name: yearly_clocks(agency_id, first_day, last_day, known_at)
-- Deadlines kept (on the day on which they ended) and missed (on their last day) in these days; running: not yet due.
select kind,
    count(*) filter (not overdue and (ended_at at time zone 'Asia/Ho_Chi_Minh')::date between :first_day and :last_day)
        as in_time,
    count(*) filter (overdue and last_day between :first_day and :last_day) as missed,
    count(*) filter (ended_at is null and not overdue) as running
from case_clock_at(:known_at::timestamptz)
where agency_id = :agency_id
group by kind order by kind;

-- name: yearly_notices(agency_id, first_day, last_day, known_at)
-- Notices of the ministry received in these days, without those that a corrected entry replaced, and each once where it
-- went on in the case into which its own was merged.
select count(*) as received
from notices n join case_openings o using (case_id)
where n.recorded_at <= :known_at and o.agency_id = :agency_id and n.received_on between :first_day and :last_day
    and n.notice_id not in (
        select ref from case_events where kind in ('notice_corrected', 'notice_moved') and recorded_at <= :known_at
    );

-- name: yearly_registers(agency_id, first_day, last_day, known_at)
-- Entries of the office's registers in these days: those of the agency, and those of the office as a whole.
select register, count(*) as entries, count(answered_on) as answered,
    list_sort(list_distinct(flatten(list("language")))) as languages
from registers_at(:known_at::timestamptz)
where day between :first_day and :last_day and agency_id in ('', :agency_id)
group by register order by register;
