"""Whether a whole night brought too little: a collector that fails quietly looks like a quiet press."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

OF_HISTORY, OF_EXPECTATION = 0.4, 0.25
_NIGHTS = 3  # so many are a history
_JUDGED = 20  # fewer pages than this are too few to judge by


def shortfall(tonight: int, earlier: Sequence[int], expected: int) -> str:
    """In words (Vietnamese) that *tonight*'s pages are far below the median of *earlier* nights, or below
    *expected*, what the catalogue's sources should bring at least together; "" where they are enough.

    >>> shortfall(300, (310, 280, 305), 200)
    ''
    """
    usual = median(earlier) if len(earlier) >= _NIGHTS else 0.0
    if usual >= _JUDGED and tonight < OF_HISTORY * usual:
        return (
            f"Chỉ thu được {tonight} trang, trong khi {len(earlier)} đêm trước thường được {usual:.0f}: "
            "bộ thu thập hoặc đường mạng có thể đang lỗi."
        )
    if expected >= _JUDGED and tonight < OF_EXPECTATION * expected:
        return (
            f"Chỉ thu được {tonight} trang, trong khi các nguồn dự kiến có ít nhất {expected}: "
            "bộ thu thập, đường mạng hoặc danh mục nguồn có thể đang lỗi."
        )
    return ""
