-- PUBLIC CONTRACT: coverage_daily, coverage_daily_at(t), last_collection.
-- One row a day and agency.  An article counts once for each agency that it mentions, by its latest
-- version only (canonical_url).  domestic: its source's country is VN; foreign: any other.
--   day          date     day in Viet Nam on which the article was published, else first seen
--   agency_id    varchar
--   agency_name  varchar
--   domestic     bigint   articles
--   foreign      bigint   articles

create or replace macro coverage_daily_at(t) as table
    with named as (
        select distinct a.day, m.agency_id, a.canonical_url, a.country
        from articles_known(t) a join mentions m using (article_id)
        where m.recorded_at <= t
    )
    select n.day, n.agency_id, coalesce(any_value(g.agency_name), n.agency_id) as agency_name,
        count(*) filter (n.country = 'VN') as domestic,
        count(*) filter (n.country <> 'VN') as "foreign"
    from named n left join agency_names(t) g using (agency_id)
    group by n.day, n.agency_id
    order by n.day, n.agency_id;

create or replace view coverage_daily as
    from coverage_daily_at('infinity'::timestamptz);

comment on view coverage_daily is
    'Số bài nhắc tới mỗi cơ quan, địa phương theo ngày: domestic là báo trong nước, foreign là báo nước ngoài.';

-- The night that the morning's questions look back on: the latest instant at which anything was
-- asked of a source, and its day in Viet Nam.  It is the store's own time, so that the questions
-- also work on a replayed night.
--   collected_at  timestamptz
--   collected_on  date
create or replace view last_collection as
    select max(fetched_at) as collected_at,
        (max(fetched_at) at time zone 'Asia/Ho_Chi_Minh')::date as collected_on
    from fetches;

comment on view last_collection is 'Lần thu thập gần nhất: thời điểm và ngày (giờ Việt Nam).';
