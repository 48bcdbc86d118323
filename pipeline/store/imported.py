"""Statements of the official record that a person brought in from a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.records.assessment import Statement
from pipeline.records.learning import ImportedStatement
from pipeline.store.tx import Tx


def save_imported(tx: Tx, statements: Iterable[Statement], origins: Iterable[ImportedStatement]) -> int:
    """The statements with where each came from; the number that were new."""
    tx.append("imported_statements", origins)
    return tx.append("statements", statements)


def imported_since(tx: Tx, day: date) -> tuple[Statement, ...]:
    """Those said on *day* or later, by (said_on, id)."""
    return tx.records(Statement, "imported_said_since", day=day)


def imported_from(tx: Tx, statement_ids: Iterable[str]) -> tuple[ImportedStatement, ...]:
    """Where those of *statement_ids* came from that were brought in, by id."""
    return tx.records(ImportedStatement, "imported_from", wanted=statement_ids)
