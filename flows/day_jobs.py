"""The jobs of a morning: the one-page summary and the briefing pack, by Prefect or by the command line."""

from __future__ import annotations

from datetime import date, datetime

from flows.clockwork import new_run_id
from flows.jobs import known_agencies, the_office
from flows.standing import standing_store
from flows.steps.briefing import BriefingPaper, make_briefing
from flows.steps.daily import DailyPaper, cutoff_of, daily_papers
from flows.steps.law import office_law
from flows.workplace import Workplace
from pipeline.errors import LamroError, UnknownRecord
from pipeline.records.press import Agency
from pipeline.records.runs import RunEventKind
from pipeline.store import runs
from pipeline.store.connect import Stamp


def run_daily(
    place: Workplace, now: datetime, only: str | None = None, day: date | None = None, at: datetime | None = None
) -> list[DailyPaper]:
    """The morning's summaries: of *only* one agency, else of all watched; of today, *day*, or as known *at*.

    Raises :class:`UnknownRecord` where *only* is no agency, :class:`LamroError` for a time to come.
    """
    office = the_office(place)
    agencies = wanted_agencies(only, office.watched)
    own, cutoff = _cutoff(day, at, now)
    store, stamp = standing_store(place), Stamp(new_run_id("daily", now), now)
    with store.transaction(stamp) as tx:
        runs.start_run(tx, "daily", now)
    papers = daily_papers(place, store, office_law(office.profile), agencies, own, cutoff, stamp)
    with store.transaction(stamp) as tx:
        runs.end_run(tx, "daily", RunEventKind.FINISHED, now, f"{len(papers)} summaries")
    return papers


def wanted_agencies(only: str | None, watched: tuple[str, ...]) -> list[Agency]:
    """*only* one, else all *watched*; raises :class:`UnknownRecord` where it is none."""
    known = known_agencies()
    wanted = (only,) if only else watched
    for slug in wanted:
        if slug not in known:
            raise UnknownRecord(f"Không có cơ quan, địa phương nào mang mã “{slug}” (xem data/reference).")
    return [known[slug] for slug in wanted]


def run_briefing(
    place: Workplace, now: datetime, actor: str, only: str | None = None, day: date | None = None,
    at: datetime | None = None, chosen: tuple[str, ...] = (), with_flags: bool = False,
) -> list[BriefingPaper]:  # fmt: skip
    """The packs for a press meeting: of *only* one agency, else of all watched; of those that have open matters.

    Raises as :func:`run_daily`.
    """
    office = the_office(place)
    agencies = wanted_agencies(only, office.watched)
    own, cutoff = _cutoff(day, at, now)
    store, stamp = standing_store(place), Stamp(new_run_id("briefing", now), now)
    law = office_law(office.profile)
    told = (own, cutoff, chosen, with_flags, actor, stamp)
    made = [make_briefing(place, store, law, office, agency, *told) for agency in agencies]
    return [one for one in made if one is not None]


def _cutoff(day: date | None, at: datetime | None, now: datetime) -> tuple[date, datetime]:
    try:
        return cutoff_of(day, at, now)
    except ValueError as error:
        raise LamroError(str(error)[0].upper() + str(error)[1:] + ".") from error
