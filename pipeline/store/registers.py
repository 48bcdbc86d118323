"""The registers of the office: entries that stand, and the versions before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.registers import Register, RegisterEntry
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of the view ``registers``."""

    entry_id: str
    register: Register
    day: date
    title: str
    channel: str
    language: tuple[str, ...]
    link: str
    case_id: str
    answered_on: date | None
    answer: str
    organisation: str
    clause_id: str
    agency_id: str
    versions: int
    entered_at: datetime
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class _EntryId:
    entry_id: str


def save_entries(tx: Tx, entries: Iterable[RegisterEntry]) -> int:
    """Append those versions that are not there yet; the number of new rows."""
    return tx.append("register_entries", entries)


def register_rows(tx: Tx, at: datetime) -> tuple[RegisterRow, ...]:
    """``registers_at(at)``, by (register, day)."""
    return tx.records(RegisterRow, "register_rows", known_at=at)


def versions_of(tx: Tx, id_prefix: str) -> tuple[RegisterEntry, ...]:
    """Every version of the one entry whose id begins so, the latest last; :class:`UnknownRecord` otherwise."""
    found = tx.records(_EntryId, "register_ids_like", prefix=id_prefix)
    own = only_one("mục trong sổ", id_prefix, found).entry_id
    return tx.records(RegisterEntry, "register_versions", entry_id=own)


def replaced(tx: Tx, at: datetime) -> tuple[RegisterEntry, ...]:
    """Versions that no longer stood at *at*: corrected, or struck out."""
    return tx.records(RegisterEntry, "register_replaced", known_at=at)
