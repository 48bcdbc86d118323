"""How the numbers came about, and what a flag means and does not mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records.learning import LevelCount
from pipeline.records.weekly import DigestInput
from pipeline.reports.fairness import WEEKS
from pipeline.reports.period import period
from pipeline.reports.phrase import Number, Part, Phrase, phrase
from pipeline.reports.spelling import instant_words
from pipeline.reports.table import Section

THRESHOLD = "digest_thresholds.value"
FALSE_FLAGS = "digest_false_flags"


@dataclass(frozen=True, slots=True)
class FalseFlags:
    """What persons made of the flags on articles of the last weeks."""

    decided: Number
    rejected: Number
    withdrawn: Number
    rate: Number | None  # rejected per cent of decided; None before the first decision


def build_false_flags(levels: Sequence[LevelCount]) -> FalseFlags:
    decided = sum(row.decided for row in levels)
    rejected = sum(row.rejected for row in levels)
    return FalseFlags(
        Number(decided, f"{FALSE_FLAGS}.decided"),
        Number(rejected, f"{FALSE_FLAGS}.rejected"),
        Number(sum(row.withdrawn for row in levels), f"{FALSE_FLAGS}.withdrawn"),
        Number(100 * rejected / decided, f"{FALSE_FLAGS}.rate", decimals=1) if decided else None,
    )


def thresholds(data: DigestInput) -> dict[str, Number]:
    """``flag`` and ``case`` as known at the cut-off; {} where no night had noted them."""
    return {one.name: Number(one.value, THRESHOLD, one.name) for one in data.thresholds}


def build_method(data: DigestInput, false_flags: FalseFlags) -> tuple[Phrase, ...]:
    """The method note, a paragraph each."""
    return (
        phrase(
            "“Nội dung cần kiểm chứng” là thông tin có dấu hiệu sai lệch: một nội dung được nêu có dấu hiệu kiểm tra "
            "được là không khớp với thông tin chính thức hoặc với các nguồn khác. Đây không phải là kết luận và không "
            "phải là nhận xét về một tờ báo. Phê bình, ý kiến và tin không thuận lợi nhưng đúng sự thật không phải là "
            "thông tin sai lệch."
        ),
        _raised(data),
        _scores(data),
        _errors(false_flags),
        phrase(f"{_versions(data)} {_state(data)}"),
    )


HOW_COUNTED = phrase(
    "Ngày của tin, bài là ngày đăng; nơi không ghi ngày đăng thì lấy ngày hệ thống thấy lần đầu. Mỗi địa chỉ tính một "
    "lần, theo bản mới nhất. “Bài đăng lại” là bài gần như trùng với một bài đã có; các bài còn lại của sự việc là "
    "“bài riêng”. Báo cáo tuần tính mọi tin, bài nhắc tới cơ quan, địa phương; điểm báo hằng ngày chỉ tính tin, bài "
    "viết về cơ quan, địa phương đó, nên hai số liệu này không so với nhau được. Ngày tính theo giờ Việt Nam. Một ngày "
    "được thu thập đầy đủ khi có lần thu thập từ lúc hết ngày đến 12 giờ trưa hôm sau; chỉ có lần thu thập trong ngày "
    "hoặc buổi chiều hôm sau thì tính là một phần; ngoài ra là không thu thập. “Đêm” của một ngày tính từ 12 giờ trưa "
    "ngày đó đến 12 giờ trưa hôm sau. Nguồn không đặt mức bài tối thiểu mỗi đêm thì chỉ cần trả lời là tính có tin. "
    "Các so sánh chỉ lấy những tuần có ít nhất năm ngày thu thập đầy đủ trong bốn tuần trước."
)


def _raised(data: DigestInput) -> Phrase:
    """By when a flag and a decision belong to this paper."""
    since, until = period(data.scope.first_day, data.scope.last_day).raised
    return phrase(
        f"Nội dung cần kiểm chứng và quyết định được tính theo lúc phát hiện, lúc quyết định, không theo ngày của bài: "
        f"báo cáo này nêu những gì phát sinh sau {instant_words(since)}, đến {instant_words(until)}. Nội dung của các "
        f"tuần trước chưa có quyết định thì được nêu lại; quyết định rồi thì nêu kết quả một lần."
    )


def _scores(data: DigestInput) -> Phrase:
    known = thresholds(data)
    head = "Điểm từ 0 đến 1, tính từ các dấu hiệu của nội dung, không tính đến việc nguồn nào đăng. "
    tail = "Máy chỉ mở và soạn nháp; người có thẩm quyền quyết định."
    if set(known) != {"flag", "case"}:
        return phrase(f"{head}Ngưỡng điểm lúc chốt số liệu chưa được ghi nhận. {tail}")
    return phrase(
        f"{head}Từ ", known["flag"], " điểm thì đưa vào danh sách cần kiểm chứng; từ ", known["case"],
        f" điểm thì hệ thống mở vụ việc ở trạng thái chờ xác nhận. {tail}",
    )  # fmt: skip


def _errors(found: FalseFlags) -> Phrase:
    head = f"Trong {WEEKS} tuần gần nhất "
    withdrawn: tuple[Part, ...] = ("; chưa rút nội dung nào do nhầm lẫn.",)
    if found.withdrawn.value:
        withdrawn = ("; đã rút ", found.withdrawn, " nội dung do nhầm lẫn.")
    if found.rate is None:
        return phrase(f"{head}chưa có nội dung nào được chấp nhận hoặc bác bỏ", *withdrawn)
    return phrase(
        head, "đã quyết định ", found.decided, " nội dung, bác bỏ ", found.rejected, " (tỷ lệ cảnh báo nhầm ",
        found.rate, "%)", *withdrawn,
    )  # fmt: skip


def _versions(data: DigestInput) -> str:
    if data.versions is None:
        return "Chưa có đánh giá nào của bộ quy tắc."
    own = data.versions
    model = f"mô hình văn bản: phiên bản {own.model_version}" if own.model_version else "không dùng mô hình văn bản"
    return f"Bộ quy tắc: phiên bản {own.rules_version}; {model}."


def _state(data: DigestInput) -> str:
    head = f"đầu chuỗi nhật ký kiểm toán: {data.audit_head}" if data.audit_head else "nhật ký kiểm toán còn trống"
    return f"Số liệu chốt lúc {instant_words(data.scope.known_at)} (giờ Việt Nam); {head}.{_signed(data)}"


def _signed(data: DigestInput) -> str:
    one = data.signature
    if one is None:
        return ""
    which = "Đầu chuỗi này" if one.head == data.audit_head else f"Đầu chuỗi {one.head}"
    return f" {which} được ký ed25519 bằng khóa {one.public_key}; chữ ký: {one.signature}."


def method_section(method: tuple[Phrase, ...]) -> Section:
    return Section("method", "Phương pháp và cách đọc", method)
