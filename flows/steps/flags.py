"""The flags on which cases rest."""

from __future__ import annotations

from pipeline.records.assessment import Assessment, Decision, Level
from pipeline.store import assessments
from pipeline.store.connect import Tx

_CLOSED_TO_CASES = (Decision.REJECT, Decision.WITHDRAW)


def standing_flags(tx: Tx) -> list[Assessment]:
    """Assessments of level flag that nobody has rejected or withdrawn."""
    found = []
    for one in assessments.current_assessments(tx):
        if one.level is Level.FLAG:
            decisions = assessments.decisions_for(tx, one.assessment_id)
            if not decisions or decisions[-1].decision not in _CLOSED_TO_CASES:
                found.append(one)
    return found
