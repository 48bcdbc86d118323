"""Figures in a sentence: value or range, unit, and what is counted."""

from __future__ import annotations

import re

from pipeline.articles.counted import counted_thing
from pipeline.articles.numbers import NUMBER, SCALE, SCALES, parse_number
from pipeline.records.assessment import Figure

_UNITS = {
    "VND": r"đồng|VNĐ|VND|đ(?=\W|$)",
    "USD": r"USD|đô la(?: Mỹ)?|đô-la|dollars?",
    "EUR": r"euros?(?=\W|$)|EUR(?=\W|$)|€",
    "JPY": r"yên(?=\W|$)|yen(?=\W|$)|JPY",
    "CNY": r"nhân dân tệ|tệ(?=\W|$)|yuan|CNY",
    "percent": r"%|phần trăm|per ?cent|điểm %",
    "km": r"km(?!\s?[2²/\d])|ki-?lô-?mét|kilomet(?:re|er)s?",
    "km2": r"km\s?[2²]",
    "m2": r"m\s?[2²]|mét vuông",
    "m3": r"m\s?[3³]|mét khối",
    "m": r"m(?=[\s,.;:)]|$)|mét(?! vuông| khối)",
    "mm": r"mm",
    "cm": r"cm",
    "ha": r"ha(?=\W|$)|héc-?ta|hecta(?:re)?s?|hectares?",
    "tấn": r"tấn|tonnes?|tons?",
    "kg": r"kg|ki-?lô-?gam|ký(?=\W)",
    "MW": r"MW",
    "°C": r"độ C|°C|oC",
    "người": r"người|nạn nhân|people|persons?",
}
_UNIT = "|".join(f"(?P<u{index}>{pattern})" for index, pattern in enumerate(_UNITS.values()))
_UNIT_NAMES = tuple(_UNITS)
_HEDGE = (
    r"hơn|trên|ít nhất|tối thiểu|gần|khoảng|xấp xỉ|ước khoảng|chừng|độ chừng|dưới|không quá|tối đa|"
    r"more than|over|at least|nearly|almost|about|around|up to"
)
_FIGURE = re.compile(
    rf"(?:(?P<hedge>{_HEDGE})\s+)?(?P<money>\$|US\$)?"
    rf"(?<![\w.,/-])(?P<number>{NUMBER})(?:\s?[-–]\s?(?P<upper>{NUMBER}))?(?![\d])"
    rf"(?:\s?(?P<scale>{SCALE})(?!\w))?(?:\s?(?:{_UNIT}))?",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\bhàng\s+(chục|trăm|nghìn|ngàn|vạn|triệu)\s+", re.IGNORECASE)
_VAGUE_RANGE = {
    "chục": (10.0, 99.0), "trăm": (100.0, 999.0), "nghìn": (1e3, 9_999.0), "ngàn": (1e3, 9_999.0),
    "vạn": (1e4, 99_999.0), "triệu": (1e6, 9_999_999.0),
}  # fmt: skip
# Numbers that count nothing: dates, times, ages, ordinals, road and decree numbers, scores, class names.
_NOT_BEFORE = re.compile(
    r"(?:ngày|tháng|năm|quý|thứ|lần thứ|lúc|bão số|số|quốc lộ|ql|tỉnh lộ|đường|điều|khoản|khóa|khoá|lớp|tập|kỳ|đợt|"
    r"hạng|top|vòng|phút|tuổi|quận|phường|km|nghị định|nghị quyết|u|tàu|chuyến|kênh|bài|trang|tổ|khu phố|ấp|hẻm|ngõ|"
    r"đêm|sáng|trưa|chiều|tối|mùng|no\.?|article|decree|typhoon|day|cấp|mức|metro|tầng|lầu|trường|"
    r"giai đoạn|từ năm|đến năm|vành đai|covid|games|địa chỉ|nhi đồng|thành phần|phiên bản|world cup|euro|chương|mục|"
    r"phụ lục|biển số|hotline|lô)\s*$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^\s*(?:[/]\s?\d|[.]\d{1,2}(?!\d)|[:hg]\s?\d|h(?=\W|$)|giờ|tuổi|years? old|-year|tháng|ngày(?! qua)|năm|phút|giây|"
    r"am(?=\W|$)|pm(?=\W|$)|th(?=\W)|/|-\d|G(?=\W)|quận)",
    re.IGNORECASE,
)
_LARGE_MONEY = re.compile(r"t[ỷỉ]|nghìn t[ỷỉ]|ngàn t[ỷỉ]", re.IGNORECASE)
_MONEY_BEHIND = re.compile(
    r"\s*(?:$|[,.;:!?)'\"”’]|(?:cho|để|của|vừa|vào|từ|tại|ở|và|bị|đã|sẽ|sau|trong|khi|ra|với|mỗi|một|dành|tiền|"
    r"chi|vốn)\b)",
    re.IGNORECASE,
)


def find_figures(sentence: str) -> tuple[Figure, ...]:
    """The figures of *sentence* in order; dates, times, ages, scores, road and decree numbers are none.

    ``hơn 30`` is the range 30–36, ``gần 30`` 27–30, ``khoảng 30`` 27–33, ``dưới 30`` 0–30, ``hàng trăm``
    100–999; an exact figure has ``low == high``.
    """
    found = [figure for match in _FIGURE.finditer(sentence) if (figure := _figure(sentence, match)) is not None]
    taken = [(figure.start, figure.end) for figure in found]
    for match in _VAGUE.finditer(sentence):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            low, high = _VAGUE_RANGE[match.group(1).lower()]
            unit, counted = counted_thing(sentence, match.start(), match.end())
            found.append(Figure(match.group().strip(), match.start(), match.end(), low, high, unit, counted))
    return tuple(sorted(found, key=lambda figure: figure.start))


def _figure(sentence: str, match: re.Match[str]) -> Figure | None:
    start, end = match.start("number"), match.end()
    before = sentence[max(0, match.start() - 16) : match.start()]
    scale = match.group("scale") or ""
    unit = "USD" if match.group("money") else _unit(match)
    if not scale and not unit and (_NOT_BEFORE.search(before) or _NOT_AFTER.match(sentence[end : end + 12])):
        return None
    if not scale and unit in ("", "người") and _NOT_BEFORE.search(before) and not match.group("hedge"):
        return None
    low = parse_number(match.group("number"), scale)
    high = parse_number(match.group("upper"), scale) if match.group("upper") else low
    if high < low:
        return None  # a score or a code, no range
    low, high = _hedged((match.group("hedge") or "").lower(), low, high)
    named, counted = counted_thing(sentence, start, end, unit)
    if not (unit or named) and _LARGE_MONEY.fullmatch(scale) and _MONEY_BEHIND.match(sentence[end : end + 8]):
        unit, counted = "VND", ""  # headlines leave "đồng" out: "hỗ trợ 100 tỉ cho Đà Nẵng"
    if not (unit or named or counted):
        return None  # a bare number can be compared with nothing
    return Figure(match.group().strip(), match.start(), end, low, high, unit or named, counted)


def _unit(match: re.Match[str]) -> str:
    return next((name for index, name in enumerate(_UNIT_NAMES) if match.group(f"u{index}")), "")


def _hedged(hedge: str, low: float, high: float) -> tuple[float, float]:
    if hedge in ("hơn", "trên", "ít nhất", "tối thiểu", "more than", "over", "at least"):
        return low, high * 1.2
    if hedge in ("gần", "nearly", "almost"):
        return low * 0.9, high
    if hedge in ("dưới", "không quá", "tối đa", "up to"):
        return 0.0, high
    return (low * 0.9, high * 1.1) if hedge else (low, high)


def agree(one: Figure, other: Figure, tolerance: float = 0.05) -> bool:
    """Whether two figures can be the same number: their ranges meet, give or take *tolerance* for rounding."""
    return one.low <= other.high * (1 + tolerance) and other.low <= one.high * (1 + tolerance)


def same_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same thing in the same unit, as far as their words say."""
    return one.unit == other.unit and one.counted == other.counted and bool(one.unit or one.counted)


__all__ = ["SCALES", "agree", "find_figures", "same_kind"]
