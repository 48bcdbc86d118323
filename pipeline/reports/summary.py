"""The week in five lines: coverage, stories, flags, cases and clocks, sources."""

from __future__ import annotations

from pipeline.reports.casework import Casework, state_counts
from pipeline.reports.coverage import Coverage
from pipeline.reports.flags import Flags, decision_counts
from pipeline.reports.phrase import Part, Phrase, listing, phrase
from pipeline.reports.sources import SourceHealth
from pipeline.reports.spelling import inside_sentence, weekday_date
from pipeline.reports.stories import TopStories


def build_summary(
    agency_name: str, coverage: Coverage, stories: TopStories, flags: Flags, casework: Casework, sources: SourceHealth
) -> tuple[Phrase, ...]:
    """Exactly five lines, whatever the week held."""
    return (
        _coverage(coverage, inside_sentence(agency_name)),
        _stories(stories),
        _flags(flags),
        _casework(casework),
        _sources(sources),
    )


def _coverage(coverage: Coverage, agency: str) -> Phrase:
    if not coverage.total.value:
        return phrase(f"Không có tin, bài nào về {agency} ở các nguồn được theo dõi.")
    counts: tuple[Part, ...] = (coverage.domestic, " ở trong nước, ", coverage.foreign, " ở nước ngoài.")
    return phrase("Có ", coverage.total, f" tin, bài về {agency}: ", *counts)


def _stories(stories: TopStories) -> Phrase:
    if not stories.shown:
        return phrase("Không có sự việc nào được ghi nhận.")
    top = stories.shown[0]
    spread: tuple[Part, ...] = (top.articles, " tin, bài của ", top.outlets, " nguồn.")
    return phrase("Ghi nhận ", stories.total, f" sự việc; nhiều tin, bài nhất: “{top.headline}”, ", *spread)


def _flags(flags: Flags) -> Phrase:
    if not flags.total.value:
        return phrase("Không có nội dung nào cần kiểm chứng.")
    return phrase("Có ", flags.total, " nội dung cần kiểm chứng: ", *listing(decision_counts(flags)), ".")


def _casework(casework: Casework) -> Phrase:
    if not casework.total.value:
        return phrase("Không có vụ việc giải thích, làm rõ nào và không có thời hạn nào.")
    cases = phrase("Có ", casework.total, " vụ việc giải thích, làm rõ: ", *listing(state_counts(casework)), ". ")
    if not casework.running.value:
        return phrase(*cases.parts, "Không có thời hạn nào đang tính.")
    ahead = [clock.last_day for clock in casework.clocks if clock.ended_at is None and not clock.overdue]
    nearest = f"; hạn sắp tới gần nhất: {weekday_date(min(ahead))}." if ahead else "."
    due: tuple[Part, ...] = ("Đang tính ", casework.running, " thời hạn; ", casework.overdue, " đã quá hạn", nearest)
    return phrase(*cases.parts, *due)


def _sources(sources: SourceHealth) -> Phrase:
    if not sources.total.value:
        return phrase("Không có nguồn nào được theo dõi.")
    if not sources.troubled:
        return phrase("Cả ", sources.total, " nguồn đều thu được tin, bài bình thường.")
    return phrase(sources.troubled_count, " trong ", sources.total, " nguồn có vấn đề; số liệu có thể còn thiếu.")
