"""The three jobs of the house, ready to run: by Prefect, by the command line, by tests.

What a job runs on is loaded with the job: nearly every command asks only for the office, and must answer at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from flows.clockwork import new_run_id, right_now
from flows.covered import covered
from flows.office_file import load_office
from flows.paper_run import Made, end_papers, make_each
from flows.standing import standing_store
from flows.weeks import WeekNotRead
from flows.workplace import REFERENCE, SOURCES, Workplace
from pipeline.articles.places.tables import read_agencies
from pipeline.records.agencies import Agency
from pipeline.records.alerts import Alert
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import MACHINE
from pipeline.records.office import Office
from pipeline.records.runs import RunEventKind
from pipeline.store import digests, runs
from pipeline.store.connect import Stamp

if TYPE_CHECKING:
    from flows.night import NightPlan
    from flows.steps.collect import Way
    from flows.steps.digest import Papers


@dataclass(frozen=True, slots=True)
class Warned:
    """The warnings that were new, and how many letters tell of them."""

    alerts: tuple[Alert, ...]
    letters: int = 0


def _about(agencies: Sequence[str]) -> str:
    """Whom a paper is about, in the book of what failed."""
    return agencies[0] if len(agencies) == 1 else f"{len(agencies)} agencies"


@cache
def known_agencies() -> Mapping[str, Agency]:
    """Every agency of the reference data by its slug; read once a process, for it ships with the program."""
    return MappingProxyType({agency.id: agency for agency in read_agencies(REFERENCE)})


def the_office(place: Workplace) -> Office:
    """The office of *place*; raises :class:`OfficeError`."""
    return load_office(place.office_path, frozenset(known_agencies()))


def nightly_plan(place: Workplace, way: Way | None = None, now: datetime | None = None) -> NightPlan:
    """Tonight's plan: the office's agencies, the sources of the catalogue that exist today."""
    from crawlers.catalogue import active, load_catalogue
    from flows.night import NightPlan
    from flows.steps.collect import Way

    sources = active(load_catalogue(SOURCES), day_in_vietnam(now or right_now()))
    return NightPlan("nightly", place, the_office(place), sources, way or Way(), now)


def run_clock(place: Workplace, now: datetime) -> Warned:
    """Give the warnings that hold at *now* and were not given before.

    Raises :class:`OfficeError`, and :class:`NotAllowed` where letters would go out by an office file that is not the
    store's.
    """
    from flows.office_log import on_record
    from flows.steps.clock import give_warnings
    from flows.steps.law import office_law
    from flows.steps.settings import note_settings

    store, stamp = standing_store(place), Stamp(new_run_id("clock", now), now)
    office = the_office(place)
    if office.mail and office.alerts:  # letters go out in its name
        office = on_record(place, now)
    law = office_law(office.profile)
    with store.transaction(stamp) as tx:
        runs.start_run(tx, "clock", now)
        note_settings(tx, place, office)
    given = give_warnings(store, law, stamp, office)
    with store.transaction(stamp) as tx:
        runs.end_run(tx, "clock", RunEventKind.FINISHED, now, f"{len(given.alerts)} new")
    return Warned(given.alerts, given.letters)


def weekly_run(
    place: Workplace,
    monday: date,
    now: datetime,
    only: str | None = None,
    *,
    at: datetime | None = None,
    together: Sequence[str] | None = None,
    each: bool = False,
) -> Made[Papers]:
    """The digests of the week from *monday* as known *at* that instant (*now* where none is given): of *only* one
    agency; with *together* one paper about those agencies (all watched where it is empty); else what the office has
    set for all that it watches, with *each* one a watched agency.

    One that cannot be made stops no other.  Where the office has a key the head of the audit log is signed first.
    Raises as :func:`flows.covered.covered`, and :class:`WeekNotRead` for a week or cut-off yet to come.
    """
    from flows.steps.audit_sign import sign_if_key
    from flows.steps.digest import make_digest
    from flows.steps.settings import settings_then

    cutoff = at or now
    if cutoff > now:
        raise WeekNotRead("thời điểm chốt số liệu (--at) chưa đến")
    if monday > day_in_vietnam(cutoff):
        raise WeekNotRead(f"tuần từ {monday:%d/%m/%Y} chưa bắt đầu")
    office, known = the_office(place), known_agencies()
    store, stamp = standing_store(place), Stamp(new_run_id("weekly", now), now)
    then = settings_then(store, place, office, cutoff, stamp)
    asked = (only,) if only else tuple(together or ())
    about = covered(store, then.office, known, asked, monday, monday + timedelta(days=6), cutoff)
    wanted: tuple[tuple[str, ...], ...]
    if together is not None:
        wanted = (about.agencies,) if about.agencies else ()
    elif only or each:
        wanted = tuple((agency,) for agency in about.agencies)
    else:
        wanted = then.office.weekly_papers(about.agencies, day_in_vietnam(cutoff))
    with store.transaction(stamp) as tx:
        runs.start_run(tx, "weekly", now)
        digests.save_thresholds(tx, office.thresholds)
    unsigned = sign_if_key(store, place.audit_key, MACHINE, now)
    made = make_each(
        store, stamp, "weekly", f"{monday:%G-W%V}", wanted, _about,
        lambda one: make_digest(store, place, then, known, one, monday, cutoff, stamp), about.skipped,
    )  # fmt: skip
    end_papers(store, stamp, "weekly", f"{len(made.papers)} digests", made, unsigned)
    return made
