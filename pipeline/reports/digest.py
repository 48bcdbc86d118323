"""The weekly digest of one agency: numbers and Vietnamese words, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.records.digest import DigestInput
from pipeline.reports.annex import Figure, annex_section
from pipeline.reports.casework import Casework, build_casework, casework_section, state_counts
from pipeline.reports.coverage import Coverage, build_coverage, coverage_section
from pipeline.reports.fairness import build_fairness, fairness_section
from pipeline.reports.flags import Flags, build_flags, decision_counts, flags_section
from pipeline.reports.method import CASE_THRESHOLD, FLAG_THRESHOLD, build_method, method_section
from pipeline.reports.period import Period, period
from pipeline.reports.phrase import Number, Phrase
from pipeline.reports.sources import SourceHealth, build_sources, sources_section
from pipeline.reports.spelling import inside_sentence, instant_words
from pipeline.reports.stories import SHOWN, TopStories, build_stories, stories_section
from pipeline.reports.summary import build_summary
from pipeline.reports.table import Section


@dataclass(frozen=True, slots=True)
class Digest:
    """``headline`` holds the numbers to see first, ``figures`` every single one, ``sections`` the text in order."""

    agency_id: str
    agency_name: str
    title: str
    period: Period
    cutoff: datetime
    cutoff_words: str
    recipients: tuple[str, ...]
    summary: tuple[Phrase, ...]  # five lines
    coverage: Coverage
    stories: TopStories
    flags: Flags
    casework: Casework
    sources: SourceHealth
    headline: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]


def build_digest(data: DigestInput) -> Digest:
    """The digest of *data*: the same rows always give the same digest.

    Raises ValueError where the rows contradict the question: another agency, a day outside the
    week, a week that is none, an unknown state or decision, a clock without its case.
    """
    _refuse_others(data)
    week = period(data.week_start, data.week_end)
    agency = inside_sentence(data.agency_name)
    coverage = build_coverage(data.coverage, week)
    stories, flags = build_stories(data.stories), build_flags(data.flags)
    casework, sources = build_casework(data.cases, data.clocks), build_sources(data.sources)
    body = (
        coverage_section(coverage, agency),
        stories_section(stories),
        flags_section(flags),
        casework_section(casework),
        sources_section(sources),
        method_section(build_method(data)),
        *((fairness_section(build_fairness(data.levels, None)),) if data.levels else ()),
    )
    figures = _figures(data, coverage, stories, flags, casework, sources)
    cutoff_words = f"{instant_words(data.cutoff)} (giờ Việt Nam)"
    summary = build_summary(data.agency_name, coverage, stories, flags, casework, sources)
    return Digest(
        agency_id=data.agency_id,
        agency_name=data.agency_name,
        title=f"Tổng hợp thông tin báo chí về {agency}",
        period=week,
        cutoff=data.cutoff,
        cutoff_words=cutoff_words,
        recipients=data.recipients,
        summary=summary,
        coverage=coverage,
        stories=stories,
        flags=flags,
        casework=casework,
        sources=sources,
        headline=_headline(coverage, stories, flags, casework),
        figures=figures,
        sections=(
            Section("summary", "Tóm tắt", summary),
            *body,
            annex_section(figures, body, data.agency_id, cutoff_words),
        ),
    )


def _refuse_others(data: DigestInput) -> None:
    agencies = (
        *(row.agency_id for row in data.coverage),
        *(row.agency_id for row in data.stories),
        *(row.agency_id for row in data.flags),
        *(row.agency_id for row in data.cases),
    )
    other = next((agency_id for agency_id in agencies if agency_id != data.agency_id), None)
    if other is not None:
        raise ValueError(f"a row of {other} in the digest of {data.agency_id}")


def _headline(coverage: Coverage, stories: TopStories, flags: Flags, casework: Casework) -> tuple[Figure, ...]:
    return (
        Figure("Tin, bài trong nước", coverage.domestic),
        Figure("Tin, bài nước ngoài", coverage.foreign),
        Figure("Sự việc", stories.total),
        Figure("Nội dung cần kiểm chứng", flags.total),
        Figure("Vụ việc", casework.total),
        Figure("Thời hạn quá hạn", casework.overdue),
    )


def _figures(
    data: DigestInput,
    coverage: Coverage,
    stories: TopStories,
    flags: Flags,
    casework: Casework,
    sources: SourceHealth,
) -> tuple[Figure, ...]:
    return (
        Figure("Tin, bài", coverage.total),
        Figure("Tin, bài trong nước", coverage.domestic),
        Figure("Tin, bài nước ngoài", coverage.foreign),
        Figure("Sự việc", stories.total),
        Figure("Sự việc nêu trong bảng", Number(len(stories.shown), f"least({SHOWN}, {stories.total.query})")),
        Figure("Nội dung cần kiểm chứng", flags.total),
        *(Figure(f"Nội dung cần kiểm chứng: {words}", number) for number, words in decision_counts(flags)),
        Figure("Vụ việc", casework.total),
        *(Figure(f"Vụ việc {words}", number) for number, words in state_counts(casework)),
        Figure("Thời hạn đang tính", casework.running),
        Figure("Thời hạn quá hạn", casework.overdue),
        Figure("Nguồn được theo dõi", sources.total),
        Figure("Nguồn bình thường", sources.well),
        Figure("Nguồn có vấn đề", sources.troubled_count),
        Figure("Ngưỡng cần kiểm chứng", Number(data.flag_threshold, FLAG_THRESHOLD)),
        Figure("Ngưỡng mở vụ việc", Number(data.case_threshold, CASE_THRESHOLD)),
    )
