-- PUBLIC CONTRACT: stories, stories_at(t), story_timeline, story_timeline_at(t).
-- stories: one row a story and agency that at least one of its articles is about; the counts are those of
-- the whole story, an article with several versions counting once.
--   story_id, agency_id, agency_name  varchar
--   headline          varchar      of the member that says most of what the others say; no question, no cry; of a
--                                  Vietnamese member where there is one
--   first_seen        timestamptz  its earliest publication (where a page has none: when first seen)
--   last_seen         timestamptz  its latest
--   articles          bigint
--   copies            bigint       of them, reprints or excerpts of another
--   outlets           bigint       how many different ones; a measure of spread, never by name
--   countries         bigint
--   languages         bigint
--   foreign_articles  bigint       from sources outside Viet Nam
--   independent       bigint       articles that are no copies
--   agencies          varchar[]    names of all agencies that the story is about
--   figures           varchar[]    figures that at least two reports give, with their number
--   origin            varchar      where the copied text comes from: the agency credited; 'bản thấy sớm nhất'
--                                  where none is; '' where nothing was copied
-- story_timeline: one row a story and day.
--   story_id  varchar, day  date, articles, copies, outlets  bigint

create or replace macro story_profiles_known(t) as table
    select * from story_profiles where recorded_at <= t
    qualify row_number() over (partition by story_id order by recorded_at desc, rowid desc) = 1;

create or replace macro story_spread_at(t) as table
    with members as (
        select m.story_id, m.relation, a.*
        from members_known(t) m join articles a using (article_id)
        where a.recorded_at <= t
    ),
    spread as (
        select story_id,
            arg_min(title, ("language" <> 'vi', relation <> 'first', first_seen_at, article_id)) as first_headline,
            bool_or("language" = 'vi') as readable,
            min(coalesce(published_at, first_seen_at)) as first_seen,
            max(coalesce(published_at, first_seen_at)) as last_seen,
            count(distinct canonical_url) as articles,
            count(distinct canonical_url) filter (relation = 'copy') as copies,
            count(distinct source_id) as outlets,
            count(distinct country) as countries,
            count(distinct "language") as languages,
            count(distinct canonical_url) filter (country <> 'VN') as foreign_articles
        from members group by story_id
    ),
    concerned as (
        select m.story_id,
            list_sort(list_distinct(list(coalesce(g.agency_name, n.agency_id)))) as agencies
        from members m join mentions n using (article_id) left join agency_names(t) g using (agency_id)
        where n.about and n.recorded_at <= t
        group by m.story_id
    ),
    chosen as (
        select p.*, m.title as chosen_headline, m."language" as chosen_language
        from story_profiles_known(t) p
        left join members m on m.article_id = p.headline_id and m.story_id = p.story_id
    )
    select s.story_id,
        -- Profiles of before keep a foreign headline though a Vietnamese member came later.
        if(s.readable and p.chosen_language <> 'vi', s.first_headline, coalesce(p.chosen_headline, s.first_headline))
            as headline,
        s.first_seen, s.last_seen, s.articles, s.copies, s.outlets, s.countries, s.languages, s.foreign_articles,
        s.articles - s.copies as independent,
        coalesce(c.agencies, []::varchar[]) as agencies,
        coalesce(p.figures, []::varchar[]) as figures,
        case
            when s.copies = 0 or p.origin_from is null then ''
            when p.origin_from = 'credit' then p.origin_credit
            when p.origin_from = 'earliest' then 'bản thấy sớm nhất'
            else ''
        end as origin
    from spread s left join concerned c using (story_id) left join chosen p using (story_id);

create or replace macro stories_at(t) as table
    with concerned as (
        select distinct m.story_id, n.agency_id
        from members_known(t) m join mentions n using (article_id) join articles a using (article_id)
        where n.about and n.recorded_at <= t and a.recorded_at <= t
    )
    select s.story_id, c.agency_id, coalesce(g.agency_name, c.agency_id) as agency_name,
        s.headline, s.first_seen, s.last_seen, s.articles, s.copies, s.outlets, s.countries, s.languages,
        s.foreign_articles, s.independent, s.agencies, s.figures, s.origin
    from story_spread_at(t) s join concerned c using (story_id) left join agency_names(t) g using (agency_id)
    order by s.articles desc, s.last_seen desc, s.story_id, c.agency_id;

create or replace view stories as
    from stories_at('infinity'::timestamptz);

create or replace macro story_timeline_at(t) as table
    select m.story_id, a.day,
        count(distinct a.canonical_url) as articles,
        count(distinct a.canonical_url) filter (m.relation = 'copy') as copies,
        count(distinct a.source_id) as outlets
    from members_known(t) m join articles a using (article_id)
    where a.recorded_at <= t
    group by m.story_id, a.day
    order by m.story_id, a.day;

create or replace view story_timeline as
    from story_timeline_at('infinity'::timestamptz);

comment on view stories is
    'Mỗi dòng là một sự việc và một cơ quan, địa phương mà sự việc nói về; số bài, số bài đăng lại, mức lan tỏa.';
comment on view story_timeline is 'Diễn biến của từng sự việc theo ngày: số bài, số bài đăng lại, số nguồn.';
