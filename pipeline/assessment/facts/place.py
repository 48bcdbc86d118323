"""One event in two places."""

from __future__ import annotations

from pipeline.articles.figures import agree
from pipeline.assessment.context import Report
from pipeline.assessment.contrast import Kind
from pipeline.assessment.facts.pair import Apart, Pair, apart
from pipeline.assessment.facts.same_event import figures_of, other_people, same_event
from pipeline.assessment.figure_likeness import RISING
from pipeline.assessment.independence import independent
from pipeline.records.agencies import Field
from pipeline.records.assessment import Figure

CERTAINTY = 0.34


def place_apart(pair: Pair) -> Apart | None:
    """The two reports are about different places, and the sentences name them at corresponding spots.

    Either the reports share no place at all, or only the headline names another than its own text does and the other
    report has the text's.
    """
    if not _elsewhere(pair) or not same_event(pair) or _count_differently(pair):
        return None
    if _confirmed(pair) or _is_everywhere(pair) or other_people(pair):
        return None
    fitting = [one for one in pair.found.of(Kind.PLACE) if one.certainty >= CERTAINTY and one.other.text]
    return apart(fitting[0], "địa điểm, cơ quan") if fitting else None


def _elsewhere(pair: Pair) -> bool:
    own, others = pair.report.agencies, pair.sibling.agencies
    if own and others and not own & others:
        return True
    named = set(pair.claim.agencies)
    text = {slug for one in pair.report.claims if one.field is Field.TEXT for slug in one.agencies}
    return pair.claim.field is Field.TITLE and bool(text & others) and not named & text and not named & others


def _count_differently(pair: Pair) -> bool:
    """Whether both reports count the same and their highest counts never agree: 81 elected here, 84 there."""
    own, others = _highest(pair.report), _highest(pair.sibling)
    common = sorted(own.keys() & others.keys())
    victims = [what for what in common if what[1] in RISING]
    return bool(common) and not any(agree(own[what], others[what], 0.0) for what in victims or common)


def _highest(report: Report) -> dict[tuple[str, str], Figure]:
    counts = [figure for figure in figures_of(report) if figure.counted]
    return {(one.unit, one.counted): one for one in sorted(counts, key=lambda figure: figure.high)}


def _is_everywhere(pair: Pair) -> bool:
    """Whether the story is told of further places: elections, inspections, a storm come to every province."""
    places = [one.agencies for one in pair.around.siblings if one.agencies and not one.agencies & pair.report.agencies]
    return any(not one & pair.sibling.agencies for one in places)


def _confirmed(pair: Pair) -> bool:
    """Whether a third report has it here too: a storm, a campaign, in several provinces."""
    return any(
        independent(pair.report, third) and third is not pair.sibling and pair.report.agencies & third.agencies
        for third in pair.around.siblings
    )
