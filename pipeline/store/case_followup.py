"""What became of the pages of a case after it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.followup import Carries, CasePage
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """View ``case_followup``."""

    case_id: str
    agency_id: str
    response_day: date
    article_id: str
    url: str
    title: str
    relation: Carries
    seen_change: str  # edited, withdrawn, back; none
    changed_at: datetime | None
    hours_after: float | None
    last_looked_at: datetime | None
    looked_before: datetime | None
    picked_up: bool


def pages_of_case(tx: Tx, case_id: str, at: datetime) -> tuple[CasePage, ...]:
    """The pages of a case that was answered by *at*, by address; none before."""
    return tx.records(CasePage, "pages_of_case", case_id=case_id, known_at=at)


def follow_up_rows(tx: Tx, agency_id: str, at: datetime) -> tuple[FollowUpRow, ...]:
    """``case_followup_at(at)`` of the cases of one agency, for its digest."""
    return tx.records(FollowUpRow, "follow_up_rows", agency_id=agency_id, known_at=at)
