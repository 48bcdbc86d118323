"""A headline and its report cut into words; what holds a headline back from saying that something is so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.articles.figures import find_figures
from pipeline.records.assessment import Figure
from pipeline.text.function_words import is_common
from pipeline.text.sentences import sentence_spans

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
# With one of these a headline itself says that the matter is open, is somebody's word, or lies ahead.
_OPEN = re.compile(
    r"[?]|\b(?:đề xuất|đề nghị|kiến nghị|ý kiến|góp ý|nghiên cứu|xem xét|cân nhắc|dự thảo|muốn|mong|tham mưu|kêu gọi|"
    r"xin|mục tiêu|phấn đấu|dự kiến|phương án|thí điểm|thử nghiệm|kế hoạch|sẽ|sắp|có thể|nếu|liệu|tính|bàn|làm gì|"
    r"ra sao|thế nào|khi nào|bao giờ|vì sao|tại sao|nên|cần|phải|dự báo|chờ|chuẩn bị|gợi ý|hướng|chủ trương|trình|"
    r"đề án|khảo sát|đòi|rà soát|quy hoạch|nhắm|đặt|định|cam kết|hứa|hiến kế|tiến tới|vận động|quyết tâm|tư vấn|"
    r"khuyến nghị|hy vọng|kỳ vọng|lo|nguy cơ|ước|ấp ủ|đẩy nhanh|gấp rút|đốc thúc|thúc|tiến độ|lộ trình|nghi|nghi vấn|"
    r"bị tố|tin đồn|thực hư|được cho là|khả năng|phương hướng|giải pháp|lùi|chậm|trễ|hạn|chưa|đe dọa|dọa|yêu cầu|"
    r"tham vọng|từ chối|plans?|to|proposes?|may|could|would|might|seeks?|wants?)\b",
    re.IGNORECASE,
)
_SPEAKERS = (
    r"đại biểu|bộ trưởng|thứ trưởng|thủ tướng|chủ tịch|bí thư|giám đốc|cục trưởng|chuyên gia|ông|bà|anh|chị|tiến sĩ|"
    r"ts|pgs|gs|luật sư|bác sĩ|hlv|tướng|đại tá|thượng tá|cử tri|người dân|phát ngôn|tổng thống|ngoại trưởng|"
    r"tổng bí thư|chính phủ|quốc hội|minister|president|expert"
)
# "Đại biểu: …", "'…'", "HLV A: …": somebody's words.  "Đắk Lắk: …" only says where.
_QUOTE = re.compile(
    rf"^\s*['\"‘“]|^[^:]{{2,60}}:\s*['\"‘“]|^(?=[^:]{{2,60}}:\s)[^:]*\b(?:{_SPEAKERS})\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Headline:
    """A headline and the text of its report, both composed (NFC)."""

    title: str
    text: str

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return find_figures(self.title)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.title)

    @cached_property
    def telling(self) -> frozenset[str]:
        return telling(self.title)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self.text[span.start : span.end] for span in sentence_spans(self.text))

    @property
    def is_open(self) -> bool:
        """Whether it says itself that the matter is not settled."""
        return _OPEN.search(self.title) is not None

    @property
    def is_quote(self) -> bool:
        return _QUOTE.search(self.title) is not None

    def shared(self, sentence: str) -> int:
        """How many telling pairs of neighbouring words of the headline stand in *sentence*."""
        return len(self.telling & telling(sentence))


@dataclass(frozen=True, slots=True)
class TooFar:
    """The headline's words against those of the report."""

    said: str  # the headline's own words
    carried: str  # the sentence of the report that says less
    how: str  # Vietnamese, what the difference is
    strength: float


def words_of(text: str) -> tuple[str, ...]:
    """The words of *text*, lower case; figures keep their points."""
    return tuple(match.group().casefold() for match in _WORD.finditer(text))


def telling(text: str) -> frozenset[str]:
    """The pairs of neighbouring words of *text* of which at least one names something."""
    found = words_of(text)
    pairs = (f"{one} {two}" for one, two in pairwise(found))
    return frozenset(pair for pair in pairs if not is_common(pair))
