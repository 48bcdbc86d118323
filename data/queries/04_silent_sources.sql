-- Đêm qua nguồn nào không đem về bài nào?
-- status và why cho biết nguồn không truy cập được, bị lỗi, hay chỉ là không có bài mới.
-- last_delivered là lần gần nhất nguồn có bài; để trống nghĩa là chưa lần nào.
select source_id, name, status, why, last_asked, last_delivered, expected_min
from source_health
where fetched = 0
order by last_delivered nulls first, source_id;
