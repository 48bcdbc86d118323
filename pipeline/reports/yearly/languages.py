"""Languages as official papers name them."""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = {
    "vi": "Tiếng Việt", "en": "Tiếng Anh", "fr": "Tiếng Pháp", "zh": "Tiếng Trung Quốc", "ja": "Tiếng Nhật",
    "ko": "Tiếng Hàn Quốc", "ru": "Tiếng Nga", "de": "Tiếng Đức", "es": "Tiếng Tây Ban Nha", "th": "Tiếng Thái",
    "km": "Tiếng Khmer", "lo": "Tiếng Lào", "und": "Chưa rõ ngôn ngữ",
}  # fmt: skip


def language_words(code: str) -> str:
    """At the beginning of a line."""
    return _WORDS.get(code, f"Ngôn ngữ “{code}”")


def languages_inside(codes: Iterable[str]) -> str:
    """Inside a sentence: ``tiếng Việt, tiếng Lào``."""
    return ", ".join(words[:1].lower() + words[1:] for words in map(language_words, codes))
