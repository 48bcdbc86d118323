-- A year of an invented press about all provinces, in bulk: @N@ articles over 364 days from 2025-01-06 (a Monday).
-- The proportions are those of the recorded nights: seven in ten articles name a body, two of a hundred do so abroad,
-- one in a thousand is flagged, a quarter of the flags becomes a case; every page was fetched, every feed polled.

create or replace temp table slugs as
    select row_number() over (order by kind desc, id) - 1 as rank, id, count(*) over () as all_slugs
    from agencies where valid_to is null;

create or replace temp table made as
    select i, md5(concat('a', i)) as article_id, md5(concat('p', i)) as page,
        date '2025-01-06' + (i * 364 // @N@)::integer as day,
        (hash(i) % 1000003) / 1000003.0 as r, (hash(i + 77) % 1000003) / 1000003.0 as r2, hash(i * 31) as h
    from range(@N@) t(i);

insert into sources by name
select concat('bench-', s) as id, concat('Nguồn ', s) as name,
    case when s < 20 then 'national' when s < 50 then 'provincial' when s < 58 then 'foreign' else 'official' end as kind,
    case when s between 50 and 57 then 'US' else 'VN' end as country, ['vi'] as languages, []::varchar[] as agencies,
    [concat('https://bench-', s, '.example/rss')] as feeds, []::varchar[] as sitemaps, []::varchar[] as sections,
    [concat('bench-', s, '.example')] as allowed_hosts, 1.0 as delay_seconds, 5 as expected_min, 900 as expected_max,
    null::date as checked, timestamptz '2025-01-05 20:00:00+00' as recorded_at, 'bench' as run_id
from range(60) t(s);

create or replace temp table told as
    select *, case when r2 < 0.04 then 50 + h % 8 when r2 < 0.34 then 20 + h % 30 when r2 < 0.36 then 58 + h % 2 else h % 20
        end as source,
        day::timestamp at time zone 'Asia/Ho_Chi_Minh' + to_minutes((h % 1320)::integer) as published_at
    from made;

insert into articles by name
select article_id, concat('https://bench-', source, '.example/bai/', page) as canonical_url,
    concat('https://bench-', source, '.example/bai/', page) as url, concat('bench-', source) as source_id,
    case when source < 20 then 'national' when source < 50 then 'provincial' when source < 58 then 'foreign' else 'official'
    end as source_kind,
    case when source between 50 and 57 then 'US' else 'VN' end as country, md5(concat('c', i)) as capture_id,
    concat('Bài số ', i, ' về việc ', substr(page, 1, 24)) as title, concat('Tin vắn ', page) as lead,
    concat(page, article_id, md5(page), md5(article_id), md5(concat(page, 'x')), md5(concat(page, 'y')), page, page, page)
        as text,
    case when source between 50 and 57 then 'en' else 'vi' end as language, published_at, published_at as first_seen_at,
    day, 'published' as day_from, md5(concat('t', i)) as text_hash,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at, 'bench' as run_id
from told order by day, source;

-- Three in a hundred pages were changed later.
insert into articles by name
select md5(concat('v', i)) as article_id, concat('https://bench-', source, '.example/bai/', page) as canonical_url,
    concat('https://bench-', source, '.example/bai/', page) as url, concat('bench-', source) as source_id,
    'national' as source_kind, 'VN' as country, md5(concat('cv', i)) as capture_id, concat('Bài số ', i, ' (sửa)') as title,
    'Tin vắn' as lead, concat(page, page, page) as text, 'vi' as language, published_at,
    published_at + interval 20 hours as first_seen_at, day, 'published' as day_from, md5(concat('tv', i)) as text_hash,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 52 hours as recorded_at, 'bench' as run_id
from told where h % 100 < 3 and source < 20;

insert into mentions by name
select md5(concat('m', i, '-', k)) as mention_id, article_id, s.id as agency_id, s.id as named_unit, s.id as surface,
    'text' as field, 10 * k as start, 10 * k + 7 as "end", k = 0 as about,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at, 'bench' as run_id
from (select *, unnest(range(case when r < 0.3 then 0 when r < 0.85 then 1 else 2 end)) as k from told) t
join slugs s on s.rank = floor(pow((hash(i * 3 + k) % 10007) / 10007.0, 1.7) * s.all_slugs);

-- Stories of a day: few large ones, many small.
create or replace temp table placed as
    select i, article_id, day, concat(day, '-', floor(pow((hash(i * 7) % 1000003) / 1000003.0, 2) * @N@ / 364 * 0.75)::integer)
        as story
    from told;

insert into story_members by name
select md5(story) as story_id, article_id, if(row_number() over own = 1, 'first', if(i % 3 = 0, 'copy', 'same')) as relation,
    first(article_id) over own as joined_to, 0.8 as similarity,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at, 'bench' as run_id
from placed window own as (partition by story order by i);

insert into story_profiles by name
select md5(story) as story_id, min(article_id) as headline_id, min(article_id) as origin_id, '' as origin_credit,
    'earliest' as origin_from, []::varchar[] as figures,
    any_value(day)::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at, 'bench' as run_id
from placed group by story;

-- Every article about a body is judged; one in twenty is judged again a night later.
create or replace temp table judged as
    select md5(concat('s', m.mention_id)) as assessment_id, m.article_id, m.agency_id, p.story, t.day, hash(m.mention_id) as h
    from mentions m join told t using (article_id) join placed p using (article_id) where m.about;

insert into assessments by name
select assessment_id, md5(concat(assessment_id, n)) as revision_id, article_id, agency_id, md5(story) as story_id,
    case when h % 1000 = 0 then 'flag' when h % 100 = 1 then 'watch' else 'none' end as level, (h % 100) / 100.0 as score,
    (h % 97) / 97.0 as probability, 'bench' as model_version, 'bench-1' as rules_version,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + to_hours((28 + 24 * n)::integer) as recorded_at, 'bench' as run_id
from (select *, unnest(range(if(h % 20 = 0, 2, 1))) as n from judged);

insert into assessment_signals by name
select revision_id, 0 as position, 'uncorroborated' as name, md5(revision_id) as claim_id, 0.5 as strength,
    'Chưa có nguồn nào khác nêu nội dung này.' as explanation, recorded_at, run_id
from assessments where level <> 'none' or hash(revision_id) % 4 = 0;

insert into signal_evidence by name
select revision_id, 0 as position, 0 as evidence_position, 'article' as kind, md5(revision_id) as id, 'trích' as quote,
    recorded_at, run_id
from assessment_signals;

create or replace temp table flagged as
    select distinct on (assessment_id) *, hash(concat(assessment_id, 'd')) as d from assessments
    where level = 'flag' order by assessment_id, recorded_at desc;

insert into triage_decisions by name
select md5(concat('d', assessment_id)) as decision_id, assessment_id, revision_id,
    case when d % 10 < 4 then 'accept' when d % 10 < 8 then 'reject' else 'ask' end as decision, 'đã xem' as reason,
    []::varchar[] as evidence, 'an' as actor, recorded_at + interval 5 hours as decided_at,
    recorded_at + interval 5 hours as recorded_at, 'bench' as run_id
from flagged where d % 10 < 9 and recorded_at < timestamptz '2025-12-29 00:00:00+00';

insert into case_openings by name
select md5(concat('k', assessment_id)) as case_id, agency_id, story_id, assessment_id as claim_group,
    concat('Vụ việc ', substr(assessment_id, 1, 12)) as title, '02-2019-tt-btttt' as regulation_id, true as by_choice,
    recorded_at as opened_at, recorded_at, run_id
from flagged where d % 4 = 0;

insert into case_events by name
select md5(concat(c.case_id, kind)) as event_id, c.case_id, kind, c.opened_at + to_hours(after) as happened_at, 'an' as actor,
    '' as reason, if(kind = 'opened', claim_group, '') as ref, c.opened_at + to_hours(after) as recorded_at, 'bench' as run_id
from case_openings c,
    (values ('opened', 0), ('confirmed', 20), ('evidence', 40), ('submitted', 80), ('approved', 100), ('spoke', 120),
        ('closed', 400)) as steps (kind, after)
where c.opened_at + to_hours(after) < timestamptz '2026-01-05 00:00:00+00';

insert into clocks by name
select md5(concat('q', case_id)) as clock_id, case_id, 'internal' as kind,
    (opened_at at time zone 'Asia/Ho_Chi_Minh')::date as started_on,
    (opened_at at time zone 'Asia/Ho_Chi_Minh')::date + 7 as last_day,
    ((opened_at at time zone 'Asia/Ho_Chi_Minh')::date + 8)::timestamp at time zone 'Asia/Ho_Chi_Minh' as due_at,
    (opened_at at time zone 'Asia/Ho_Chi_Minh')::date + 7 as moved_last_day, 'thời hạn nội bộ' as basis, recorded_at, run_id
from case_openings;

insert into responses by name
select md5(concat('r', case_id)) as entry_id, md5(concat('r', case_id)) as response_id, case_id, 'a' as letter,
    'done' as stage, (happened_at at time zone 'Asia/Ho_Chi_Minh')::date as day, '' as link, '' as capture_id,
    'Thông cáo' as words, 'an' as actor, recorded_at, run_id
from case_events where kind = 'spoke';

insert into fetches by name
select md5(concat('f', i)) as fetch_id, concat('https://bench-', source, '.example/bai/', page) as url,
    concat('bench-', source) as source_id, 'page' as kind,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 25 hours + to_seconds((h % 9000)::integer) as fetched_at,
    if(h % 200 = 0, 503, 200) as status, if(h % 200 = 0, 'bad_status', null) as error, md5(concat('c', i)) as capture_id,
    20000 as payload_bytes, 200 as elapsed_ms, day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at,
    concat('night-', day) as run_id
from told;

insert into fetches by name
select md5(concat('fp', s, '-', n)) as fetch_id, concat('https://bench-', s, '.example/rss') as url,
    concat('bench-', s) as source_id, 'feed' as kind, timestamptz '2025-01-06 18:00:00+00' + to_hours(3 * n) as fetched_at,
    200 as status, md5(concat('cf', s, '-', n // 8)) as capture_id, 9000 as payload_bytes, 150 as elapsed_ms, 40 as items,
    timestamptz '2025-01-06 18:00:00+00' + to_hours(3 * n) as recorded_at, concat('night-', n // 8) as run_id
from range(60) t(s), range(364 * 8) u(n);

insert into feed_entries by name
select md5(concat('e', i)) as entry_id, concat('https://bench-', source, '.example/rss') as feed_url,
    concat('bench-', source) as source_id, concat('https://bench-', source, '.example/bai/', page) as url,
    concat('Bài số ', i) as title, '' as summary, published_at,
    md5(concat('cf', source, '-', date_diff('day', date '2025-01-06', day))) as capture_id,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at, 'bench' as run_id
from told;

insert into warnings by name
select md5(concat('w', day, id)) as warning_id, day::date as day, 'agency' as subject, id as subject_id, id as agency_id,
    id as title, 'volume' as reason, 90 as articles, 40.0 as usual, 71.5 as bound, day::date - 28 as compared_from,
    day::date - 1 as compared_to, 20 as compared_days, ['Nguồn 1'] as outlets, '' as words,
    day::timestamp at time zone 'Asia/Ho_Chi_Minh' + interval 28 hours as recorded_at, 'bench' as run_id
from generate_series(timestamp '2025-01-20', timestamp '2026-01-04', interval 1 day) d(day), slugs
where hash(concat(day, id)) % 12 = 0;
