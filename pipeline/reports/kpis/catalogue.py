"""The office's own indicators in words: what each measures, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass

# Type 7 of Hyndman and Fan: quantile_cont of the view, statistics.quantiles with method='inclusive'.
_INTERPOLATED = (
    "Trung vị: một nửa số trường hợp không lâu hơn giá trị này; phân vị 90: chín phần mười số trường hợp không lâu hơn "
    "(nội suy tuyến tính giữa hai giá trị liền kề)."
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a measure: its code in the view ``kpis`` and its name beside the others."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is drawn as one chart: a value, or the median and the 90th percentile of the same observations."""

    key: str
    title: str
    values: tuple[Value, ...]
    definition: str
    not_measured: str

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(value.code for value in self.values)


def _one(code: str, title: str, definition: str, not_measured: str) -> Measure:
    return Measure(code, title, (Value(code, title),), definition, not_measured)


def _times(key: str, title: str, definition: str, not_measured: str) -> Measure:
    values = (Value(f"{key}_median", "Trung vị"), Value(f"{key}_p90", "Phân vị 90"))
    return Measure(key, title, values, f"{definition} {_INTERPOLATED}", not_measured)


MEASURES: tuple[Measure, ...] = (
    _one(
        "articles",
        "Tin, bài theo dõi được",
        "Số tin, bài trong nước và nước ngoài có nhắc tới cơ quan, địa phương, theo ngày đăng (nơi không ghi ngày "
        "đăng: ngày hệ thống thấy lần đầu). Mỗi địa chỉ tính một lần, theo phiên bản mới nhất.",
        "tin thuận lợi hay không thuận lợi, nguồn nào đăng nhiều hay ít; nhiều hơn không có nghĩa là tốt hơn.",
    ),
    _one(
        "sources_delivered",
        "Tỷ lệ nguồn có bài trên số nguồn dự kiến có bài",
        "Qua các ngày có thu thập: số lượt nguồn thu được ít nhất một trang bài, trên số lượt nguồn mà danh mục ghi "
        "là dự kiến mỗi đêm có bài. Tính chung cho cả hệ thống, không tách theo cơ quan, địa phương.",
        "nguồn nào đăng nhiều hay ít; nguồn không có bài có thể do đường truyền hoặc do ngày nghỉ.",
    ),
    _times(
        "seen_to_flag",
        "Từ khi thấy bài đến khi có dấu hiệu cần kiểm chứng",
        "Số giờ từ khi hệ thống thấy bài lần đầu đến khi bài được đưa vào danh sách nội dung cần kiểm chứng.",
        "thời gian từ khi báo đăng đến khi hệ thống thấy bài.",
    ),
    _times(
        "flag_to_decision",
        "Từ khi có dấu hiệu đến khi có người quyết định",
        "Số giờ từ khi nội dung vào danh sách cần kiểm chứng đến khi chuyên viên lần đầu chấp nhận hoặc bác bỏ; tính "
        "vào tháng có quyết định. Yêu cầu bổ sung thông tin chưa phải là quyết định.",
        "chất lượng của việc xem xét (nhanh hơn không có nghĩa là đúng hơn) và nội dung chưa ai quyết định.",
    ),
    _times(
        "notice_to_response",
        "Từ ngày nhận thông báo đến khi đã giải thích, làm rõ",
        "Số ngày từ ngày đến của thông báo (của Bộ nêu trong Thông tư hoặc cơ quan nay thay Bộ đó) đến ngày đã phát "
        "ngôn, cung cấp thông tin và đồng gửi theo quy định; tính vào tháng hoàn thành.",
        "thông báo chưa trả lời; việc báo có sửa bài hay không.",
    ),
    _one(
        "in_time_statutory",
        "Tỷ lệ đúng thời hạn theo thông báo",
        "Trong các thời hạn tính từ ngày nhận thông báo đã hoàn thành hoặc đã quá hạn trong kỳ: phần hoàn thành trước "
        "khi hết hạn. Thời hạn bị lỡ tính vào ngày cuối của thời hạn.",
        "nội dung trả lời; việc báo có sửa bài hay không.",
    ),
    _one(
        "in_time_internal",
        "Tỷ lệ đúng thời hạn nội bộ",
        "Trong các thời hạn nội bộ (từ khi mở vụ việc do tự phát hiện) đã kết thúc hoặc đã quá hạn trong kỳ: phần kết "
        "thúc trước khi hết hạn, kể cả khi kết luận báo nêu đúng hoặc không thuộc diện giải thích, làm rõ.",
        "nghĩa vụ theo thông báo (chỉ số trên); hai loại thời hạn không cộng với nhau.",
    ),
    _one(
        "false_flags",
        "Tỷ lệ phát hiện nhầm",
        "Trong các nội dung cần kiểm chứng đã được chấp nhận hoặc bác bỏ (quyết định mới nhất): phần bị bác bỏ.",
        "những gì hệ thống bỏ sót; nội dung đã rút (chỉ số dưới).",
    ),
    _one(
        "withdrawn_flags",
        "Nội dung đã rút do nhầm lẫn",
        "Số nội dung cần kiểm chứng mà quyết định mới nhất là rút lại, trên số nội dung đã có quyết định.",
        "số bài báo đã gỡ hoặc đã sửa: đây là việc cơ quan rút lại cảnh báo của chính mình.",
    ),
)


def measure_of(code: str) -> Measure | None:
    """The measure that *code* names or belongs to; None where there is none."""
    return next((one for one in MEASURES if code == one.key or code in one.codes), None)


def value_title(code: str) -> str:
    """The name of one value by itself; raises KeyError for an unknown code."""
    for one in MEASURES:
        for value in one.values:
            if value.code == code:
                return one.title if len(one.values) == 1 else f"{one.title}: {value.label.lower()}"
    raise KeyError(code)
