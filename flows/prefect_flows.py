"""The Prefect flows.  Imported late and only where a flow runs: prefect takes 1.5 s to import.

A step is one task; a task costs about 50 ms, so none works on a single article.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from prefect import Task, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE

from flows.clockwork import right_now
from flows.day_jobs import run_daily
from flows.jobs import Warned, nightly_plan, run_clock, run_weekly
from flows.night import NightPlan, NightResult, run_night
from flows.screen import Quiet, Screen
from flows.steps.daily import DailyPaper
from flows.steps.digest import Papers
from flows.weeks import last_full_week
from flows.workplace import workplace
from pipeline.records.days import day_in_vietnam

T = TypeVar("T")


def as_task(name: str, work: Callable[[], T]) -> T:
    """Run *work* as the Prefect task *name*."""
    run: Task[[], T] = task(name=name, cache_policy=NO_CACHE, persist_result=False)(work)
    return run()


def night_flow(plan: NightPlan, screen: Screen) -> NightResult:
    """The night of *plan* as a Prefect flow run, called at once (command line, demo)."""

    @flow(name=plan.kind, persist_result=False, validate_parameters=False)
    def run() -> NightResult:
        return run_night(plan, screen, as_task)

    return run()


@flow(name="nightly", persist_result=False)
def nightly(store: str, office: str) -> str:
    """Collect → process → open cases, for the office of *office* on the store *store* (paths)."""
    result = run_night(nightly_plan(workplace(Path(store), Path(office))), Quiet(), as_task)
    words = f"{result.articles} articles, {result.assessed.flags} flags, {result.cases.opened} cases opened"
    get_run_logger().info(words)
    if result.shortfall:
        get_run_logger().error(result.shortfall)
    return words


@flow(name="clock", persist_result=False)
def clock(store: str, office: str) -> int:
    """Warnings and overdue clocks, hourly; how many warnings were new."""
    warned: Warned = as_task("clock", lambda: run_clock(workplace(Path(store), Path(office)), right_now()))
    for alert in warned.alerts:
        get_run_logger().warning(alert.words)
    return len(warned.alerts)


@flow(name="daily", persist_result=False)
def daily(store: str, office: str) -> list[str]:
    """The morning's one-page summaries, for every watched agency; the paths of the papers."""
    place = workplace(Path(store), Path(office))
    papers: list[DailyPaper] = as_task("daily", lambda: run_daily(place, right_now()))
    for paper in papers:
        get_run_logger().info("; ".join(paper.urgent))
    return [str(path) for paper in papers for path in (paper.html, paper.txt)]


@flow(name="weekly", persist_result=False)
def weekly(store: str, office: str) -> list[str]:
    """The digests of the week that ended yesterday, for every watched agency; the paths of the papers."""
    now = right_now()
    monday = last_full_week(day_in_vietnam(now))
    place = workplace(Path(store), Path(office))
    papers: list[Papers] = as_task("weekly", lambda: run_weekly(place, monday, now))
    return [str(path) for paper in papers for path in (paper.html, paper.docx)]
