-- PUBLIC CONTRACT: foreign_pickups, foreign_pickups_at(t).
-- One row a story and agency that foreign press took up: the first report from another country than the one where the
-- story began.  A report that a person has since taken out of the story is left out.
--   pickup_id, story_id, agency_id, agency_name  varchar
--   day         date         of the foreign report, in Viet Nam
--   headline    varchar      of the story
--   title, url  varchar      of the foreign report
--   outlet      varchar      its name: said, never counted
--   country     varchar      ISO 3166-1 alpha-2
--   language    varchar      ISO 639-1
--   article_id  varchar
--   first_day   date         on which the story began
--   before      bigint       pages of the story that were there before
--   found_at    timestamptz  when it was told; later than day where the report joined the story later

create or replace macro foreign_pickups_at(t) as table
    select p.pickup_id, p.story_id, p.agency_id, coalesce(g.agency_name, p.agency_id) as agency_name, p.day,
        coalesce(s.headline, p.title) as headline, p.title, p.url, p.outlet, p.country, p."language", p.article_id,
        p.first_day, p.before, p.recorded_at as found_at
    from pickups p
    semi join members_known(t) m on m.article_id = p.article_id and m.story_id = p.story_id
    left join story_spread_at(t) s on s.story_id = p.story_id
    left join agency_names(t) g on g.agency_id = p.agency_id
    where p.recorded_at <= t
    order by p.day desc, p.agency_id, p.pickup_id;

create or replace view foreign_pickups as
    from foreign_pickups_at('infinity'::timestamptz);

comment on view foreign_pickups is
    'Sự việc mà báo chí nước ngoài bắt đầu đưa tin: bài nước ngoài đầu tiên, ngày, sự việc bắt đầu từ khi nào.';
