"""Formats that come back every day: they tell of one day, and a digest tells of many matters at once."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """A recurring format; each is one story a day at most."""

    DIGEST = "digest"  # many matters in one item: joins nothing but its own copies
    GOLD = "gold"
    CURRENCY = "currency"
    COINS = "coins"
    FUEL = "fuel"
    FARM = "farm"
    SHARES = "shares"
    WEATHER = "weather"
    FIXTURES = "fixtures"
    TABLE = "table"
    LOTTERY = "lottery"
    STARS = "stars"
    WAR_DAY = "war_day"


# Of these, all that is told on one day is one matter: one market, one quotation.
ONE_MARKET = frozenset({Format.GOLD, Format.CURRENCY, Format.COINS, Format.FUEL, Format.LOTTERY})

_TODAY = r"(?:hôm nay|ngày mai|sáng nay|chiều nay|tối nay|cuối tuần|mới nhất|(?:ngày )?\d{1,2}[./-]\d{1,2})"
_MOVES = r"tăng|giảm|triệu|lên|xuống|mốc|kỷ lục|usd|lao dốc|bật|neo|đứng|quay đầu|rớt|hạ|vượt|tiến sát"
_FORMATS = (
    (
        Format.DIGEST,
        r"^\W*(?:điểm tin|xem nhanh|bản tin|điểm báo|đọc báo|tin nhanh|tin trong nước|tin nóng|điểm nhanh|"
        r"thế giới (?:24h|hôm nay|ngày qua|trong ngày|nổi bật)|"
        r"tin tức (?:thế giới|trong nước|sáng|trưa|chiều|tối|đáng chú ý|đặc biệt)|tin (?:thế giới|sáng|tối)|"
        r"nóng (?:trên mạng|24h)|sự kiện (?:nổi bật|trong ngày)|news (?:digest|round-?up|in brief)|morning briefing|"
        r"(?:\d+ )?(?:tin|sự kiện|hình ảnh|ảnh) (?:nổi bật|đáng chú ý|ấn tượng) (?:trong )?(?:ngày|tuần|24h|\d)|"
        r"(?:chuyển động|nhịp sống|chào ngày mới|chuyện hôm nay)\b.{0,24}\d{1,2}[./-]\d{1,2})",
    ),
    (Format.LOTTERY, r"\b(?:xổ số|vietlott|xs(?:mb|mn|mt)|kết quả jackpot)\b"),
    (Format.STARS, r"\b(?:tử vi|cung hoàng đạo|con giáp|horoscope)\b"),
    (Format.COINS, rf"\bgiá (?:bitcoin|tiền (?:ảo|số|điện tử)|coin)\b.{{0,30}}{_TODAY}|\bgiá bitcoin\b"),
    (
        Format.GOLD,
        rf"\bgiá (?:vàng|bạc)\b.*(?:{_TODAY}|{_MOVES})|\bvàng (?:sjc|miếng|nhẫn|thế giới|trong nước)\b.*(?:{_MOVES})|"
        r"\bgold prices?\b",
    ),
    (Format.CURRENCY, rf"\bt[ỷỉ] giá\b.*(?:{_TODAY}|{_MOVES})|\bgiá (?:usd|đô la)\b|\bexchange rates?\b"),
    (Format.FUEL, r"\bgiá (?:xăng|dầu|xăng dầu)\b.{0,60}(?:hôm nay|chiều nay|tăng|giảm|lên|xuống|về)"),
    (Format.FARM, rf"\bgiá (?:cà phê|tiêu|hồ tiêu|heo hơi|lúa|gạo|sầu riêng|cao su)\b.{{0,20}}{_TODAY}"),
    (Format.SHARES, rf"\b(?:chứng khoán|vn-?index)\b.{{0,30}}{_TODAY}"),
    (Format.WEATHER, rf"\b(?:dự báo )?thời tiết\b.{{0,30}}{_TODAY}|^\W*(?:dự báo )?thời tiết\b"),
    (
        Format.FIXTURES,
        r"^\W*(?:lịch (?:thi đấu|trực tiếp|phát sóng|bóng đá|đấu)|trực tiếp\b|link xem|xem trực tiếp|"
        r"kết quả (?:bóng đá|ngoại hạng|vòng)|dự đoán (?:tỉ|tỷ) số|nhận định)",
    ),
    (Format.TABLE, r"^\W*(?:bảng xếp hạng|bxh|xếp hạng (?:vòng|bảng|giải)|bảng tổng sắp)|\bbảng tổng sắp huy chương\b"),
    (
        Format.WAR_DAY,
        r"\b(?:chiến sự|xung đột)\b.{0,40}(?:\bngày (?:thứ )?\d|\d{1,2}[./-]\d{1,2})|"
        r"\bchiến dịch\b.{0,20}\bngày \d{3,4}",
    ),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORMATS)
_LIST = re.compile(r"\S\s*[|;]\s*\S.*[|;]\s*\S")


def recurring_format(title: str, lead: str = "") -> Format | None:
    """The recurring format that *title* shows; None for reports of a matter of their own.

    A title or lead that strings several matters together by ``|`` or ``;`` under a head with a date or hour is
    a digest too.
    """
    for name, pattern in _COMPILED:
        if pattern.search(title):
            return name
    if "|" in title and _LIST.search(f"{title} | {lead}"):
        return Format.DIGEST
    return None
