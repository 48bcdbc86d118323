-- Đêm qua có gì không chạy được?
-- Mỗi dòng là một loại trục trặc: ở bước nào, bao nhiêu mục, một ví dụ và việc cần làm.
-- Một trục trặc chỉ được ghi khi gặp lần đầu; nguồn lỗi nhiều đêm liền xem ở câu hỏi 04.
select stage, kind, count(*) as items, min(subject) as example, min_by(message, subject) as message
from problems, last_collection
where recorded_at > collected_at - interval 12 hours
group by stage, kind
order by items desc, stage, kind;
