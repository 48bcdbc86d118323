-- Vụ việc nào còn từ ba ngày trở xuống, hoặc đã quá hạn?
-- kind: statutory là thời hạn theo thông báo của Bộ, internal là thời hạn nội bộ.
-- days_left là số ngày còn lại đến hết last_day; số âm nghĩa là đã quá hạn.
-- Thời hạn nội bộ đang tạm dừng không nằm trong danh sách này.
-- moved_last_day chỉ để tham khảo khi ngày cuối rơi vào ngày nghỉ; cảnh báo tính theo last_day.
select days_left, overdue, kind, last_day, moved_last_day, agency_name, title, basis, case_id
from case_clock
where ended_at is null and paused_since is null and days_left <= 3
order by due_at, case_id, kind;
