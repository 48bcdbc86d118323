"""Days, countries and languages as Vietnamese officials read them."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.records.days import VIETNAM, require_aware

HOME = "VN"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
LANGUAGES = {
    "vi": "tiếng Việt",
    "en": "tiếng Anh",
    "zh": "tiếng Trung Quốc",
    "fr": "tiếng Pháp",
    "km": "tiếng Khmer",
    "lo": "tiếng Lào",
    "ja": "tiếng Nhật",
    "ko": "tiếng Hàn Quốc",
    "ru": "tiếng Nga",
    "de": "tiếng Đức",
    "es": "tiếng Tây Ban Nha",
    "th": "tiếng Thái",
}
COUNTRIES = {
    "VN": "Việt Nam",
    "US": "Hoa Kỳ",
    "GB": "Anh",
    "FR": "Pháp",
    "CN": "Trung Quốc",
    "HK": "Hồng Công (Trung Quốc)",
    "KH": "Campuchia",
    "LA": "Lào",
    "TH": "Thái Lan",
    "SG": "Singapore",
    "JP": "Nhật Bản",
    "KR": "Hàn Quốc",
    "RU": "Nga",
    "DE": "Đức",
    "AU": "Australia",
    "QA": "Qatar",
    "ZZ": "chưa rõ nước",
}


def day_words(day: date) -> str:
    """28/11/2025 as "thứ Sáu, 28/11/2025"."""
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def instant_words(instant: datetime) -> str:
    """An aware instant as "08:05 ngày 28/11/2025", in Viet Nam's time."""
    return f"{require_aware(instant).astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"


def language_words(code: str) -> str:
    return LANGUAGES.get(code, f"ngôn ngữ “{code}”")


def country_words(code: str) -> str:
    return COUNTRIES.get(code, code)


def shorten(text: str, length: int) -> str:
    """*text* on one line, cut at a word with "…" where it is longer than *length* characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
