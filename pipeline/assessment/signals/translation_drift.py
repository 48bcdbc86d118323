"""``translation_drift``: a foreign-language report and the home report behind it differ in figures or places.

Only what is the same in every language is compared: numbers with their units, and the bodies named.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.articles.figures import agree
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.matching import short
from pipeline.assessment.origins import alike, figures_of
from pipeline.records.assessment import Claim, Evidence, EvidenceKind, Figure, Signal

NAME = "translation_drift"
FATES = frozenset({"chết", "mất tích", "bị thương", "nhập viện", "mắc bệnh", "sơ tán", "bị bắt"})
MIN_RATIO = 1.15  # below this it is rounding
OTHER_FIGURE, OTHER_PLACE = 0.85, 0.8


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal a claim of a foreign-language report, against the first home report that differs."""
    found: dict[str, Signal] = {}
    for origin in around.origins:
        if origin.is_denial or origin.outlet == report.outlet:
            continue
        for signal in (*_figures(report, origin), *_places(report, origin)):
            found.setdefault(signal.claim_id, signal)
    return tuple(found[own] for own in sorted(found))


def _figures(report: Report, origin: Report) -> Iterator[Signal]:
    mine, theirs = figures_of(report), figures_of(origin)
    if not (report.agencies & origin.agencies or any(alike(one, two) for one in mine for two in theirs)):
        return
    for claim in report.claims:
        for figure in claim.figures:
            if any(alike(figure, one) for one in theirs):
                continue
            rivals = [
                (other, one)
                for other in origin.claims
                for one in other.figures
                if _rival(figure, one) and not any(alike(one, two) for two in mine)
            ]
            if len({(one.low, one.high) for _, one in rivals}) == 1 and not _has_grown(report, origin, figure, rivals):
                yield _figure_signal(claim, figure, *rivals[0])


def _rival(figure: Figure, other: Figure) -> bool:
    """Whether two figures of two languages count the same thing and cannot be the same number."""
    if not figure.unit or figure.unit != other.unit or agree(figure, other, 0.02):
        return False
    if (figure.counted in FATES or other.counted in FATES) and figure.counted != other.counted:
        return False
    low, high = sorted(((figure.low + figure.high) / 2, (other.low + other.high) / 2))
    return high >= MIN_RATIO * max(low, 1e-9)


def _has_grown(report: Report, origin: Report, figure: Figure, rivals: list[tuple[Claim, Figure]]) -> bool:
    """A later report may know of more dead, one of before of fewer."""
    if figure.counted not in FATES:
        return False
    more = figure.low > rivals[0][1].high
    return more == (report.moment > origin.moment)


def _places(report: Report, origin: Report) -> Iterator[Signal]:
    """Two reports of one story with the same figures, each about another body."""
    shared = {(one.unit, one.low) for one in figures_of(report) if any(alike(one, two) for two in figures_of(origin))}
    if not shared or not report.agencies or not origin.agencies or report.agencies & origin.agencies:
        return
    claim = next((one for one in report.claims if set(one.agencies) & report.agencies), None)
    other = next((one for one in origin.claims if set(one.agencies) & origin.agencies), None)
    if claim is not None and other is not None:
        words = (
            f"Bài tiếng nước ngoài gắn sự việc với địa phương, cơ quan khác bài tiếng Việt: “{short(claim.sentence)}” "
            f"so với “{short(other.sentence)}”."
        )
        yield Signal(NAME, claim.claim_id, OTHER_PLACE, (_evidence(other),), words)


def _figure_signal(claim: Claim, figure: Figure, other: Claim, rival: Figure) -> Signal:
    words = (
        f"Bài tiếng nước ngoài nêu “{figure.text}” (“{short(claim.sentence)}”), bài tiếng Việt về cùng sự việc nêu "
        f"“{rival.text}”: “{short(other.sentence)}”."
    )
    return Signal(NAME, claim.claim_id, OTHER_FIGURE, (_evidence(other),), words)


def _evidence(claim: Claim) -> Evidence:
    return Evidence(EvidenceKind.CLAIM, claim.claim_id, claim.sentence)
