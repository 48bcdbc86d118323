"""Numbers as the press writes them: 1.200 · 1,2 triệu · 30 nghìn tỷ · 1,200 · $3.5 billion."""

from __future__ import annotations

import re

# Vietnamese writes 1.200,5 and English 1,200.5; three digits behind a mark are a group in both.
NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
SCALES = {
    "nghìn tỷ": 1e12, "nghìn tỉ": 1e12, "ngàn tỷ": 1e12, "ngàn tỉ": 1e12, "triệu tỷ": 1e15,
    "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9,
}  # fmt: skip
SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")


def parse_number(text: str, scale: str = "") -> float:
    """The value of *text* times *scale* (a word of :data:`SCALES`, or "").

    ``1.200`` is 1200, ``1,5`` is 1.5, ``3.5`` is 3.5, ``1.234.567,8`` is 1234567.8.  Raises
    :class:`ValueError` where *text* is no number.
    """
    factor = SCALES[scale.lower()] if scale else 1.0
    if _GROUPED.match(text):
        comma_decimal = scale and text.count(",") == 1 and "." not in text and text.index(",") < 2
        return (float(text.replace(",", ".")) if comma_decimal else float(re.sub(r"[.,]", "", text))) * factor
    head, mark, tail = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    if not mark:
        return float(text) * factor
    return float(re.sub(r"[.,]", "", head) + "." + tail) * factor
