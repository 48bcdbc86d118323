"""The jobs of a morning: the one-page summary and the briefing pack, by Prefect or by the command line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flows.clockwork import new_run_id
from flows.covered import Covered, covered
from flows.jobs import known_agencies, the_office
from flows.paper_run import Made, end_papers, make_each
from flows.standing import standing_store
from flows.steps.briefing import BriefingPaper, make_briefing
from flows.steps.daily import DailyPaper, cutoff_of, daily_paper
from flows.steps.settings import settings_then
from flows.workplace import Workplace
from pipeline.errors import LamroError, SecretMatter
from pipeline.records.office import Office
from pipeline.store import runs
from pipeline.store.connect import Stamp, Store


def daily_run(
    place: Workplace, now: datetime, only: str | None = None, day: date | None = None, at: datetime | None = None
) -> Made[DailyPaper]:
    """The morning's summaries: of *only* one agency, else of all watched; of today, *day*, or as known *at*.

    One that cannot be made stops no other.  Raises as :func:`flows.covered.covered`, and :class:`LamroError` for a
    time to come.
    """
    office = the_office(place)
    own, cutoff = _cutoff(day, at, now)
    store, stamp = standing_store(place), Stamp(new_run_id("daily", now), now)
    then = settings_then(store, place, office, cutoff, stamp)
    about = _covered(store, then.office, only, own, cutoff)
    with store.transaction(stamp) as tx:
        runs.start_run(tx, "daily", now)
    known = known_agencies()
    made = make_each(
        store, stamp, "daily", own.isoformat(), about.agencies, str,
        lambda one: daily_paper(place, store, then, known[one], own, cutoff, stamp), about.skipped,
    )  # fmt: skip
    end_papers(store, stamp, "daily", f"{len(made.papers)} summaries", made)
    return made


def _covered(store: Store, office: Office, only: str | None, day: date, cutoff: datetime) -> Covered:
    """A morning's paper is about its day and the one before."""
    asked = (only,) if only else ()
    return covered(store, office, known_agencies(), asked, day - timedelta(days=1), day, cutoff)


def briefing_run(
    place: Workplace, now: datetime, actor: str, only: str | None = None, day: date | None = None,
    at: datetime | None = None, chosen: tuple[str, ...] = (), with_flags: bool = False,
) -> Made[BriefingPaper]:  # fmt: skip
    """The packs for a press meeting: of *only* one agency, else of all watched; of those that have open matters.

    Raises as :func:`daily_run`.
    """
    present = the_office(place)
    own, cutoff = _cutoff(day, at, now)
    store, stamp = standing_store(place), Stamp(new_run_id("briefing", now), now)
    then = settings_then(store, place, present, cutoff, stamp, duties=False)
    office, law = then.office, then.law()
    told = (own, cutoff, chosen, with_flags, actor, stamp)
    about, known = _covered(store, office, only, own, cutoff), known_agencies()
    made = make_each(
        store, stamp, "briefing", own.isoformat(), about.agencies, str,
        lambda one: make_briefing(place, store, law, office, known[one], *told), about.skipped,
        SecretMatter,
    )  # fmt: skip
    return Made(tuple(one for one in made.papers if one is not None), made.skipped, made.troubles)


def _cutoff(day: date | None, at: datetime | None, now: datetime) -> tuple[date, datetime]:
    try:
        return cutoff_of(day, at, now)
    except ValueError as error:
        raise LamroError(str(error)[0].upper() + str(error)[1:] + ".") from error
