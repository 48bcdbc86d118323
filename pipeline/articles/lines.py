"""The lines of an article without what stands around it: dates, signatures, credits, "Xem thêm"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.articles.markup import squeezed
from pipeline.articles.signatures import is_signature, unsigned, unsigned_abroad

_DATE_LINE = re.compile(
    r"^[\W\d]*(?:(?:thứ|chủ)\s+\w+|cn|t[2-7])?[\W\d]*(?:ngày)?[\W\d]*(?:tháng\s+\d+\s*,?\s*(?:năm)?\s*\d*)?[\W\d]*"
    r"(?:gmt\W*\+?\d+)?\W*$",
    re.IGNORECASE,
)
_LEADING_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}\s+|^\d{1,2}/\d{1,2}/\d{4}[\s,|-]*(\d{1,2}:\d{2})?\s+")
# Lines that lead away from the article, wherever they stand.
_AWAY = re.compile(
    r"^\W*(?:xem thêm|đọc thêm|xem tiếp|mời (?:bạn đọc|quý độc giả|độc giả|quý vị) (?:xem|đọc|đón xem)|"
    r"tin liên quan|bài liên quan|tin bài liên quan|có thể bạn quan tâm|bạn có thể quan tâm|cùng chuyên mục|"
    r"tin cùng chuyên mục|chia sẻ(?: bài viết)?$|bình luận\W*\d*$|gửi bình luận|từ khóa|từ khoá|tags?\s*:|chủ đề\s*:|"
    r"lượt xem|in bài viết|theo dõi .{2,40} trên|sao chép liên kết|copy link|facebook$|zalo$|twitter$|quay lại$|"
    r"trở về$|về trang chủ|nghe đọc bài)",
    re.IGNORECASE,
)
_POINTER = re.compile(r"^(?:>>|»|►|▶|⏩|👉)")
_CREDIT = re.compile(
    r"^\(?(?:ảnh|clip|video|đồ họa|đồ hoạ|minh họa|infographics?|nguồn ảnh|nguồn clip|ảnh minh họa)\s*"
    r"(?::|-|–|\().{0,90}$|^\(?ảnh(?: minh họa)?\)?\.?$",
    re.IGNORECASE,
)
_CERTAIN_AT_END = 3  # lines that are looked at for a bare name


def tidy_line(line: str, title: str) -> str:
    """*line* with white space folded, without a list mark, the title or a date in front."""
    line = " ".join(line.split()).removeprefix("- ")
    if len(line) <= 2 * len(title) and squeezed(line) == squeezed(title):
        return ""
    if line.startswith(title):
        line = line[len(title) :].strip()
    return _LEADING_DATE.sub("", line)


def own_lines(lines: Sequence[str], names: Sequence[str], vietnamese: bool) -> list[str]:
    """The article's own of *lines*; *names* are the page's bylines.  Words are judged on Vietnamese pages only."""
    known = {squeezed(name) for name in names} - {""}
    kept = [line for line in lines if line and not _DATE_LINE.match(line) and squeezed(line) not in known]
    if not vietnamese:
        return [own for line in kept if (own := unsigned_abroad(line))]
    kept = [line for line in kept if not _leads_away(line)]
    for looked_at in range(len(kept)):
        if looked_at > 5 or len(kept) < 2 or not is_signature(kept[-1], looked_at < _CERTAIN_AT_END):
            break
        kept.pop()
    return [*kept[:-1], unsigned(kept[-1], known)] if kept else []


def _leads_away(line: str) -> bool:
    short = len(line) <= 160
    return short and bool(_AWAY.match(line) or _POINTER.match(line) or (_CREDIT.match(line) and line[-1] not in ".!?"))
