"""Words and sums that make a reader start: what wants a second source before it is believed."""

from __future__ import annotations

import re

from pipeline.records.assessment import Claim, Figure

_STARTLING = re.compile(
    r"\b(?:hàng (?:chục|trăm|nghìn|ngàn|triệu)|chết|tử vong|thiệt mạng|sụp đổ|vỡ (?:đê|đập|nợ)|ém nhẹm|che giấu|"
    r"bưng bít|bí mật|chấn động|kinh hoàng|rúng động|thảm họa|nhiễm độc|ngộ độc|gạch tên|lọt (?:đề|ra ngoài)|bỏ trốn|"
    r"biến mất|cấm|đóng cửa|phong tỏa|tham ô|nhận hối lộ|secret(?:ly)?|cover(?:ed)? up|massive|collapse[ds]?)\b",
    re.IGNORECASE,
)
_FATES = frozenset({"chết", "mất tích", "bị thương", "nhập viện", "mắc bệnh", "sơ tán", "bị bắt"})
_GREAT = {"VND": 1e10, "USD": 1e6}


def startling_words(sentence: str) -> frozenset[str]:
    """The startling words of *sentence*, lower case."""
    return frozenset(match.group().lower() for match in _STARTLING.finditer(sentence))


def startling_figures(claim: Claim) -> tuple[Figure, ...]:
    """The figures of *claim* that count people by their fate, or great sums."""
    return tuple(
        figure for figure in claim.figures if figure.counted in _FATES or figure.high >= _GREAT.get(figure.unit, 1e99)
    )
