"""What a briefing pack is read from, as known at an instant."""

from __future__ import annotations

from datetime import datetime

from pipeline.records.briefing import FlagMatter
from pipeline.records.cases import CaseEvent, DossierStatement
from pipeline.store.tx import Tx


def events_at(tx: Tx, case_id: str, at: datetime) -> tuple[CaseEvent, ...]:
    """What had happened, in that order, without internal remarks."""
    return tx.records(CaseEvent, "events_at", case_id=case_id, known_at=at)


def dossier_at(tx: Tx, case_id: str, at: datetime) -> tuple[DossierStatement, ...]:
    """The dossier as it stood, by (part, position)."""
    return tx.records(DossierStatement, "dossier_at", case_id=case_id, known_at=at)


def flag_matters(tx: Tx, agency_id: str, at: datetime) -> tuple[FlagMatter, ...]:
    """Flags that nobody had rejected or withdrawn, highest score first."""
    return tx.records(FlagMatter, "flag_matters", agency_id=agency_id, known_at=at)


def flags_in_cases(tx: Tx, agency_id: str, at: datetime) -> frozenset[str]:
    """Assessments that had opened or joined a case."""
    return frozenset(own for (own,) in tx.rows("flags_in_cases", agency_id=agency_id, known_at=at))


def queued(tx: Tx, agency_id: str, at: datetime) -> frozenset[str]:
    """Assessments that waited in the queue."""
    return frozenset(own for (own,) in tx.rows("queued_at", agency_id=agency_id, known_at=at))
