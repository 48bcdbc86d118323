"""What the office itself has to write under a heading, by the heading's role; nothing is made up in its place."""

from __future__ import annotations

from pipeline.records.law import YearlyKind
from pipeline.reports.yearly.contents import Blank

_BOTH = {
    "staffing": "đơn vị đầu mối, phân công phụ trách công tác thông tin đối ngoại, văn bản phân công",
    "database": "tình hình xây dựng, cập nhật, khai thác hệ thống dữ liệu; ngôn ngữ",
    "publications": "xuất bản phẩm, sản phẩm truyền thông: tên, số lượng, ngôn ngữ, nơi phát hành",
    "events": "sự kiện trong và ngoài nước: tên, thời gian, địa điểm, quy mô",
    "foreign_press": "đoàn phóng viên, hãng tin nước ngoài được hỗ trợ hoặc hợp tác: số lượt, nội dung, thời gian",
    "other_forms": "hình thức khác (nếu có)",
}
_PLAN = {
    "directives": "văn bản dự kiến ban hành: tên, cơ quan chủ trì, thời gian",
    "training": "lớp tập huấn, bồi dưỡng dự kiến: nội dung, đối tượng, thời gian",
    "projects": "chương trình, đề án, dự án: tên, nội dung triển khai trong năm, tiến độ",
    "budget": "dự toán kinh phí, nguồn kinh phí",
    "aim": "mục tiêu của năm",
    "demands": "yêu cầu đối với các đơn vị thực hiện",
    "monitoring": "biện pháp, đơn vị thực hiện theo dõi thông tin, phát ngôn và cung cấp thông tin cho báo chí",
    "organisation": "phân công đơn vị chủ trì, phối hợp; chế độ kiểm tra, đôn đốc",
}
_REPORT = {
    "directives": "văn bản đã ban hành: số, ký hiệu, ngày, trích yếu",
    "training": "lớp tập huấn, bồi dưỡng đã tổ chức: nội dung, thời gian, số lượt người dự",
    "projects": "chương trình, đề án, dự án: tên, văn bản phê duyệt, kết quả trong năm",
    "budget": "kinh phí được giao, nguồn, số đã thực hiện",
    "favourable": "thuận lợi trong năm",
    "difficult": "khó khăn trong năm",
    "monitoring": "kết quả khác về theo dõi thông tin, phát ngôn và cung cấp thông tin cho báo chí",
    "strengths": "nhận xét về ưu điểm",
    "shortcomings": "nhận xét về tồn tại, hạn chế và nguyên nhân",
    "tasks_ahead": "phương hướng, nhiệm vụ trọng tâm của năm tới",
    "proposals": "kiến nghị, đề xuất; cơ quan được kiến nghị",
}


def blank_for(paper: YearlyKind, role: str) -> Blank | None:
    """None for a heading that only gathers others, and for one that needs nothing more."""
    own = _PLAN if paper is YearlyKind.PLAN else _REPORT
    what = own.get(role) or _BOTH.get(role)
    return Blank(what) if what else None
