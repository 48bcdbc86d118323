"""One night, from feeds to cases: the order of the steps, written once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from flows.clockwork import new_run_id, right_now
from flows.night_lock import only_one
from flows.screen import Screen
from flows.steps.assess import Assessed, assess_window
from flows.steps.cases import CasesOpened, open_cases
from flows.steps.collect import Way, collect_night, night_shortfall
from flows.steps.extract import extract_new
from flows.steps.law import office_law
from flows.steps.load import Loaded, load_spool
from flows.steps.model import model_in_use
from flows.steps.pickups import find_pickups
from flows.steps.settings import note_settings
from flows.steps.stories import join_new
from flows.steps.warnings import raise_warnings
from flows.workplace import REFERENCE, Workplace
from pipeline.articles.gazetteer import agencies, load_gazetteer
from pipeline.errors import LamroError
from pipeline.records.office import Office
from pipeline.records.press import Source, problem
from pipeline.records.runs import RunEventKind
from pipeline.store import digests, feeds, press, runs
from pipeline.store.connect import Stamp, Store
from pipeline.store.lake.upkeep import tidy

T = TypeVar("T")
Step = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class NightPlan:
    """What a night is to do."""

    kind: str  # nightly, watch, replay
    place: Workplace
    office: Office
    sources: tuple[Source, ...]
    way: Way
    now: datetime | None = None  # None: the machine's clock
    gaps: str = ""  # in words (Vietnamese) what of a recording cannot be read


@dataclass(frozen=True, slots=True)
class NightResult:
    """What came of it; counts are of this run, ``flags`` of all that stand in the window."""

    run_id: str
    now: datetime
    fetched: int
    failed: int
    failed_sources: tuple[str, ...]
    loaded: Loaded
    articles: int
    placed: int
    assessed: Assessed
    cases: CasesOpened
    seconds: dict[str, float] = field(default_factory=dict)
    shortfall: str = ""  # in words (Vietnamese) that the whole night brought far too little

    @property
    def complete(self) -> bool:
        """Whether every source that was asked delivered."""
        return not self.failed_sources


def plainly(name: str, work: Callable[[], T]) -> T:
    """Run a step as it is; the Prefect flow hands in one that makes it a task."""
    return work()


def run_night(plan: NightPlan, screen: Screen, step: Callable[[str, Callable[[], Any]], Any] = plainly) -> NightResult:
    """Collect, load, extract, place in stories, assess, open cases — and write the run into the run log.

    Raises :class:`RunInProgress` where another night works on the same store; what fails with one item or
    one source is recorded and the rest goes on.
    """
    now = plan.now or right_now()
    stamp = Stamp(new_run_id(plan.kind, now), now)
    with only_one(plan.place.night_lock):
        store = Store(plan.place.store_path)
        with store.transaction(stamp) as tx:
            runs.start_run(tx, plan.kind, now)
        try:
            result = _steps(plan, store, stamp, screen, step)
        except BaseException as error:
            with store.transaction(stamp) as tx:
                runs.end_run(
                    tx, plan.kind, RunEventKind.FAILED, plan.now or right_now(), f"{type(error).__name__}: {error}"
                )
            raise
        missing = f"nothing from: {', '.join(result.failed_sources)}" if result.failed_sources else ""
        detail = "; ".join(filter(None, (result.shortfall, plan.gaps, missing)))
        ended = RunEventKind.PARTIAL if detail else RunEventKind.FINISHED
        with store.transaction(stamp) as tx:
            runs.end_run(tx, plan.kind, ended, plan.now or right_now(), detail)
        if plan.kind != "watch":  # through the day the small files stay small
            _tidy(store, stamp)
    return result


def _tidy(store: Store, stamp: Stamp) -> None:
    """Leave the files of a lake in order; a night is not lost because that failed."""
    try:
        tidy(store)
    except LamroError as error:
        with store.transaction(stamp) as tx:
            press.save_problems(tx, [problem("tidy", str(store.address), "not_tidied", str(error))])


def _steps(
    plan: NightPlan, store: Store, stamp: Stamp, screen: Screen, step: Callable[[str, Callable[[], Any]], Any]
) -> NightResult:
    timer = _Timer(step)
    place, office, now = plan.place, plan.office, stamp.recorded_at
    gazetteer = load_gazetteer(REFERENCE)
    known = {agency.id: agency for agency in agencies(gazetteer)}
    law = office_law(office.profile)
    with store.transaction(stamp) as tx:
        press.save_agencies(tx, known.values())
        press.save_sources(tx, plan.sources)
        digests.save_thresholds(tx, office.thresholds)
        if plan.kind != "replay":  # a recording says nothing of what the catalogue holds, or the office was then
            feeds.save_roster(tx, (source.id for source in plan.sources))
            note_settings(tx, place, office)

    screen.step("Thu thập báo chí")
    load_spool(store, place.spool, now)  # what a killed run had fetched already
    outcome = timer(
        "collect",
        lambda: collect_night(
            store, place.spool / stamp.run_id, stamp.run_id, plan.sources, office.watched, office.contact, now,
            plan.way, lambda seen: screen.progress(seen.fetched, 0),
        ),
    )  # fmt: skip
    loaded = timer("load", lambda: load_spool(store, place.spool, now))
    screen.step("Đọc bài, tìm cơ quan được nhắc tới")
    articles = timer(
        "extract", lambda: extract_new(store, place.spool, gazetteer, plan.sources, stamp, screen.progress)
    )
    screen.step("Ghép bài vào sự việc")
    placed = timer("stories", lambda: join_new(store, stamp))
    timer("warnings", lambda: raise_warnings(store, office.watched, known, stamp))
    timer("pickups", lambda: find_pickups(store, office.watched, stamp))
    screen.step("Đối chiếu với thông tin chính thức và các báo khác")
    in_use = timer("model", lambda: model_in_use(place.model_folder, now))
    if in_use.refused:
        screen.step("Không dùng được mô hình văn bản, chỉ xét dấu hiệu (lamro train --discard để làm lại)")
        with store.transaction(stamp) as tx:
            press.save_problems(tx, [problem("model", str(place.model_folder), "model_refused", in_use.refused)])
    assessed = timer(
        "assess",
        lambda: assess_window(store, office.watched, office.thresholds.flag, in_use.model, stamp, screen.progress),
    )
    screen.step("Mở vụ việc giải thích, làm rõ")
    opened = timer("cases", lambda: open_cases(store, office.watched, office.thresholds.case, law, known, stamp))
    return NightResult(
        run_id=stamp.run_id,
        now=now,
        fetched=outcome.fetched,
        failed=outcome.failed,
        failed_sources=outcome.failed_sources,
        loaded=loaded,
        articles=articles,
        placed=placed,
        assessed=assessed,
        cases=opened,
        seconds=timer.seconds,
        shortfall=night_shortfall(store, plan.sources, now) if plan.kind == "nightly" else "",
    )


class _Timer:
    """Runs steps and keeps how long each took."""

    def __init__(self, step: Callable[[str, Callable[[], Any]], Any]) -> None:
        self._step = step
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        done: T = self._step(name, work)
        self.seconds[name] = round(time.perf_counter() - started, 3)
        return done
