"""``refuted_before``: a claim asserts again what was clarified before the days that ``official_denial`` reads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.contrast.compare import contrast
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.matching import short
from pipeline.assessment.signals import official_denial
from pipeline.records.assessment import REFUTING, Evidence, EvidenceKind, Signal, Statement

NAME = "refuted_before"
FRESH = timedelta(days=180)
DISCOUNT, OLD_DISCOUNT = 0.9, 0.7  # what was not so then may have come true since, the more the longer ago
_NUMBER = re.compile(r"\d+")
_APART = (Kind.FIGURE, Kind.NUMBER, Kind.PLACE, Kind.NAME, Kind.OPPOSITE)
SURELY_APART = 0.55


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """One signal for each claim that the denials of long ago would refute if they were of these days."""
    before = report.day - timedelta(days=official_denial.DAYS_BEFORE)
    known = {
        one.statement_id: one
        for one in (*around.refuted, *around.statements)
        if one.kind in REFUTING and one.denied and one.said_on < before
    }
    if not known:
        return ()
    as_of_now = tuple(replace(one, said_on=report.day) for one in known.values())
    found = official_denial.signals(report, replace(around, statements=as_of_now))
    pairs = ((signal, known[signal.evidence[0].id]) for signal in found)
    return tuple(
        _signal(report, signal, denial) for signal, denial in pairs if _is_the_same(report, signal, denial, around)
    )


def _is_the_same(report: Report, found: Signal, denial: Statement, around: Surroundings) -> bool:
    """Whether the claim is the denied one and not the like of another time: storm 13 is not storm 12."""
    told = f"{report.article.title}. {report.article.text[: official_denial.OPENING]}"
    if not set(_NUMBER.findall(denial.denied)) <= set(_NUMBER.findall(told)):
        return False
    apart = contrast(_sentence(report, found), denial.denied, around.weights).of(*_APART)
    return not any(difference.certainty >= SURELY_APART for difference in apart)


def _sentence(report: Report, found: Signal) -> str:
    return next(claim.sentence for claim in report.claims if claim.claim_id == found.claim_id)


def _signal(report: Report, found: Signal, denial: Statement) -> Signal:
    fresh = report.day - denial.said_on <= FRESH
    words = (
        f"{denial.body or 'Cơ quan chức năng'} đã làm rõ từ ngày {denial.said_on:%d/%m/%Y} về nội dung "
        f"“{short(denial.denied)}”; nay bài nêu lại như sự thật: “{short(_sentence(report, found))}”."
    )
    evidence = Evidence(EvidenceKind.STATEMENT, denial.statement_id, denial.truth)
    strength = round(found.strength * (DISCOUNT if fresh else OLD_DISCOUNT), 4)
    return Signal(NAME, found.claim_id, strength, (evidence,), words)
