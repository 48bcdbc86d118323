-- PUBLIC CONTRACT: source_health, source_health_at(t).
-- One row a source that the catalogue holds: what it delivered in the last night (or day of watching) that it
-- was asked, that is in the twenty hours up to its last answer, and how its feeds fare (see feed_health).
-- Robots.txt itself is neither page nor failure, and a page that it keeps us from is obedience, not failure.
--   source_id, name, kind  varchar
--   last_asked      timestamptz  null where it never was
--   last_delivered  timestamptz  the last page that came, in any night
--   fetched         bigint       pages brought in that night
--   failed          bigint       feeds and pages that failed that night
--   expected_min    bigint       pages a night
--   status          varchar      Vietnamese
--   why             varchar      Vietnamese; '' where all is well
--   since           timestamptz  from when the status holds; null where that is not known or all is well

create or replace macro source_health_at(t) as table
    with asked as (
        select *, (coalesce(error, 'robots_forbidden') <> 'robots_forbidden' or coalesce(status >= 400, false)) as bad
        from fetches where recorded_at <= t and kind <> 'robots'
    ),
    lasts as (
        select source_id, max(fetched_at) as last_asked,
            max(fetched_at) filter (kind = 'page' and status = 200 and error is null) as last_delivered
        from asked group by source_id
    ),
    night as (
        select source_id, any_value(l.last_asked) as last_asked, any_value(l.last_delivered) as last_delivered,
            count(*) filter (kind = 'page' and status = 200 and error is null) as fetched,
            count(*) filter (bad) as failed,
            count(*) filter (not bad and error is null) as answered,
            coalesce(
                mode(fetch_words(error, status) order by fetch_words(error, status)) filter (bad),
                mode(fetch_words(error, status) order by fetch_words(error, status))
            ) as why
        from asked a join lasts l using (source_id)
        where a.fetched_at > l.last_asked - interval 20 hours
        group by source_id
    ),
    feeds as (
        select source_id, nullif(count(last_asked), 0) as feeds,
            count(*) filter (failing_weight >= 3) as failing,
            min(since) filter (failing_weight >= 3) as failing_since,
            arg_min(why, since) filter (failing_weight >= 3) as failing_why,
            count(*) filter (status = 'chưa từng có bài') as never,
            min(since) filter (status = 'chưa từng có bài') as never_since,
            count(*) filter (status = 'ngày giờ không tin được') as dated,
            min(since) filter (status = 'ngày giờ không tin được') as dated_since,
            count(*) filter (status = 'im ắng bất thường') as silent,
            max(since) filter (status = 'im ắng bất thường') as silent_since,
            max(since) filter (status = 'đã hoạt động trở lại') as revived_since
        from feed_health_at(t) group by source_id
    ),
    judged as (
        select s.id, s.name, s.kind, s.expected_min, n.*, f.* exclude (source_id),
            case
                when n.last_asked is null then 'new'
                when n.answered = 0 or f.failing = f.feeds then 'unreachable'
                when f.never = f.feeds and n.last_delivered is null then 'never'
                when f.dated > 0 then 'dated'
                when f.failing > 0 then 'failing'
                when f.silent = f.feeds then 'silent'
                when n.fetched = 0 then 'nothing'
                when n.fetched < s.expected_min then 'few'
                when n.failed > 0 then 'pages'
                when f.revived_since is not null then 'revived'
                else 'well'
            end as verdict
        from sources_present(t) s left join night n on n.source_id = s.id left join feeds f on f.source_id = s.id
    )
    select id as source_id, name, kind, last_asked, last_delivered,
        coalesce(fetched, 0) as fetched, coalesce(failed, 0) as failed, expected_min,
        case verdict
            when 'new' then 'chưa thu thập'
            when 'unreachable' then 'không truy cập được'
            when 'never' then 'chưa từng có bài'
            when 'dated' then 'ngày giờ không tin được'
            when 'failing' then 'có kênh tin lỗi'
            when 'silent' then 'im ắng bất thường'
            when 'nothing' then 'không có bài mới'
            when 'few' then 'ít bài hơn dự kiến'
            when 'pages' then 'có trang lỗi'
            when 'revived' then 'đã hoạt động trở lại'
            else 'bình thường'
        end as status,
        case
            when verdict = 'new' then 'nguồn chưa được thu thập lần nào'
            when verdict = 'unreachable' and failing = feeds then failing_why
            when verdict = 'never' then concat('hỏi từ ', day_words(never_since),
                ', nguồn trả lời nhưng chưa từng nêu bài nào; kiểm tra lại địa chỉ trong danh mục')
            when verdict = 'dated' then concat(dated, '/', feeds, ' kênh tin ghi giờ thu thập thay cho giờ đăng, từ ',
                day_words(dated_since), '; ngày đăng phải lấy từ trang bài')
            when verdict = 'failing' then concat(failing, '/', feeds, ' kênh tin lỗi: ', failing_why)
            when verdict = 'silent' then concat('không có bài mới từ ', day_words(silent_since),
                ', lâu hơn hẳn nhịp ra bài trước đó')
            when failed = 0 and answered = 0 then why
            when failed > 0 then concat(failed, ' lượt không thành; thường gặp nhất: ', why)
            when fetched = 0 and expected_min > 0 then 'nguồn trả lời nhưng không có trang nào mới'
            when fetched < expected_min then concat('được ', fetched, ' bài, dự kiến ít nhất ', expected_min)
            else ''
        end as why,
        case verdict
            when 'unreachable' then failing_since
            when 'never' then never_since
            when 'dated' then dated_since
            when 'failing' then failing_since
            when 'silent' then silent_since
            when 'nothing' then last_delivered
            when 'revived' then revived_since
        end as since
    from judged order by id;

create or replace view source_health as
    from source_health_at('infinity'::timestamptz);

comment on view source_health is
    'Tình trạng từng nguồn trong đêm thu thập gần nhất: số trang lấy được, số lượt lỗi, từ khi nào, lý do.';
