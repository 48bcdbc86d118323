-- Từ hôm qua đến nay có nội dung nào mới cần kiểm chứng?
-- Mỗi dòng là một bài và một cơ quan, địa phương mà bài nói về; bài có điểm cao đứng trước.
-- Cột reasons nêu từng dấu hiệu bằng lời. Đây là dấu hiệu để kiểm chứng, chưa phải kết luận.
select day, agency_name, score, title, reasons, url, assessment_id
from triage_queue, last_collection
where flagged_at > collected_at - interval 24 hours
order by score desc, day desc, assessment_id;
