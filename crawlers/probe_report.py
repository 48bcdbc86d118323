"""What a probe found at one source, and how it is told to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.days import day_in_vietnam


class FeedState(StrEnum):
    """How one address of a source answered."""

    OK = "ok"
    MOVED = "moved"  # a working feed stands elsewhere on the source's hosts
    STALE = "stale"  # readable, the newest entry is old
    EMPTY = "empty"
    NOT_A_FEED = "not_a_feed"
    GONE = "gone"  # 404 or 410
    REFUSED = "refused"  # 401, 403, 429, 451
    FORBIDDEN = "forbidden"  # by robots.txt
    ELSEWHERE = "elsewhere"  # led to a host that is not the source's
    FAILED = "failed"  # no answer, or a server error


_WORDS = {
    FeedState.OK: "hoạt động",
    FeedState.MOVED: "đã chuyển địa chỉ",
    FeedState.STALE: "đọc được nhưng đã lâu không có bài mới",
    FeedState.EMPTY: "đọc được nhưng không có mục nào",
    FeedState.NOT_A_FEED: "có trả lời nhưng không phải nguồn cấp tin (RSS, Atom)",
    FeedState.GONE: "không còn tồn tại",
    FeedState.REFUSED: "máy chủ từ chối truy cập; không tìm cách vượt qua",
    FeedState.FORBIDDEN: "robots.txt của trang không cho phép; không truy cập",
    FeedState.ELSEWHERE: "dẫn sang máy chủ khác, cần người xem trước khi thêm vào hosts",
    FeedState.FAILED: "không nhận được trả lời hợp lệ",
}
_ERRORS = {
    "timeout": "quá thời gian chờ",
    "address_refused": "địa chỉ mạng nội bộ, bị chặn",
    "too_large": "nội dung quá lớn",
    "undecodable": "nội dung nén bị hỏng",
    "redirects": "chuyển hướng quá nhiều lần",
    "connection": "không kết nối được",
}


@dataclass(frozen=True, slots=True)
class FeedProbe:
    """One address of a source and what stood there."""

    url: str
    state: FeedState
    status: int | None
    error: str | None  # a word of ProbeAnswer.error
    entries: int
    newest: datetime | None  # of the entries' dates, UTC
    moved_to: str | None  # a verified feed (MOVED), or where it leads (ELSEWHERE)

    def words(self) -> str:
        """One line for a person."""
        told = [_WORDS[self.state]]
        if self.error:
            told.append(_ERRORS.get(self.error, self.error))
        elif self.status is not None and self.state not in (FeedState.OK, FeedState.STALE, FeedState.EMPTY):
            told.append(f"mã trả lời {self.status}")
        if self.entries:
            newest = f"mới nhất ngày {_day(day_in_vietnam(self.newest))}" if self.newest else "không mục nào ghi ngày"
            told.append(f"{self.entries} mục, {newest}")
        if self.moved_to:
            told.append(f"→ {self.moved_to}")
        return f"{self.url}: {'; '.join(told)}"


@dataclass(frozen=True, slots=True)
class ProbeReport:
    """All that a probe found at one source on one day (Viet Nam)."""

    source_id: str
    source_name: str
    day: date
    feeds: tuple[FeedProbe, ...]
    pages: tuple[FeedProbe, ...]  # section pages, tried where no feed works
    found: tuple[str, ...]  # working feeds that pages name and the source does not list

    @property
    def healthy(self) -> bool:
        """Whether the source can be collected: a feed works, or it lists none and a section page answers."""
        good = (FeedState.OK, FeedState.MOVED)
        return any(probe.state in good for probe in (self.feeds or self.pages))

    def words(self) -> str:
        """The report in Vietnamese, several lines."""
        lines = [f"{self.source_name} ({self.source_id}) – kiểm tra ngày {_day(self.day)}: " + self._verdict()]
        lines += [f"  nguồn cấp tin {probe.words()}" for probe in self.feeds]
        lines += [f"  trang mục {probe.words()}" for probe in self.pages]
        lines += [f"  tìm thấy nguồn cấp tin trên trang: {url}" for url in self.found]
        return "\n".join(lines)

    def _verdict(self) -> str:
        if not self.healthy:
            return "chưa thu thập được, cần người xem"
        if any(probe.state is not FeedState.OK for probe in self.feeds) or (self.found and not self.feeds):
            return "thu thập được, có đề nghị sửa danh mục hoặc cần xem lại"
        return "thu thập được"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
