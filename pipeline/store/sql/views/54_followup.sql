-- PUBLIC CONTRACT: case_followup, case_followup_at(t).
-- What became of the pages of a case after it was answered: one row a change that was seen since the first answer, or
-- one row that says that none was.  Per case and page; there is no total and no count by outlet, and none may be made.
-- The same rule as pipeline/cases/followup.py, after_answers.
--   case_id, agency_id  varchar
--   response_day    date         in Viet Nam: of the last answer before the change; of the first where there is none
--   article_id      varchar      the page's last version
--   url, title      varchar      canonical address and title of that version
--   relation        varchar      origin: carries the claim that the case is about; copy: copies such a page, or is what
--                                one copies; other: another page of the case's story
--   seen_change     varchar      edited, withdrawn, back; none
--   changed_at      timestamptz  of the fetch that showed the change; null where none
--   hours_after     double       from the answer to changed_at; 0 where only the answer's day is known and it is that day
--   last_looked_at  timestamptz  when the page's server answered last
--   looked_before   timestamptz  the look before changed_at: the change lies between the two, and where this is before
--                                the answer it may have come before it
--   picked_up       boolean      a version first seen since the first answer tells what a public body says against it

-- Pages of the cases that were answered by t.  Not part of the public contract.
create or replace macro case_pages(t) as table
    with recursive answered as (
        select case_id, min(case
                when (happened_at + interval 1 microsecond) at time zone 'Asia/Ho_Chi_Minh'
                    = date_trunc('day', (happened_at + interval 1 microsecond) at time zone 'Asia/Ho_Chi_Minh')
                then happened_at + interval 1 microsecond - interval 1 day else happened_at end) as answered_from
        from case_events where kind = 'spoke' and recorded_at <= t group by case_id
    ),
    refs as (
        select case_id, ref from case_events semi join answered using (case_id)
        where kind in ('opened', 'flag_attached') and ref <> '' and recorded_at <= t
    ),
    origins as (  -- an assessment is of one article in each of its revisions
        select r.case_id, a.article_id from refs r join assessments a on a.assessment_id = r.ref
        where a.recorded_at <= t
        union select r.case_id, a.article_id from refs r join articles a on a.article_id = r.ref
        union select r.case_id, c.article_id from refs r join claims c on c.claim_id = r.ref
    ),
    -- Asked once, and kept: each round of the search that follows goes through them.
    copied as (select distinct article_id from story_members where relation = 'copy'),
    copies as materialized (
        select article_id, joined_to from (
            select article_id, joined_to, relation from story_members semi join copied using (article_id)
            where recorded_at <= t
            qualify row_number() over (partition by article_id order by recorded_at desc, rowid desc) = 1
        ) where relation = 'copy' and article_id <> joined_to
    ),
    edges as materialized (
        select article_id, joined_to from copies union all select joined_to, article_id from copies
    ),
    carrying as (
        select case_id, article_id from origins
        union select c.case_id, e.joined_to from carrying c join edges e using (article_id)
    ),
    told as materialized (select o.case_id, o.story_id from case_stories(t) o semi join answered using (case_id)),
    -- Who was ever in such a story, and of these who is in it at t.
    ever as (select distinct article_id from story_members semi join told using (story_id)),
    members as (
        select article_id, story_id from story_members semi join ever using (article_id) where recorded_at <= t
        qualify row_number() over (partition by article_id order by recorded_at desc, rowid desc) = 1
    ),
    involved as (
        select case_id, article_id, 0 as place from origins
        union all select case_id, article_id, 1 from carrying
        union all
        select o.case_id, m.article_id, 2 from told o join members m using (story_id)
    ),
    pages as (  -- an edited page has several versions: it carries what any of them carried
        select i.case_id, a.canonical_url, min(i.place) as place
        from involved i join articles a using (article_id) group by i.case_id, a.canonical_url
    )
    select p.case_id, p.canonical_url,
        ['origin', 'copy', 'other'][p.place + 1] as relation,
        arg_max(a.article_id, (a.first_seen_at, a.recorded_at)) as article_id,
        arg_max(a.title, (a.first_seen_at, a.recorded_at)) as title,
        min(a.first_seen_at) as first_seen_at,
        bool_or(a.first_seen_at >= w.answered_from and s.article_id is not null) as picked_up,
        any_value(w.answered_from) as answered_from
    from pages p join answered w using (case_id)
    join (select * from articles where recorded_at <= t) a using (canonical_url)
    left join (
        select distinct article_id from statements
        where kind in ('denial', 'debunk', 'portal') and recorded_at <= t
    ) s using (article_id)
    group by p.case_id, p.canonical_url, p.place;

create or replace macro case_followup_at(t) as table
    with answers as (
        select case_id, happened_at as answered_at, case
                when (happened_at + interval 1 microsecond) at time zone 'Asia/Ho_Chi_Minh'
                    = date_trunc('day', (happened_at + interval 1 microsecond) at time zone 'Asia/Ho_Chi_Minh')
                then happened_at + interval 1 microsecond - interval 1 day else happened_at end as answered_from
        from case_events where kind = 'spoke' and recorded_at <= t
    ),
    followed as (select * from case_pages(t)),
    looks as (
        select distinct a.canonical_url, f.fetched_at
        from articles a join extracted e using (article_id) join captures c on c.capture_id = e.capture_id
        join fetches f on f.url = c.url
        where a.canonical_url in (select canonical_url from followed) and f.status is not null and f.fetched_at <= t
    ),
    changes as (
        select change_id, canonical_url, kind, noticed_at from page_changes
        where noticed_at <= t and recorded_at <= t
    ),
    matched as (
        select p.case_id, p.canonical_url, p.relation, p.article_id, p.title, p.picked_up,
            c.change_id, c.kind, c.noticed_at,
            coalesce(max(n.answered_at) filter (n.answered_from <= c.noticed_at), min(n.answered_at)) as answered_at
        from followed p
        left join changes c on c.canonical_url = p.canonical_url and c.noticed_at >= p.answered_from
        join answers n on n.case_id = p.case_id
        group by all
    ),
    told as (
        select m.case_id, o.agency_id, (m.answered_at at time zone 'Asia/Ho_Chi_Minh')::date as response_day,
            m.article_id, m.canonical_url as url, m.title, m.relation,
            coalesce(m.kind, 'none') as seen_change, m.noticed_at as changed_at,
            greatest(0, epoch(m.noticed_at) - epoch(m.answered_at)) / 3600
                * case when m.noticed_at is not null then 1 end as hours_after,
            max(l.fetched_at) as last_looked_at,
            max(l.fetched_at) filter (l.fetched_at < m.noticed_at) as looked_before,
            m.picked_up
        from matched m join case_openings o using (case_id) left join looks l using (canonical_url)
        group by all
    )
    from told order by case_id, list_position(['origin', 'copy', 'other'], relation), url, changed_at;

create or replace view case_followup as
    from case_followup_at('infinity'::timestamptz);

comment on view case_followup is
    'Sau khi trả lời: từng trang của vụ việc có được sửa, gỡ hay chưa, sau bao lâu. Không cộng gộp theo báo.';
