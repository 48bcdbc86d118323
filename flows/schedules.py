"""When things happen, in Viet Nam's time.  The only place with a cron line."""

from __future__ import annotations

from dataclasses import dataclass

ZONE = "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class Schedule:
    flow: str
    cron: str
    words: str  # for people


SCHEDULES = (
    Schedule("nightly", "30 1 * * *", "01:30 mỗi đêm: thu thập, đối chiếu, mở vụ việc"),
    Schedule("daily", "15 6 * * *", "06:15 hằng ngày: điểm báo một trang, xong trước 06:30"),
    Schedule("clock", "0 * * * *", "mỗi giờ: nhắc hạn, báo quá hạn"),
    Schedule("weekly", "0 7 * * 1", "07:00 thứ Hai: báo cáo tuần, gửi thư"),
    Schedule("post", "*/10 6-21 * * *", "mỗi 10 phút, 06–22 giờ: gửi thư đến lượt, thử lại thư chưa đi"),
)
