"""How the numbers came about, and what a flag means and does not mean."""

from __future__ import annotations

from pipeline.records.digest import DigestInput
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import instant_words
from pipeline.reports.table import Section

FLAG_THRESHOLD = "office.flag_threshold"
CASE_THRESHOLD = "office.case_threshold"


def build_method(data: DigestInput) -> tuple[Phrase, ...]:
    """The method note, a paragraph each."""
    return (
        phrase(
            "“Nội dung cần kiểm chứng” là thông tin có dấu hiệu sai lệch: một nội dung được nêu có dấu hiệu kiểm tra "
            "được là không khớp với thông tin chính thức hoặc với các nguồn khác. Đây không phải là kết luận và không "
            "phải là nhận xét về một tờ báo. Phê bình, ý kiến và tin không thuận lợi nhưng đúng sự thật không phải là "
            "thông tin sai lệch."
        ),
        phrase(
            "Điểm từ 0 đến 1, tính từ các dấu hiệu của nội dung, không tính đến việc nguồn nào đăng. Từ ",
            Number(data.flag_threshold, FLAG_THRESHOLD),
            " điểm thì đưa vào danh sách cần kiểm chứng; từ ",
            Number(data.case_threshold, CASE_THRESHOLD),
            " điểm thì hệ thống mở vụ việc ở trạng thái chờ xác nhận. Máy chỉ mở và soạn nháp; người có thẩm quyền "
            "quyết định.",
        ),
        phrase(
            "Ngày của tin, bài là ngày đăng; nơi không ghi ngày đăng thì lấy ngày hệ thống thấy lần đầu. “Đăng lại” là "
            "bài gần như trùng với một bài đã có; các bài còn lại của sự việc tính là viết riêng. Ngày được tính theo "
            "giờ Việt Nam."
        ),
        phrase(_versions(data)),
        phrase(_state(data)),
    )


def _versions(data: DigestInput) -> str:
    model = f"mô hình văn bản: phiên bản {data.model_version}" if data.model_version else "không dùng mô hình văn bản"
    return f"Bộ quy tắc: phiên bản {data.rules_version}; {model}."


def _state(data: DigestInput) -> str:
    head = f"đầu chuỗi nhật ký kiểm toán: {data.audit_head}" if data.audit_head else "nhật ký kiểm toán còn trống"
    return f"Số liệu chốt lúc {instant_words(data.cutoff)} (giờ Việt Nam); {head}."


def method_section(method: tuple[Phrase, ...]) -> Section:
    return Section("method", "Phương pháp và cách đọc", method)
