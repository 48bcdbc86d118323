"""The day between two nights: feeds are polled on their own clocks, in rounds, until somebody stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from flows.night import NightPlan, NightResult, run_night
from flows.night_lock import only_one
from flows.screen import Quiet
from flows.steps.feed_clocks import Agenda, agenda
from pipeline.errors import CollectorFailed, RunInProgress, StoreBusy
from pipeline.store.connect import Store
from pipeline.store.feeds import FeedBook

PAUSE = timedelta(minutes=5)  # between two rounds: a round reads and weighs, not only fetches
IDLE = timedelta(hours=1)  # between two looks where no feed is due
_FAILURES = 3  # rounds in a row that may fail before watching does


class Clock(Protocol):
    """The machine's clock, or a test's."""

    def now(self) -> datetime:
        """The present instant, aware."""

    def sleep(self, time: timedelta) -> None:
        """Wait; raises what stops the watch."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When watching ends by itself; None: not."""

    rounds: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round: how many feeds were due, what came of it, when the next feed is due; ``failed``: why it broke."""

    number: int
    at: datetime
    due: int
    result: NightResult | None
    next_at: datetime | None
    failed: str = ""


def watch(
    plan: NightPlan, clock: Clock, limits: Limits, tell: Callable[[Round], None], pause: timedelta = PAUSE
) -> int:
    """Poll the feeds of *plan* when they are due, one round after the other -> the number of rounds.

    Where ``plan.way.fixed_now`` is given (any instant), each round is stamped with *clock*'s instant as a whole.
    Each round collects the due feeds and does with them what a night does, under the night's lock: while a
    nightly run works, watching waits.  Raises :class:`RunInProgress` where another watch is at work, and what
    made a round fail where three in a row did.
    """
    done = failures = 0
    plan = replace(plan, way=replace(plan.way, book=FeedBook(plan.sources)))
    with only_one(plan.place.folder / "watch.lock"):
        while True:
            now = clock.now()
            if limits.until is not None and now >= limits.until:
                return done
            ahead = _agenda(plan, now)
            if ahead.due:
                try:
                    result = run_night(_round_plan(plan, ahead, now), Quiet())
                    done, failures = done + 1, 0
                    ahead = replace(ahead, next_at=_next_at(plan, clock.now()))
                    tell(Round(done, now, len(ahead.due), result, ahead.next_at))
                except (RunInProgress, StoreBusy, CollectorFailed) as error:
                    failures += not isinstance(error, RunInProgress)
                    tell(Round(done, now, len(ahead.due), None, now + pause, str(error)))
                    if failures >= _FAILURES:
                        raise
            if limits.rounds is not None and done >= limits.rounds:
                return done
            clock.sleep(_wait(clock.now(), ahead, limits, pause))


def _agenda(plan: NightPlan, now: datetime) -> Agenda:
    book = plan.way.book or FeedBook(plan.sources)
    with Store(plan.place.store_path).reading() as tx:
        return agenda(book.histories(tx, now), now)


def _next_at(plan: NightPlan, now: datetime) -> datetime | None:
    """When the next feed is due: *now* where one has become so meanwhile."""
    ahead = _agenda(plan, now)
    return now if ahead.due else ahead.next_at


def _round_plan(plan: NightPlan, ahead: Agenda, now: datetime) -> NightPlan:
    """The plan of one round: under a clock that is not the machine's, all of it happens at *now*."""
    fixed = now if plan.way.fixed_now is not None else None
    return replace(plan, kind="watch", now=fixed, way=replace(plan.way, due=ahead.due, fixed_now=fixed))


def _wait(now: datetime, ahead: Agenda, limits: Limits, pause: timedelta) -> timedelta:
    wait = min(max(ahead.next_at - now, pause), IDLE) if ahead.next_at is not None else IDLE
    return wait if limits.until is None else max(min(wait, limits.until - now), timedelta(0))


class WatchStopped(BaseException):
    """SIGTERM or Ctrl-C: not an error, and nothing that a step may swallow."""


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """SIGTERM and SIGINT raise :class:`WatchStopped` in the main thread for the time of the block.

    A round that is stopped so ends its collector, rolls its transaction back and frees the lock; what was
    fetched lies in the spool and is read by the next round.
    """
    import signal

    def stop(number: int, frame: object) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)  # a second one must not break the cleaning up
        raise WatchStopped("dừng theo yêu cầu; phần đã tải về được đọc ở lượt sau")

    before = {each: signal.signal(each, stop) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
