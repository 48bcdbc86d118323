"""The weekly digest of one agency or of several together: numbers and Vietnamese words, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.records.days import day_in_vietnam
from pipeline.records.weekly import DigestInput, NamedQuery, Scope
from pipeline.reports.addresses import addresses_section, build_addresses
from pipeline.reports.annex import Figure, annex_section
from pipeline.reports.baseline import build_baseline
from pipeline.reports.casework import Casework, build_casework
from pipeline.reports.casework_section import cases_annex, casework_section
from pipeline.reports.coverage import Coverage, build_coverage
from pipeline.reports.coverage_section import coverage_section
from pipeline.reports.fairness import build_fairness, fairness_section
from pipeline.reports.figures import case_figures, coverage_figures, figures_of, matter_figures, method_figures
from pipeline.reports.flags import Flags, build_flags
from pipeline.reports.flags_section import flags_annex, flags_section, named_flags
from pipeline.reports.method import FalseFlags, build_false_flags, build_method, method_section
from pipeline.reports.period import Period, period
from pipeline.reports.phrase import Part, Phrase, phrase
from pipeline.reports.responses import Responses, build_responses, responses_section
from pipeline.reports.rising import SHOWN as RISING_SHOWN
from pipeline.reports.rising import Rising, build_rising, rising_section
from pipeline.reports.scope_words import among, own_labels, subject_name, subject_words
from pipeline.reports.shares import Shares, build_shares, shares_annex
from pipeline.reports.sources import SourceHealth, build_sources
from pipeline.reports.sources_section import sources_annex, sources_section
from pipeline.reports.spelling import instant_words
from pipeline.reports.stories import TopStories, build_stories, named_stories, stories_section
from pipeline.reports.summary import casework_line, coverage_line, flags_line, sources_line, stories_line
from pipeline.reports.table import Section


@dataclass(frozen=True, slots=True)
class Findings:
    """The parts that sections, summary and charts are made from."""

    coverage: Coverage
    shares: Shares
    stories: TopStories
    rising: Rising
    flags: Flags
    casework: Casework
    responses: Responses
    sources: SourceHealth
    false_flags: FalseFlags


@dataclass(frozen=True, slots=True)
class Digest:
    """``headline`` holds the numbers to see first, ``figures`` every single one, ``sections`` the text in order."""

    scope: Scope
    agency_name: str
    title: str
    period: Period
    cutoff: datetime
    cutoff_words: str
    recipients: tuple[str, ...]
    among: str  # all whom the paper is about, where the title only counts them; "" where it names them
    summary: tuple[Phrase, ...]  # five lines
    found: Findings
    headline: tuple[Figure, ...]
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]
    queries: tuple[NamedQuery, ...]

    @property
    def together(self) -> bool:
        return len(self.scope.agencies) > 1


def build_digest(data: DigestInput) -> Digest:
    """The digest of *data*: the same rows always give the same digest.

    Raises ValueError where the rows contradict the question: another agency, a day outside the
    weeks, a week that is none, an unknown state or decision, a clock without its case.
    """
    _refuse_others(data)
    week = period(data.scope.first_day, data.scope.last_day)
    labels = own_labels(data)
    subject = subject_words(labels)
    found = _findings(data, week)
    body = _body(data, found, subject)
    figures = figures_of(
        coverage_figures(found.coverage, found.shares),
        matter_figures(found.stories, found.rising, found.flags),
        case_figures(found.casework, found.responses),
        method_figures(data, found.sources, found.false_flags),
    )
    summary = (
        coverage_line(found.coverage, found.shares, subject),
        stories_line(found.stories, found.rising),
        flags_line(found.flags),
        casework_line(found.casework, _done(found.responses)),
        sources_line(found.sources),
    )
    return Digest(
        scope=data.scope,
        agency_name=subject_name(labels),
        title=f"Tổng hợp thông tin báo chí về {subject}",
        period=week,
        cutoff=data.scope.known_at,
        cutoff_words=f"{instant_words(data.scope.known_at)} (giờ Việt Nam)",
        recipients=data.recipients,
        among=among(labels),
        summary=summary,
        found=found,
        headline=_headline(found),
        figures=figures,
        sections=(
            Section("summary", "Tóm tắt", (), points=summary),
            *body,
            annex_section(figures, body, data.queries),
        ),
        queries=data.queries,
    )


def _findings(data: DigestInput, week: Period) -> Findings:
    scope = data.scope
    names = {label.agency_id: label.name for label in data.labels}
    baseline = build_baseline(data.collection.days, week, day_in_vietnam(scope.known_at))
    told = build_stories(data.stories, data.story_days, week)
    return Findings(
        build_coverage(data.counts, week, baseline),
        build_shares(data.shares, data.labels, scope.agencies, week.first_day, baseline),
        told,
        build_rising(data.warnings, told),
        build_flags(data.flags, data.decisions, names),
        build_casework(data.cases, data.clocks, data.dues, week, names),
        build_responses(data.responses, data.followed, dict(data.measures)),
        build_sources(data.sources, data.collection, week, scope.known_at),
        build_false_flags(data.levels),
    )


def _body(data: DigestInput, found: Findings, subject: str) -> tuple[Section, ...]:
    together = len(data.scope.agencies) > 1
    addresses = build_addresses((*named_stories(found.stories), *named_flags(found.flags)))
    where = addresses_section(addresses)
    lists = [
        *shares_annex(found.shares),
        *flags_annex(found.flags, addresses, together=together),
        *cases_annex(found.casework, together=together),
        sources_annex(found.sources),
    ]
    tables = tuple(table for table in lists if table is not None)
    rest = found.rising.lines[RISING_SHOWN:]
    return (
        coverage_section(found.coverage, found.shares, subject),
        stories_section(found.stories, addresses, together=together),
        rising_section(found.rising, comparable=bool(found.coverage.baseline.weeks)),
        flags_section(found.flags, addresses, together=together),
        casework_section(found.casework, together=together),
        responses_section(found.responses),
        sources_section(found.sources, data.undelivered),
        method_section(build_method(data, found.false_flags)),
        *((Section("lists", "Danh sách đầy đủ", (), tables, annex=True, points=rest),) if tables or rest else ()),
        *((where,) if where else ()),
        *((fairness_section(build_fairness(data.levels, None)),) if data.levels else ()),
    )


def _refuse_others(data: DigestInput) -> None:
    agencies = (
        *(row.agency_id for row in data.warnings),
        *(row.agency_id for row in data.flags),
        *(row.agency_id for row in data.cases),
        *(row.agency_id for row in data.responses),
        *(row.agency_id for row in data.levels),
    )
    other = next((agency for agency in agencies if agency not in data.scope.agencies), None)
    if other is not None:
        raise ValueError(f"a row of {other} in the digest of {', '.join(data.scope.agencies)}")


def _headline(found: Findings) -> tuple[Figure, ...]:
    return (
        Figure("Tin, bài nhắc tới, trong nước", found.coverage.domestic),
        Figure("Tin, bài nhắc tới, nước ngoài", found.coverage.foreign),
        Figure("Sự việc", found.stories.total),
        Figure("Nội dung cần kiểm chứng", found.flags.total),
        Figure("Vụ việc đang xử lý", found.casework.in_hand),
        Figure("Thời hạn quá hạn", found.casework.overdue),
    )


def _done(responses: Responses) -> tuple[Part, ...]:
    return phrase(", đã giải thích, làm rõ ", responses.done_count, " lần").parts if responses.done else ()
