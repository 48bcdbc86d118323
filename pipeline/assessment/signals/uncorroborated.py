"""``uncorroborated``: a startling statement that nobody else who tells the same matter has.  At most ``watch``."""

from __future__ import annotations

from pipeline.articles.figures import agree
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.matching import predicate_coverage, short
from pipeline.assessment.origins import figures_of
from pipeline.assessment.startling import startling_figures, startling_words
from pipeline.records.assessment import Claim, Evidence, EvidenceKind, Figure, Signal

NAME = "uncorroborated"
OTHERS_NEEDED = 2  # distinct outlets that tell the matter, where none of them is official
KNOWN_FROM = 0.35  # share of the claim's telling words by which another report has it too
STRENGTH = 0.8


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal: the first claim with a startling sum or act that is in no other report and no record."""
    others = [one for one in around.siblings if not (one.is_copy or one.is_denial or one.outlet == report.outlet)]
    if not any(one.is_official for one in others) and len({one.outlet for one in others}) < OTHERS_NEEDED:
        return ()
    for claim in report.claims:
        alone = _alone(report, claim, others, around)
        if alone:
            return (_signal(claim, alone, others),)
    return ()


def _alone(report: Report, claim: Claim, others: list[Report], around: Surroundings) -> str:
    """The startling figure or words of *claim* that stand in it alone; "" where somebody has them too."""
    told = [f"{one.article.title}. {one.article.text}" for one in others] + [s.truth for s in around.statements]
    for figure in startling_figures(claim):
        if not _has(figure, others, around) and not _may_be_newer(report, figure, others):
            return figure.text
    words = startling_words(claim.sentence)
    if not words or claim.says_so or any(word in text.lower() for word in words for text in told):
        return ""
    known = max((predicate_coverage(claim.sentence, text, around.weights) for text in told), default=0.0)
    return sorted(words)[0] if known < KNOWN_FROM else ""


def _has(figure: Figure, others: list[Report], around: Surroundings) -> bool:
    figures = [one for other in others for one in figures_of(other)]
    figures += [one for statement in around.statements for one in statement.figures]
    return any(one.unit == figure.unit and agree(one, figure) for one in figures)


def _may_be_newer(report: Report, figure: Figure, others: list[Report]) -> bool:
    """A toll rises: who comes last may know more."""
    return bool(figure.counted) and all(one.moment < report.moment for one in others)


def _signal(claim: Claim, alone: str, others: list[Report]) -> Signal:
    number = len({one.outlet for one in others})
    words = (
        f"Bài nêu “{alone}” (“{short(claim.sentence)}”); {number} nguồn khác đưa cùng sự việc và thông tin chính thức "
        f"hiện có không có chi tiết này."
    )
    evidence = tuple(Evidence(EvidenceKind.ARTICLE, one.article.article_id, one.article.title) for one in others[:3])
    return Signal(NAME, claim.claim_id, STRENGTH, evidence, words)
