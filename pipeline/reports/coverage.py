"""Coverage of the week: by day, at home and abroad, by kind of source and language, against the weeks before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.records.press import SourceKind
from pipeline.records.weekly import CountRow
from pipeline.reports.baseline import LOOKED_AT, Baseline
from pipeline.reports.fairness import language_words
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number
from pipeline.reports.terms import SOURCE_KINDS

Kept = Callable[[CountRow], bool]


@dataclass(frozen=True, slots=True)
class CoverageDay:
    """``usual_…``: the mean of the same day of the week; None without a full week before."""

    day: date
    domestic: Number
    foreign: Number
    total: Number
    usual_domestic: Number | None
    usual_foreign: Number | None
    usual_total: Number | None


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of source or one language."""

    words: str
    articles: Number
    usual: Number | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All seven days of the week, those without articles too, and their sums."""

    days: tuple[CoverageDay, ...]
    domestic: Number
    foreign: Number
    total: Number
    usual_domestic: Number | None
    usual_foreign: Number | None
    usual_total: Number | None
    change: Number | None  # per cent of the usual total
    kinds: tuple[Group, ...]
    languages: tuple[Group, ...]  # most articles first
    baseline: Baseline


class _Counts:
    """Sums over the rows of this week and of the full weeks before."""

    def __init__(self, rows: Sequence[CountRow], week: Period, baseline: Baseline) -> None:
        full = {monday + timedelta(days=offset) for monday in baseline.weeks for offset in range(7)}
        self.now = [row for row in rows if row.day in week.days]
        self.before = [row for row in rows if row.day in full]
        self._baseline = baseline

    def counted(self, query: str, key: str, kept: Kept) -> Number:
        return Number(sum(row.articles for row in self.now if kept(row)), query, key)

    def usual(self, query: str, key: str, kept: Kept) -> Number | None:
        value = self._baseline.usual(sum(row.articles for row in self.before if kept(row)))
        return None if value is None else Number(value, query, key, decimals=1)


def build_coverage(rows: Sequence[CountRow], week: Period, baseline: Baseline) -> Coverage:
    """*rows* of the week and of the four before; raises ValueError where one lies outside."""
    first = week.first_day - timedelta(weeks=LOOKED_AT)
    outside = sorted({row.day for row in rows if not first <= row.day <= week.last_day})
    if outside:
        raise ValueError(f"coverage of {outside[0]} does not belong to {week.words} or the weeks before")
    counts = _Counts(rows, week, baseline)
    domestic = counts.counted("digest_week.domestic", "", _domestic)
    foreign = counts.counted("digest_week.foreign", "", _foreign)
    total = counts.counted("digest_week.total", "", _any)
    usual = counts.usual("digest_week.usual_total", "", _any)
    change = None
    if usual is not None and usual.value:
        change = Number(100 * (total.value / usual.value - 1), "digest_week.change", decimals=0, signed=True)
    return Coverage(
        tuple(_day(day, counts) for day in week.days),
        domestic,
        foreign,
        total,
        counts.usual("digest_week.usual_domestic", "", _domestic),
        counts.usual("digest_week.usual_foreign", "", _foreign),
        usual,
        change,
        tuple(_group(counts, "digest_kinds", kind, SOURCE_KINDS[kind], _of_kind(kind)) for kind in SourceKind),
        _languages(counts),
        baseline,
    )


def _day(day: date, counts: _Counts) -> CoverageDay:
    key = day.isoformat()

    def same(kept: Kept) -> Kept:
        return lambda row: row.day.weekday() == day.weekday() and kept(row)

    return CoverageDay(
        day,
        counts.counted("digest_days.domestic", key, same(_domestic)),
        counts.counted("digest_days.foreign", key, same(_foreign)),
        counts.counted("digest_days.total", key, same(_any)),
        counts.usual("digest_days.usual_domestic", key, same(_domestic)),
        counts.usual("digest_days.usual_foreign", key, same(_foreign)),
        counts.usual("digest_days.usual_total", key, same(_any)),
    )


def _languages(counts: _Counts) -> tuple[Group, ...]:
    codes = {row.language for row in (*counts.now, *counts.before)}
    groups = [
        _group(counts, "digest_languages", code, language_words(code), _of_language(code)) for code in sorted(codes)
    ]
    return tuple(sorted(groups, key=lambda group: -group.articles.value))


def _group(counts: _Counts, query: str, key: str, words: str, kept: Kept) -> Group:
    return Group(words, counts.counted(f"{query}.articles", key, kept), counts.usual(f"{query}.usual", key, kept))


def _of_kind(kind: SourceKind) -> Kept:
    return lambda row: row.source_kind is kind


def _of_language(code: str) -> Kept:
    return lambda row: row.language == code


def _domestic(row: CountRow) -> bool:
    return not row.foreign


def _foreign(row: CountRow) -> bool:
    return row.foreign


def _any(row: CountRow) -> bool:
    return True
