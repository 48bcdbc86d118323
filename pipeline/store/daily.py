"""What a morning's summary and a briefing pack are read from, as known at an instant; the papers that were written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from pipeline.records.daily import (
    AcceptedCase,
    Collection,
    DailyAnswer,
    DailyCount,
    DailyPickup,
    DailyStatement,
    DailyStory,
    DailyWarning,
    FlagDetail,
    PagesBefore,
    Reach,
)
from pipeline.records.runs import DayPaper
from pipeline.store.tx import Tx


def pages_before(tx: Tx, agency_id: str, day: date, cutoff: datetime) -> PagesBefore:
    """The pages before the one of *day* and *cutoff*, as they stood when that was made first."""
    return tx.records(PagesBefore, "daily_page_before", agency_id=agency_id, day=day, cutoff=cutoff)[0]


def collection(tx: Tx, at: datetime) -> Collection | None:
    """The collection that began last before *at*, as known then; None before the first."""
    found = tx.records(Collection, "daily_collection", known_at=at)
    return found[0] if found else None


def count(tx: Tx, agency_id: str, reach: Reach) -> DailyCount:
    """Pages about the agency that are new."""
    return tx.records(
        DailyCount, "daily_count", agency_id=agency_id, told=reach.told, until=reach.until, first_day=reach.first_day
    )[0]


def stories(tx: Tx, agency_id: str, reach: Reach) -> tuple[DailyStory, ...]:
    """Stories about the agency with new pages, those that most outlets wrote about first."""
    return tx.records(
        DailyStory, "daily_stories", agency_id=agency_id, told=reach.told, until=reach.until, first_day=reach.first_day
    )


def warnings(tx: Tx, agency_id: str, reach: Reach) -> tuple[DailyWarning, ...]:
    """Early warnings that were raised since."""
    return tx.records(DailyWarning, "daily_warnings", agency_id=agency_id, told=reach.told, until=reach.until)


def pickups(tx: Tx, agency_id: str, reach: Reach) -> tuple[DailyPickup, ...]:
    """Stories that foreign press was found to take up since."""
    return tx.records(DailyPickup, "daily_pickups", agency_id=agency_id, told=reach.told, until=reach.until)


def statements(tx: Tx, agency_id: str, reach: Reach) -> tuple[DailyStatement, ...]:
    """Denials and corrections that are new, one a story."""
    return tx.records(
        DailyStatement,
        "daily_statements",
        agency_id=agency_id,
        told=reach.told,
        until=reach.until,
        first_day=reach.first_day,
    )


def flags(tx: Tx, agency_id: str, reach: Reach) -> tuple[FlagDetail, ...]:
    """What is new in the queue, highest score first."""
    return tx.records(FlagDetail, "daily_flags", agency_id=agency_id, told=reach.told, until=reach.until)


def waiting(tx: Tx, agency_id: str, at: datetime) -> int:
    """How many flags wait in the queue."""
    return int(tx.run("daily_waiting", agency_id=agency_id, known_at=at))


def answers(tx: Tx, agency_id: str, since: datetime, at: datetime) -> tuple[DailyAnswer, ...]:
    """What was entered since as said, issued or copied; ``what`` is the kind of event."""
    return tx.records(DailyAnswer, "daily_answers", agency_id=agency_id, since=since, known_at=at)


def accepted(tx: Tx, agency_id: str, at: datetime) -> tuple[AcceptedCase, ...]:
    """Cases that a person has confirmed and nobody has ended, by the last confirmation."""
    return tx.records(AcceptedCase, "daily_accepted", agency_id=agency_id, known_at=at)


def collected_at(tx: Tx, at: datetime) -> datetime | None:
    """When anything was asked of the press last; None before the first time."""
    found: datetime | None = tx.run("daily_collected", known_at=at)
    return found


def save_papers(tx: Tx, papers: Iterable[DayPaper]) -> int:
    """The number of new rows."""
    return tx.append("day_papers", papers)
