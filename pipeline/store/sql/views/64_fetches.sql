-- What an exchange of the fetch log means, in words and as a weight.  Not part of the public contract.

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
        when error = 'sitemap_unreadable' then 'sơ đồ trang (sitemap) không đọc được'
        when error = 'no_links' then 'trang chuyên mục không có liên kết bài'
        when error = 'host_resting' then 'máy chủ yêu cầu chờ, hỏi lại lượt sau'
        when error = 'not_recorded' then 'không có trong bản ghi phát lại'
        when error <> 'bad_status' then concat('lỗi ', error)
        when status in (404, 410) then concat('trang không còn (mã ', status, ')')
        when status = 429 then 'máy chủ báo bị hỏi quá dày (mã 429)'
        when status >= 500 then concat('máy chủ báo lỗi (mã ', status, ')')
        when status >= 400 then concat('máy chủ từ chối (mã ', status, ')')
    end;

-- How bad a failed exchange is: 0 none, 1 may be gone the next hour, 2 seldom is, 3 wants a person.
create or replace macro failure_weight(error, status) as
    case
        when error is null and coalesce(status, 0) < 400 then 0.0
        when status in (404, 410) then 3.0
        when error in ('feed_unreadable', 'sitemap_unreadable', 'no_links', 'not_a_feed') then 3.0
        when error in ('address_refused', 'robots_forbidden') then 3.0
        when status in (401, 402, 403, 451) then 2.0
        when error in ('tls', 'dns', 'redirect_loop', 'too_large', 'undecodable') then 2.0
        else 1.0
    end::double;

create or replace macro day_words(moment) as
    strftime(moment at time zone 'Asia/Ho_Chi_Minh', '%d/%m/%Y');
