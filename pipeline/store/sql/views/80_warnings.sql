-- PUBLIC CONTRACT: early_warnings, early_warnings_at(t).
-- One row a subject whose volume left its own history, a day and a reason, as first found.  It counts
-- articles, never outlets against each other; outlets says where the articles stood, by name.
--   warning_id, agency_id, agency_name  varchar
--   day            date         the day in Viet Nam that stood out
--   subject        varchar      agency, story
--   subject_id     varchar      the agency's slug or the story's id
--   title          varchar      the agency's name or the story's headline
--   reason         varchar      volume: more than its own past days explain; foreign: outlets abroad take it up;
--                               hazard: more headlines of floods, storms, landslides than its own past days explain
--   articles       bigint       on that day; of reason foreign, those of outlets abroad, of hazard, those headlines
--   usual          double       median of the days compared with
--   bound          double       more than this is raised
--   compared_from, compared_to  date    the days compared with, of the same kind (working days or weekends)
--   compared_days  bigint
--   outlets        varchar[]    in the order of the alphabet
--   words          varchar      the reason in Vietnamese
--   found_at       timestamptz

create or replace macro early_warnings_at(t) as table
    select w.warning_id, w.day, w.agency_id, coalesce(g.agency_name, w.agency_id) as agency_name,
        w.subject, w.subject_id, w.title, w.reason, w.articles, w.usual, w.bound,
        w.compared_from, w.compared_to, w.compared_days, w.outlets, w.words, w.recorded_at as found_at
    from warnings w left join agency_names(t) g on g.agency_id = w.agency_id
    where w.recorded_at <= t
    order by w.day desc, w.agency_id, w.subject, w.reason, w.warning_id;

create or replace view early_warnings as
    from early_warnings_at('infinity'::timestamptz);

comment on view early_warnings is
    'Cảnh báo sớm: cơ quan, địa phương hoặc sự việc có lượng tin vượt mức thường thấy của chính mình, kèm lý do.';
