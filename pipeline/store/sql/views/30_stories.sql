-- PUBLIC CONTRACT: stories, stories_at(t).
-- One row a story and agency that at least one of its articles is about; the counts are those of
-- the whole story, an article with several versions counting once.
--   story_id, agency_id, agency_name  varchar
--   headline          varchar      title of the story's first article
--   first_seen        timestamptz  its earliest publication (where a page has none: when first seen)
--   last_seen         timestamptz  its latest
--   articles          bigint
--   copies            bigint       of them, reprints of another
--   outlets           bigint       how many different ones; a measure of spread, never by name
--   countries         bigint
--   languages         bigint
--   foreign_articles  bigint       from sources outside Viet Nam

create or replace macro stories_at(t) as table
    with members as (
        select m.story_id, m.relation, a.*
        from members_known(t) m join articles a using (article_id)
        where a.recorded_at <= t
    ),
    spread as (
        select story_id,
            arg_min(title, (relation <> 'first', first_seen_at, article_id)) as headline,
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
        select distinct m.story_id, n.agency_id
        from members m join mentions n using (article_id)
        where n.about and n.recorded_at <= t
    )
    select s.story_id, c.agency_id, coalesce(g.agency_name, c.agency_id) as agency_name,
        s.headline, s.first_seen, s.last_seen, s.articles, s.copies, s.outlets, s.countries, s.languages,
        s.foreign_articles
    from spread s join concerned c using (story_id) left join agency_names(t) g using (agency_id)
    order by s.articles desc, s.last_seen desc, s.story_id, c.agency_id;

create or replace view stories as
    from stories_at('infinity'::timestamptz);

comment on view stories is
    'Mỗi dòng là một sự việc và một cơ quan, địa phương mà sự việc nói về; số bài, số bài đăng lại, mức lan tỏa.';
