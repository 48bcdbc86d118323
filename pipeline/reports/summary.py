"""The week in five lines: coverage, stories and what rises, flags, cases and what is due, sources."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reports.casework import Casework
from pipeline.reports.coverage import Coverage
from pipeline.reports.coverage_section import change_phrase, nothing_phrase
from pipeline.reports.flags import Flags
from pipeline.reports.flags_section import decided_parts, waiting_words
from pipeline.reports.phrase import Part, Phrase, phrase
from pipeline.reports.rising import Rising
from pipeline.reports.shares import Shares
from pipeline.reports.sources import SourceHealth
from pipeline.reports.sources_section import lacking_phrase, nights_phrase
from pipeline.reports.spelling import weekday_date
from pipeline.reports.stories import TopStories


def coverage_line(coverage: Coverage, shares: Shares, subject: str) -> Phrase:
    """*subject* as it is written inside a sentence."""
    if not coverage.total.value:
        return nothing_phrase(coverage.baseline, f"{subject} ở các nguồn được theo dõi")
    parts: list[Part] = [
        "Có ", coverage.total, f" tin, bài nhắc tới {subject}: ", coverage.domestic, " ở trong nước, ",
        coverage.foreign, " ở nước ngoài",
    ]  # fmt: skip
    change = change_phrase(coverage)
    if change is not None:
        parts += ["; ", *change.parts]
    own = shares.own[0] if len(shares.own) == 1 else None
    if own is not None and own.share is not None and own.agencies.value > 1:
        parts += ["; chiếm ", own.share, "% lượt nhắc tới của ", own.agencies, " nơi cùng loại, đứng thứ ", own.place]
    if not coverage.baseline.complete:
        parts.append("; số liệu tuần chưa đầy đủ")
    return phrase(*parts, ".")


def stories_line(stories: TopStories, rising: Rising) -> Phrase:
    if not stories.shown:
        return phrase("Không có sự việc nào được ghi nhận.")
    top = stories.shown[0]
    parts: list[Part] = [
        "Ghi nhận ", stories.total, " sự việc; nhiều tin, bài nhất: “", top.short, f"”{top.in_language}, ", top.in_week,
        " tin, bài, ", top.outlets, " nguồn",
    ]  # fmt: skip
    if rising.lines:
        parts += ["; có ", rising.total, " cảnh báo tăng bất thường"]
    return phrase(*parts, ".")


def flags_line(flags: Flags) -> Phrase:
    waits = ("; ", *waiting_words(flags).parts) if flags.waiting.value else ()
    if not flags.total.value:
        return phrase(f"Không phát hiện nội dung {'mới' if waits else 'nào'} cần kiểm chứng", *waits, ".")
    return phrase("Phát hiện ", flags.total, " nội dung cần kiểm chứng", *decided_parts(flags), *waits, ".")


def casework_line(casework: Casework, done: Sequence[Part]) -> Phrase:
    """*done*: what was answered in the week, ready to be added; () where nothing was."""
    if not casework.total.value:
        return phrase("Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào.")
    held: tuple[Part, ...] = ("Đang xử lý ", casework.in_hand, " vụ việc giải thích, làm rõ")
    if not casework.in_hand.value:
        held = ("Không có vụ việc giải thích, làm rõ nào đang xử lý",)
    cases = phrase(*held, *done, ". ")
    if not casework.running.value:
        return phrase(*cases.parts, "Không có thời hạn nào đang tính.")
    ahead = [clock.last_day for clock in casework.clocks if clock.ended_at is None and not clock.overdue]
    nearest = f"; hạn sắp tới gần nhất: {weekday_date(min(ahead))}." if ahead else "."
    over: tuple[Part, ...] = (
        (casework.overdue, " đã quá hạn") if casework.overdue.value else ("chưa thời hạn nào quá hạn",)
    )
    due: tuple[Part, ...] = ("Đang tính ", casework.running, " thời hạn; ", *over, nearest)
    return Phrase((*cases.parts, *due), important=casework.overdue.value > 0)


def sources_line(sources: SourceHealth) -> Phrase:
    """Important where the collection stands still: then nothing above speaks of these days."""
    if not sources.total.value:
        return phrase("Không có nguồn nào được theo dõi.")
    nights = nights_phrase(sources)
    return Phrase((*nights.parts, " ", *lacking_phrase(sources).parts), important=nights.important)
