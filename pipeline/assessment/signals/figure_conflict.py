"""``figure_conflict``: a claim's figure disagrees with the official record or with independent outlets.

Time is part of the comparison.  A toll rises: a later, higher figure is an update and an earlier, lower
one is an earlier state, so a counted toll conflicts only where it stands *above* what is reported at the
same time or later.

One other outlet is enough where the words around the two figures say that they count the same thing and nothing says
that time has passed between them (:mod:`pipeline.assessment.figures_apart`); then the later report carries the flag.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.articles.figures import agree, same_kind
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.figure_likeness import RISING, is_slip
from pipeline.assessment.figures_apart import MAX_RATIO
from pipeline.assessment.independence import WINDOW, independent
from pipeline.assessment.matching import nearness, short
from pipeline.assessment.signals.one_figure import NAME as NAME
from pipeline.assessment.signals.one_figure import against_one
from pipeline.records.assessment import Claim, Evidence, EvidenceKind, Figure, Signal, StatementKind
from pipeline.records.days import start_of_day
from pipeline.text.weights import Weights

MIN_NEARNESS = 0.34
MIN_RATIO = 1.3
INDEPENDENT_NEEDED = 2  # outlets that agree with each other, where no official record speaks


@dataclass(frozen=True, slots=True)
class _Other:
    """A figure of someone else on what may be the same thing."""

    figure: Figure
    sentence: str
    moment: datetime
    outlet: str
    official: bool
    evidence: Evidence
    agencies: frozenset[str]  # that its sentence is about
    beside: tuple[Figure, ...]  # every figure of that report: one sentence may list several sums


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal a claim: the figure with the widest disagreement."""
    others = list(_others(report, around))
    found = []
    for claim in report.claims:
        conflicts = [s for figure in claim.figures if (s := _conflict(report, claim, figure, others, around.weights))]
        if conflicts:
            found.append(max(conflicts, key=lambda signal: (signal.strength, signal.explanation)))
    return tuple(found) or against_one(report, around)


def _others(report: Report, around: Surroundings) -> Iterator[_Other]:
    for sibling in around.siblings:
        if not independent(report, sibling):
            continue
        beside = _figures(sibling)
        for claim in sibling.claims:
            evidence = Evidence(EvidenceKind.CLAIM, claim.claim_id, claim.sentence)
            for figure in claim.figures:
                yield _Other(
                    figure,
                    claim.sentence,
                    sibling.moment,
                    sibling.outlet,
                    sibling.is_official,
                    evidence,
                    frozenset(claim.agencies),
                    beside,
                )
    for statement in around.statements:
        if statement.kind is not StatementKind.PORTAL or statement.article_id == report.article.article_id:
            continue
        evidence = Evidence(EvidenceKind.STATEMENT, statement.statement_id, statement.truth)
        outlet = around.outlets.get(statement.article_id, statement.article_id)
        for figure in statement.figures:
            yield _Other(
                figure,
                statement.truth,
                start_of_day(statement.said_on),
                outlet,
                True,
                evidence,
                frozenset(statement.agencies),
                statement.figures,
            )


def _conflict(report: Report, claim: Claim, figure: Figure, others: list[_Other], weights: Weights) -> Signal | None:
    own = _figures(report)
    compared = [
        other
        for other in others
        if same_kind(figure, other.figure)
        and not _listed(other.figure, own)
        and _same_place(frozenset(claim.agencies), other.agencies)
        and abs(other.moment - report.moment) <= WINDOW
        and nearness(claim.sentence, other.sentence, weights) >= MIN_NEARNESS
    ]
    if any(_listed(figure, other.beside) for other in compared):
        return None  # somebody else has the same number
    against = [other for other in compared if _counts_against(report, figure, other)]
    official = [other for other in against if other.official]
    if not official:
        here = frozenset(claim.agencies)
        against = [other for other in against if other.agencies == here and _may_be_one(figure, other.figure)]
    if not official and not _independent(against):
        return None
    leading = min(official or against, key=lambda other: (other.moment, other.evidence.id))
    return _signal(claim, figure, leading, tuple(official or against), bool(official))


def _same_place(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences can be about the same agencies: 83 pupils here are no error about 38 there."""
    return one <= other or other <= one


def _figures(report: Report) -> tuple[Figure, ...]:
    return tuple(figure for claim in report.claims for figure in claim.figures)


def _listed(figure: Figure, others: tuple[Figure, ...]) -> bool:
    return any(same_kind(figure, other) and agree(figure, other) for other in others)


def _counts_against(report: Report, figure: Figure, other: _Other) -> bool:
    low, high = sorted(((figure.low + figure.high) / 2, (other.figure.low + other.figure.high) / 2))
    if high < MIN_RATIO * max(low, 1e-9):
        return False
    if figure.counted not in RISING:
        return True
    same_time_or_later = (
        other.moment >= report.moment - timedelta(hours=12) if other.official else (other.moment >= report.moment)
    )
    return figure.low > other.figure.high and same_time_or_later


def _may_be_one(one: Figure, other: Figure) -> bool:
    """Not so far apart that they must count different things: the voters of a city and of the country."""
    low, high = sorted((one.low + one.high, other.low + other.high))
    return high <= MAX_RATIO * low or is_slip(one, other)


def _independent(others: list[_Other]) -> bool:
    """Whether enough distinct outlets agree among themselves."""
    return any(
        len({other.outlet for other in others if agree(one.figure, other.figure)}) >= INDEPENDENT_NEEDED
        for one in others
    )


def _signal(claim: Claim, figure: Figure, leading: _Other, against: tuple[_Other, ...], official: bool) -> Signal:
    low, high = sorted(((figure.low + figure.high) / 2, (leading.figure.low + leading.figure.high) / 2))
    ratio = high / max(low, 1e-9)
    strength = min(1.0, (0.75 if official else 0.6) + 0.1 * min(ratio - 1, 2.5))
    who = "thông tin chính thức" if official else f"{len({other.outlet for other in against})} nguồn độc lập"
    words = (
        f"Bài nêu “{figure.text}”, trong khi {who} nêu “{leading.figure.text}” về cùng nội dung: "
        f"“{short(leading.sentence)}”."
    )
    return Signal(NAME, claim.claim_id, round(strength, 4), tuple(other.evidence for other in against[:4]), words)
