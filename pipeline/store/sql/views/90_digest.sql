-- What the weekly digest counts.  Not part of the public contract; its numbers are named queries of digest_numbers.sql.
-- All take t: the state as it was known then.  A day is a day in Viet Nam.

-- The latest version of each address whose day lies between the two, both included.  Only the addresses that have a
-- version in these days are looked at again: a week is read in the time of a week, however long the store is kept.
create or replace macro articles_of_days(t, first_day, last_day) as table
    with touched as (
        select distinct canonical_url from articles
        where recorded_at <= t and day between first_day and last_day
    ),
    latest as (
        select a.article_id, a.canonical_url, a.source_id, a.source_kind, a.country, a.language, a.day
        from articles a semi join touched using (canonical_url) where a.recorded_at <= t
        qualify row_number() over (
            partition by a.canonical_url order by a.first_seen_at desc, a.recorded_at desc, a.rowid desc
        ) = 1
    )
    from latest where day between first_day and last_day;

-- One row an address and agency that it names.
create or replace macro named_in_days(t, first_day, last_day) as table
    select distinct a.canonical_url, a.day, a.source_kind, a.country, a.language, m.agency_id
    from articles_of_days(t, first_day, last_day) a join mentions m using (article_id)
    where m.recorded_at <= t;

-- Of the four weeks before *monday* those that can be compared with: at least five days were collected whole.
create or replace macro full_weeks_before(t, monday) as table
    select date_trunc('week', day)::date as week from covered_days(t, monday - 28, monday - 1)
    where whole
    group by week having count(*) >= 5;

-- Articles of the full weeks before, one row an address and agency, with their week.
create or replace macro named_before(t, monday) as table
    select n.*, w.week
    from named_in_days(t, monday - 28, monday - 1) n
    join full_weeks_before(t, monday) w on w.week = date_trunc('week', n.day)::date;

-- The stories of which an article of these days is about one of *agencies*.
create or replace macro stories_of_days(t, agencies, first_day, last_day) as table
    with about as (
        select distinct a.article_id
        from articles_of_days(t, first_day, last_day) a join mentions n using (article_id)
        where n.about and n.recorded_at <= t and list_contains(agencies, n.agency_id)
    ),
    placed as (
        select m.article_id, m.story_id from story_members m semi join about using (article_id)
        where m.recorded_at <= t
        qualify row_number() over (partition by m.article_id order by m.recorded_at desc, m.rowid desc) = 1
    )
    select distinct story_id from placed;

-- The articles of these stories, from their beginning on; an address with several versions counts once.
create or replace macro members_of_days(t, agencies, first_day, last_day) as table
    with wanted as (from stories_of_days(t, agencies, first_day, last_day)),
    ever as (select distinct article_id from story_members semi join wanted using (story_id) where recorded_at <= t),
    placed as (
        select m.article_id, m.story_id, m.relation from story_members m semi join ever using (article_id)
        where m.recorded_at <= t
        qualify row_number() over (partition by m.article_id order by m.recorded_at desc, m.rowid desc) = 1
    )
    select p.story_id, p.relation, a.article_id, a.canonical_url, a.source_id, a.country, a.language, a.day, a.title, a.url,
        a.published_at, a.first_seen_at
    from placed p semi join wanted using (story_id) join articles a using (article_id)
    where a.recorded_at <= t;

-- Standing assessments of articles of *since* or later, with the decision on each.
create or replace macro assessed_since(t, agencies, since) as table
    with recent as (select article_id, day, source_kind, language from articles where day >= since),
    judged as (
        select s.assessment_id, s.article_id, s.agency_id, s.level from assessments s semi join recent using (article_id)
        where s.recorded_at <= t and list_contains(agencies, s.agency_id)
        qualify row_number() over (partition by s.assessment_id order by s.recorded_at desc, s.rowid desc) = 1
    )
    select j.assessment_id, j.agency_id, j.level, r.source_kind, r.language,
        date_trunc('week', r.day)::date as week, coalesce(d.decision, '') as decision
    from judged j join recent r using (article_id) left join decisions_known(t) d using (assessment_id);

-- When the week's paper is made: Monday 07:00 in Viet Nam, as the schedule has it.
create or replace macro paper_at(monday) as
    (monday::timestamp + interval 7 hours) at time zone 'Asia/Ho_Chi_Minh';

-- Flags by the week in which they were raised, whatever the day of their article.  A week's flags are those raised
-- after the Monday paper before and up to its own: the night that reads Sunday's news ends on Monday morning, and its
-- flags belong to the paper that tells that Sunday.  The bounds hang on the week alone, not on the cut-off: however
-- early or late papers are made, each flag is the news of exactly one week.
--   part  week    raised in the week
--         before  raised before, and open when the week began: undecided still, or decided since
--         later   raised after the week, on an article of the week: what a paper made late knows more
create or replace macro flags_of_week(t, agencies, first_day, last_day) as table
    with placed as (
        select *, case
            when flagged_at > paper_at(last_day + 1) then if(day between first_day and last_day, 'later', '')
            when flagged_at > paper_at(first_day) then 'week'
            when decision in ('', 'ask') or decided_at > paper_at(first_day) then 'before'
            else ''
        end as part
        from triage_at(t) where list_contains(agencies, agency_id)
    )
    from placed where part <> '';
