"""What closed cases left on the official record, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records.assessment import Statement, SupersededStatement
from pipeline.store.tx import Tx


def findings_about(tx: Tx, agency_id: str) -> tuple[Statement, ...]:
    """The findings about that agency that stand, by (said_on, id)."""
    return tx.records(Statement, "findings_about", agency_id=agency_id)


def supersede(tx: Tx, gone: Iterable[SupersededStatement]) -> int:
    """From now on these statements no longer count; the number of those that did."""
    return tx.append("superseded_statements", gone)
