-- Hôm nay báo chí nhắc tới từng cơ quan, địa phương nhiều hay ít so với bốn tuần trước?
-- today_*: số bài của ngày thu thập gần nhất; usual_*: trung bình mỗi ngày trong 28 ngày trước đó.
-- Ngày không có bài được tính là 0. Tăng đột ngột là lý do để đọc kỹ, không phải là dấu hiệu sai lệch.
select agency_name,
    coalesce(sum(domestic) filter (c.day = l.collected_on), 0) as today_domestic,
    round(coalesce(sum(domestic) filter (c.day < l.collected_on), 0) / 28, 1) as usual_domestic,
    coalesce(sum("foreign") filter (c.day = l.collected_on), 0) as today_foreign,
    round(coalesce(sum("foreign") filter (c.day < l.collected_on), 0) / 28, 1) as usual_foreign
from coverage_daily c, last_collection l
where c.day between l.collected_on - 28 and l.collected_on
group by agency_id, agency_name
order by today_domestic + today_foreign desc, agency_name;
