"""``unattributed``: a startling claim that names nobody who says so.  By itself it never leads past ``watch``."""

from __future__ import annotations

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.hearsay import hearsay_in
from pipeline.assessment.matching import short
from pipeline.assessment.startling import startling_words
from pipeline.records.assessment import Claim, Signal
from pipeline.text.bodies import bodies_in

NAME = "unattributed"
_FULL, _HALF = 1.0, 0.6


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """Hearsay wording without a body that says so, or a startling claim in an article that names no body at all."""
    silent = not any(body.says for text in (report.article.title, report.article.text) for body in bodies_in(text))
    found = []
    for claim in report.claims:
        strength = _strength(claim, silent)
        if strength:
            found.append(Signal(NAME, claim.claim_id, strength, (), _words(claim)))
    return tuple(found[:3])


def _strength(claim: Claim, silent: bool) -> float:
    if claim.says_so:
        return 0.0
    if hearsay_in(claim.sentence):
        return _FULL
    return _HALF if silent and len(startling_words(claim.sentence)) >= 2 else 0.0


def _words(claim: Claim) -> str:
    told = short(claim.sentence, 200)
    wording = hearsay_in(claim.sentence)
    if wording:
        return f"Câu chỉ dẫn “{wording}”, không nêu cơ quan hay người có trách nhiệm: “{told}”."
    return f"Câu gây chú ý nhưng cả bài không nêu cơ quan, người có trách nhiệm xác nhận: “{told}”."
