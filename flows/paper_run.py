"""A run that makes several papers: one that fails, or that is refused, stops no other; what became of each is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.errors import LamroError, SecretMatter
from pipeline.records.facts import MACHINE
from pipeline.records.runs import RunEventKind
from pipeline.store import audit, runs
from pipeline.store.connect import Stamp, Store

P = TypeVar("P")
W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A paper that was not made."""

    about: str  # slug of the agency, or of the group
    error: Exception

    @property
    def words(self) -> str:
        """For people; of an error that is no fault of theirs its kind."""
        told = str(self.error) if isinstance(self.error, LamroError) else f"{type(self.error).__name__}: {self.error}"
        return f"{self.about}: không lập được. {told}"


@dataclass(frozen=True, slots=True)
class Made(Generic[P]):
    """What a run made, whom it *skipped* (in words), and what went wrong."""

    papers: tuple[P, ...]
    skipped: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    def whole(self) -> list[P]:
        """The papers; raises the first error where one was not made."""
        for trouble in self.troubles:
            raise trouble.error
        return list(self.papers)


def make_each(
    store: Store, stamp: Stamp, kind: str, period: str, wanted: Sequence[W], name: Callable[[W], str],
    make: Callable[[W], P], skipped: Sequence[str] = (), failures: type[Exception] = Exception,
) -> Made[P]:  # fmt: skip
    """Make the paper of each of *wanted*; *kind* and *period* say of what and when, *name* about whom.

    One that is stopped by one of *failures* stops no other, and is an entry of the audit log, with the reason; where a
    person waits for what was asked, only :class:`SecretMatter` is.
    """
    made, troubles = [], []
    for one in wanted:
        try:
            made.append(make(one))
        except failures as error:  # the others have their readers too
            trouble = Trouble(name(one), error)
            troubles.append(trouble)
            act = "paper.refused" if isinstance(error, SecretMatter) else "paper.failed"
            with store.transaction(stamp) as tx:
                audit.append_audit(
                    tx, stamp.recorded_at, MACHINE, act, trouble.about, f"{kind} {period} | {trouble.words}"
                )
    return Made(tuple(made), tuple(skipped), tuple(troubles))


def end_papers(store: Store, stamp: Stamp, kind: str, counted: str, made: Made[P], more: str = "") -> None:
    """Close the run in the book of runs: *counted* papers were made ("3 digests"), who was left out and what failed."""
    event = RunEventKind.FINISHED
    if made.troubles:
        event = RunEventKind.PARTIAL if made.papers else RunEventKind.FAILED
    detail = "; ".join(filter(None, (counted, more, *made.skipped, *(one.words for one in made.troubles))))
    with store.transaction(stamp) as tx:
        runs.end_run(tx, kind, event, stamp.recorded_at, detail)
