-- PUBLIC CONTRACT: source_health, source_health_at(t).
-- One row a source of the catalogue: what it delivered in the last night it was asked, that is in
-- the twelve hours up to its last answer.  Robots.txt itself is neither page nor failure, and a
-- page that it keeps us from is obedience, not failure.
--   source_id, name, kind  varchar
--   last_asked      timestamptz  null where it never was
--   last_delivered  timestamptz  the last page that came, in any night
--   fetched         bigint       pages brought in that night
--   failed          bigint       feeds and pages that failed that night
--   expected_min    bigint       pages a night
--   status          varchar      Vietnamese
--   why             varchar      Vietnamese; '' where all is well

create or replace macro fetch_words(error, status) as
    case
        when error = 'timeout' then 'quá thời gian chờ'
        when error = 'robots_forbidden' then 'robots.txt không cho phép thu thập'
        when error = 'too_large' then 'trang quá lớn'
        when error = 'address_refused' then 'địa chỉ không được phép truy cập'
        when error = 'dns' then 'không tìm thấy tên máy chủ'
        when error = 'refused' then 'máy chủ không nhận kết nối'
        when error = 'tls' then 'kết nối mã hóa không đáng tin cậy'
        when error in ('incomplete', 'connection_lost') then 'kết nối bị ngắt giữa chừng'
        when error = 'redirect_loop' then 'trang chuyển hướng vòng quanh'
        when error = 'robots_unreachable' then 'không đọc được robots.txt'
        when error in ('feed_unreadable', 'not_a_feed') then 'bản tin RSS không đọc được'
        when error = 'not_recorded' then 'không có trong bản ghi phát lại'
        when error <> 'bad_status' then concat('lỗi ', error)
        when status in (404, 410) then concat('trang không còn (mã ', status, ')')
        when status >= 500 then concat('máy chủ báo lỗi (mã ', status, ')')
        when status >= 400 then concat('máy chủ từ chối (mã ', status, ')')
    end;

create or replace macro source_health_at(t) as table
    with asked as (
        select *, max(fetched_at) over (partition by source_id) as last_asked,
            (coalesce(error, 'robots_forbidden') <> 'robots_forbidden' or coalesce(status >= 400, false)) as bad
        from fetches where recorded_at <= t and kind <> 'robots'
    ),
    night as (
        select source_id, any_value(last_asked) as last_asked,
            max(fetched_at) filter (kind = 'page' and status = 200 and error is null) as last_delivered,
            count(*) filter (kind = 'page' and status = 200 and error is null and recent) as fetched,
            count(*) filter (bad and recent) as failed,
            count(*) filter (not bad and error is null and recent) as answered,
            coalesce(
                mode(fetch_words(error, status) order by fetch_words(error, status)) filter (bad and recent),
                mode(fetch_words(error, status) order by fetch_words(error, status)) filter (recent)
            ) as why
        from (select *, fetched_at > last_asked - interval 12 hours as recent from asked)
        group by source_id
    )
    select s.id as source_id, s.name, s.kind, n.last_asked, n.last_delivered,
        coalesce(n.fetched, 0) as fetched, coalesce(n.failed, 0) as failed, s.expected_min,
        case
            when n.last_asked is null then 'chưa thu thập'
            when n.answered = 0 then 'không truy cập được'
            when n.fetched = 0 then 'không có bài mới'
            when n.fetched < s.expected_min then 'ít bài hơn dự kiến'
            when n.failed > 0 then 'có trang lỗi'
            else 'bình thường'
        end as status,
        case
            when n.last_asked is null then 'nguồn chưa được thu thập lần nào'
            when n.failed = 0 and n.answered = 0 then n.why
            when n.failed > 0 then concat(n.failed, ' lượt không thành; thường gặp nhất: ', n.why)
            when n.fetched = 0 then 'nguồn trả lời nhưng không có trang nào mới'
            when n.fetched < s.expected_min then concat('được ', n.fetched, ' bài, dự kiến ít nhất ', s.expected_min)
            else ''
        end as why
    from sources_known(t) s left join night n on n.source_id = s.id
    order by s.id;

create or replace view source_health as
    from source_health_at('infinity'::timestamptz);

comment on view source_health is 'Tình trạng từng nguồn trong đêm thu thập gần nhất: số trang lấy được, số lượt lỗi, lý do.';
