"""How much is meant: a headline says all where its report says some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assessment.headline.words import Headline, TooFar

_WHOLE = re.compile(
    r"\b(?:toàn (?:thành phố|tỉnh|quốc|bộ|thành|dân|ngành|trường|khu vực|huyện|xã|phường|vùng|thể|tuyến)|"
    r"tất cả|cả nước|cả tỉnh|cả thành phố|100%|hoàn toàn|whole|entire|nationwide|citywide)\b",
    re.IGNORECASE,
)
_WHOLE_IN_TEXT = re.compile(
    rf"{_WHOLE.pattern}|\b(?:cả|toàn|các|những|mỗi|từng|đều|hầu hết|khắp|hết|trên địa bàn|every|each)\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:thí điểm|thử nghiệm|một (?:số|phần|vài|khu vực|khu|xã|phường|trường|tuyến|đoạn|nhóm|nơi|điểm|"
    r"địa bàn|bộ phận)|"
    r"vài|riêng|chỉ (?:ở|tại|áp dụng|một)|bước đầu|giai đoạn (?:1|đầu)|pilot|several|part of)\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(r"\b(?:không|chưa|đâu|not)\b", re.IGNORECASE)


def wider(line: Headline) -> Iterator[TooFar]:
    """Where *line* speaks of the whole and its report, in the same words else, only of a part."""
    said = _WHOLE.search(line.title)
    if (
        said is None
        or _NOT_ALL.search(line.title[: said.start()])
        or line.is_open
        or line.is_quote
        or _WHOLE_IN_TEXT.search(line.text)
    ):
        return
    for sentence in line.sentences:
        part = _PART.search(sentence)
        if part is not None and line.shared(sentence) >= 2:
            how = f"trong bài chỉ nói “{part.group().lower()}”"
            yield TooFar(said.group(), sentence, how, 0.85)
            return
