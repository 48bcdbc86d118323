-- Bảy ngày qua cơ quan nào đã bác bỏ hoặc đính chính thông tin nào?
-- body là cơ quan lên tiếng, denied là nội dung bị bác bỏ, truth là điều cơ quan khẳng định.
-- Bài đưa lời bác bỏ là bằng chứng, không phải là nội dung cần kiểm chứng.
select s.said_on, s.body, s.denied, s.truth, a.title, a.url, s.statement_id
from statements s join articles a using (article_id), last_collection l
where s.kind = 'denial' and s.said_on between l.collected_on - 7 and l.collected_on
order by s.said_on desc, s.body, s.statement_id;
