"""What needs checking (flags), why, and what triage decided: raised in the week, and open from before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.assessment import Decision
from pipeline.records.digest import WeekFlag
from pipeline.records.weekly import DecisionCount
from pipeline.reports.phrase import Number
from pipeline.reports.terms import DECISIONS, UNDECIDED, decision_words

COUNT = "digest_flag_counts.flags"
SCORE = "digest_flags.score"
TAKEN = "digest_decisions.decisions"
WAITS = ("", Decision.ASK)  # open: nobody has decided, or more was asked for
_ORDER = ("", *(Decision.ASK, Decision.ACCEPT, Decision.REJECT, Decision.WITHDRAW))


@dataclass(frozen=True, slots=True)
class FlagView:
    assessment_id: str
    agency: str  # name
    day: date  # of the article
    title: str
    url: str
    score: Number
    reasons: tuple[str, ...]
    decision: str  # Vietnamese


@dataclass(frozen=True, slots=True)
class Flags:
    """Undecided ones first, then by what was decided; within that the higher score first.

    ``total`` to ``decided`` and ``rows`` are of those raised in the week.
    """

    total: Number
    undecided: Number
    decided: tuple[tuple[Decision, Number], ...]
    taken: tuple[tuple[Decision, Number], ...]  # decisions of the week, on reports of whatever day
    rows: tuple[FlagView, ...]
    waiting: Number  # raised before the week, undecided still
    settled: Number  # raised before the week, decided since it began
    later: Number  # raised after the week on its articles
    before: tuple[FlagView, ...]  # those waiting, then those settled


def build_flags(rows: Sequence[WeekFlag], taken: Sequence[DecisionCount], names: Mapping[str, str]) -> Flags:
    """*names* of agencies by slug.  Raises ValueError for a decision that is none of :class:`Decision`."""
    ordered = sorted(rows, key=lambda row: (_ORDER.index(row.decision), -row.score, row.day, row.assessment_id))
    counts = {Decision(row.decision): row.decisions for row in taken}
    parts = {part: [row for row in ordered if row.part == part] for part in ("week", "before", "later")}
    week, before = parts["week"], parts["before"]
    waiting = sum(row.decision in WAITS for row in before)
    return Flags(
        total=Number(len(week), COUNT, "all"),
        undecided=_count(week, ""),
        decided=tuple((decision, _count(week, decision)) for decision in Decision),
        taken=tuple((one, Number(counts.get(one, 0), TAKEN, one.value)) for one in Decision),
        rows=tuple(_view(row, names) for row in week),
        waiting=Number(waiting, COUNT, "before"),
        settled=Number(len(before) - waiting, COUNT, "settled"),
        later=Number(len(parts["later"]), COUNT, "later"),
        before=tuple(_view(row, names) for row in before),
    )


def _count(rows: Sequence[WeekFlag], decision: str) -> Number:
    return Number(sum(row.decision == decision for row in rows), COUNT, str(decision) or "open")


def _view(row: WeekFlag, names: Mapping[str, str]) -> FlagView:
    return FlagView(
        assessment_id=row.assessment_id,
        agency=names.get(row.agency_id, row.agency_id),
        day=row.day,
        title=row.title,
        url=row.url,
        score=Number(float(row.score), SCORE, row.assessment_id),
        reasons=_reasons(row),
        decision=decision_words(row.decision),
    )


def _reasons(row: WeekFlag) -> tuple[str, ...]:
    """The first reason of each signal: five sentences that assert one denied claim are one reason to a reader."""
    if len(row.signals) != len(row.reasons):
        return row.reasons
    first: dict[str, str] = {}
    for name, reason in zip(row.signals, row.reasons, strict=True):
        first.setdefault(name, reason)
    return tuple(first.values())


def decision_counts(flags: Flags) -> list[tuple[Number, str]]:
    return [(flags.undecided, UNDECIDED), *((number, DECISIONS[decision]) for decision, number in flags.decided)]
