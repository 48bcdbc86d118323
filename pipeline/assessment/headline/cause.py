"""How sure: a headline names the cause or the culprit that its report only suspects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assessment.headline.words import Headline, TooFar, words_of

_BECAUSE = re.compile(
    r"(?<!lý )\b(?:do|vì|bởi|nguyên nhân (?:là|do)|thủ phạm là|because of|due to|caused by)\s+", re.IGNORECASE
)
_SUSPECTED = re.compile(
    r"\b(?:nghi(?: là| do| vì| bị| ngờ| vấn)?(?! ngờ| phạm| can| lễ| thức)|có thể (?:do|vì|là|liên quan|xuất phát)|"
    r"có khả năng|nhiều khả năng|chưa (?:rõ|xác định|kết luận) (?:được )?nguyên nhân|"
    r"(?:điều tra|làm rõ|xác minh) (?:\w+ ){0,2}nguyên nhân|suspected|possibly|allegedly)\b",
    re.IGNORECASE,
)
# What causes are asked for: harm that came to somebody or something.
_HARM = re.compile(
    r"\b(?:chết|tử vong|thiệt mạng|nhập viện|ngộ độc|bệnh|dịch|cháy|nổ|sập|đổ|lún|nứt|vỡ|tai nạn|lật|chìm|rơi|sạt|"
    r"ô nhiễm|sự cố|mất điện|mất nước|ngập|tông|đột tử|hỏng|thiệt hại|died|dead|killed|fire|collapse|crash|ill)\b",
    re.IGNORECASE,
)
REACH = 60  # characters between the doubt and the cause that it holds


def surer(line: Headline) -> Iterator[TooFar]:
    """Where *line* gives a cause as certain and every sentence of its report that has it only suspects it."""
    said = _BECAUSE.search(line.title)
    if said is None or line.is_open or line.is_quote or _SUSPECTED.search(line.title):
        return
    if _HARM.search(line.title) is None:
        return
    named = words_of(line.title[said.end() :])[:3]
    if len(named) < 2:
        return
    pair = " ".join(named[:2])
    carriers = [sentence for sentence in line.sentences if pair in " ".join(words_of(sentence))]
    for sentence in carriers:
        doubt = _SUSPECTED.search(sentence)
        if doubt is None or not all(_SUSPECTED.search(other) for other in carriers):
            return
        if pair in " ".join(words_of(sentence[doubt.end() :][:REACH])) and line.shared(sentence) >= 2:
            how = f"trong bài mới là “{doubt.group().lower()}”"
            yield TooFar(line.title[said.start() :].strip(), sentence, how, 0.8)
            return
