"""Source health: how the press was asked in the week, and which sources did not deliver.  No outlet is judged by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.collection import MissedNights, SourceNights, WeekOfCollection
from pipeline.records.days import day_in_vietnam
from pipeline.records.digest import SourceHealthRow
from pipeline.records.press import SourceKind
from pipeline.reports.daily.urgent import STALE
from pipeline.reports.daily.work import silent
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number
from pipeline.reports.spelling import date_words
from pipeline.reports.terms import SOURCE_KINDS

NIGHTS, SOURCE, MISSED, COUNTS = (
    "digest_nights", "digest_source_nights", "digest_missed_nights", "digest_source_counts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Nights:
    """One source in the week's nights of collection."""

    due: Number
    asked: Number
    delivered: Number
    fetched: Number
    failed: Number
    missed: tuple[tuple[Number, str], ...]  # nights and why, most first


@dataclass(frozen=True, slots=True)
class SourceView:
    source_id: str
    name: str
    kind: str  # Vietnamese
    nights: Nights | None  # None where the week had none for it
    standing: str  # what is wrong with it now, not in one night only; "" where nothing
    last_delivered: datetime | None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """``listed`` holds the sources that delivered nothing in some night, those with fewest nights first, and those
    with which something is wrong for longer."""

    last: datetime | None  # when anything was asked of the press last; None before the first time
    stale: bool  # that is longer ago than from one night to the next
    nights: Number  # of the week, that are over
    collected: Number  # of them
    total: Number
    lacking: Number  # sources that delivered nothing in one of their nights
    asked: Number  # sources that ever were
    silent: Number  # of them, those that brought nothing when they were asked last: as the morning's page counts
    listed: tuple[SourceView, ...]


def build_sources(
    rows: Sequence[SourceHealthRow], collection: WeekOfCollection, week: Period, cutoff: datetime
) -> SourceHealth:
    """Raises ValueError for an unknown kind of source."""
    nights = {one.source_id: one for one in collection.sources}
    missed: dict[str, list[MissedNights]] = {}
    for one in sorted(collection.missed, key=lambda one: (-one.nights, one.why)):
        missed.setdefault(one.source_id, []).append(one)
    asked = [row.last_asked for row in rows if row.last_asked]
    last = max(asked, default=None)
    listed = sorted(
        (row for row in rows if row.source_id in missed or _standing(row)),
        key=lambda row: (_share(nights.get(row.source_id)), row.name.casefold(), row.source_id),
    )
    return SourceHealth(
        last=last,
        stale=last is None or cutoff - last > STALE,
        nights=Number(sum(day < day_in_vietnam(cutoff) for day in week.days), f"{NIGHTS}.nights"),
        collected=Number(len(collection.nights), f"{NIGHTS}.collected"),
        total=Number(len(rows), f"{COUNTS}.sources"),
        lacking=Number(len(missed), f"{NIGHTS}.lacking"),
        asked=Number(len(asked), f"{COUNTS}.asked"),
        silent=Number(len(silent(rows)), f"{COUNTS}.silent"),
        listed=tuple(_view(row, nights.get(row.source_id), missed.get(row.source_id, ())) for row in listed),
    )


def _share(nights: SourceNights | None) -> float:
    return nights.delivered / nights.due if nights else 1.0


def _standing(row: SourceHealthRow) -> str:
    """What holds for longer than a night: a page that failed, or few pages in the last one, is no state of a source."""
    if not row.why or row.since is None or row.last_asked is None:
        return ""
    return f"{row.status}, từ {date_words(day_in_vietnam(row.since))}: {row.why}"


def _view(row: SourceHealthRow, nights: SourceNights | None, missed: Sequence[MissedNights]) -> SourceView:
    return SourceView(
        source_id=row.source_id,
        name=row.name,
        kind=SOURCE_KINDS[SourceKind(row.kind)],
        nights=_nights(nights, missed) if nights else None,
        standing=_standing(row),
        last_delivered=row.last_delivered,
    )


def _nights(nights: SourceNights, missed: Sequence[MissedNights]) -> Nights:
    own = nights.source_id
    return Nights(
        due=Number(nights.due, f"{SOURCE}.due", own),
        asked=Number(nights.asked, f"{SOURCE}.asked", own),
        delivered=Number(nights.delivered, f"{SOURCE}.delivered", own),
        fetched=Number(nights.fetched, f"{SOURCE}.fetched", own),
        failed=Number(nights.failed, f"{SOURCE}.failed", own),
        missed=tuple((Number(one.nights, f"{MISSED}.nights", f"{own} {one.why}"), one.why) for one in missed),
    )
