"""The Prefect flows.  Imported late and only where a flow runs: prefect takes 1.5 s to import.

A step is one task; a task costs about 50 ms, so none works on a single article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from prefect import Task, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE

from flows.clockwork import right_now
from flows.commands.outbox_words import posted_lines
from flows.day_jobs import daily_run
from flows.jobs import Warned, nightly_plan, run_clock, the_office, weekly_run
from flows.night import NightPlan, NightResult, run_night
from flows.paper_run import Made
from flows.post.job import Posted, post_drafts, run_post
from flows.screen import Quiet, Screen
from flows.steps.daily import DailyPaper
from flows.steps.daily_letters import daily_draft
from flows.steps.digest import Papers
from flows.steps.weekly_letters import weekly_draft
from flows.weeks import last_full_week
from flows.workplace import Workplace, workplace
from pipeline.errors import LamroError
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import MACHINE
from pipeline.records.outbox import Draft
from pipeline.store.place import store_address

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
    """Collect → process → open cases, for the office of *office* (a path) on the store *store* (a path or a lake)."""
    result = run_night(nightly_plan(workplace(store_address(store), Path(office))), Quiet(), as_task)
    words = f"{result.articles} articles, {result.assessed.flags} flags, {result.cases.opened} cases opened"
    get_run_logger().info(words)
    if result.shortfall:
        get_run_logger().error(result.shortfall)
    return words


@flow(name="clock", persist_result=False)
def clock(store: str, office: str) -> int:
    """Warnings and overdue clocks, hourly; how many warnings were new."""
    warned: Warned = as_task("clock", lambda: run_clock(workplace(store_address(store), Path(office)), right_now()))
    for alert in warned.alerts:
        get_run_logger().warning(alert.words)
    return len(warned.alerts)


@flow(name="daily", persist_result=False)
def daily(store: str, office: str) -> list[str]:
    """The morning's one-page summaries, for every watched agency; the paths of the papers."""
    place = workplace(store_address(store), Path(office))
    made: Made[DailyPaper] = as_task("daily", lambda: daily_run(place, right_now()))
    _tell_of(made)
    papers = made.papers
    for paper in papers:
        get_run_logger().info("; ".join(paper.urgent))
    _post(place, [daily_draft(place, one) for one in papers])
    return [str(path) for paper in papers for path in (paper.html, paper.txt)]


@flow(name="weekly", persist_result=False)
def weekly(store: str, office: str) -> list[str]:
    """The digests of the week that ended yesterday, for every watched agency or, as the office has set, in one paper;
    sent to their recipients; their paths."""
    now = right_now()
    monday = last_full_week(day_in_vietnam(now))
    place = workplace(store_address(store), Path(office))
    made: Made[Papers] = as_task("weekly", lambda: weekly_run(place, monday, now))
    _tell_of(made)
    own = the_office(place)
    _post(place, [weekly_draft(place, own, one) for one in made.papers])
    return [str(path) for paper in made.papers for path in (paper.html, paper.docx)]


@flow(name="post", persist_result=False)
def post(store: str, office: str) -> int:
    """Try the letters that are due; how many have not gone."""
    posted: Posted = as_task("post", lambda: run_post(workplace(store_address(store), Path(office)), right_now()))
    return _tell(posted) if posted.has_server else 0


def _post(place: Workplace, drafts: Sequence[Draft]) -> None:
    """By e-mail where the office has a server; at an instant later than the cut-off of what is sent."""
    _tell(as_task("post", lambda: post_drafts(place, drafts, MACHINE, right_now())))


def _tell_of(made: Made[Any]) -> None:
    """Who was left out, and an alert for each paper that could not be made; the run fails only where none could."""
    log = get_run_logger()
    for words in made.skipped:
        log.warning(words)
    for trouble in made.troubles:
        log.error(trouble.words, exc_info=None if isinstance(trouble.error, LamroError) else trouble.error)
    if not made.papers:
        made.whole()


def _tell(posted: Posted) -> int:
    log = get_run_logger()
    for line in posted_lines(posted):
        (log.error if posted.troubled else log.info)(line)
    return len(posted.troubled)
