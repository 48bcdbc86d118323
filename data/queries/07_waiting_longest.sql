-- Nội dung nào chờ kiểm chứng lâu nhất?
-- waiting_days tính từ lúc nội dung vào hàng đợi đến lần thu thập gần nhất.
-- decision để trống: chưa ai quyết định; ask: đã yêu cầu bổ sung và còn chờ.
select date_diff('day', flagged_at, collected_at) as waiting_days, decision, agency_name, score, title, url, assessment_id
from triage_queue, last_collection
order by flagged_at, score desc, assessment_id
limit 20;
