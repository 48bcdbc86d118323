"""``headline_mismatch``: the headline says what its own report does not carry — in act, certainty or extent."""

from __future__ import annotations

from unicodedata import normalize

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.headline.acts import graver
from pipeline.assessment.headline.cause import surer
from pipeline.assessment.headline.scope import wider
from pipeline.assessment.headline.stage import ahead
from pipeline.assessment.headline.words import Headline, TooFar
from pipeline.assessment.matching import short
from pipeline.records.agencies import Field
from pipeline.records.assessment import Claim, Evidence, EvidenceKind, Signal

NAME = "headline_mismatch"
_WAYS = (graver, ahead, wider, surer)


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal, on the headline: the plainest way in which it goes further than the report."""
    claim = next((claim for claim in report.claims if claim.field is Field.TITLE), None)
    if claim is None:
        return ()
    text = report.article.text or report.article.lead
    line = Headline(normalize("NFC", report.article.title), normalize("NFC", text))
    found = [too_far for way in _WAYS for too_far in way(line)]
    if not found:
        return ()
    return (_signal(report, claim, max(found, key=lambda too_far: too_far.strength)),)


def _signal(report: Report, claim: Claim, too_far: TooFar) -> Signal:
    words = (
        f"Tiêu đề nêu “{too_far.said}” (“{short(claim.sentence)}”), nhưng {too_far.how}: “{short(too_far.carried)}”."
    )
    beside = next((c for c in report.claims if c.field is Field.TEXT and too_far.carried in c.sentence), None)
    if beside is not None:
        evidence = Evidence(EvidenceKind.CLAIM, beside.claim_id, too_far.carried)
    else:
        evidence = Evidence(EvidenceKind.ARTICLE, report.article.article_id, too_far.carried)
    return Signal(NAME, claim.claim_id, too_far.strength, (evidence,), words)
