"""The versions of pages: what is not noted yet, and what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.errors import UnknownRecord
from pipeline.records.press import Article, Fetch
from pipeline.records.versions import PageChange
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class SeenEdit:
    """A capture that showed another version than the one before."""

    canonical_url: str
    url: str
    capture_id: str
    fetch_id: str
    noticed_at: datetime
    status: int
    article_id: str
    previous_id: str


@dataclass(frozen=True, slots=True)
class SeenTurn:
    """A fetch at which a page was gone, or there again; ``article_id`` is the last version seen by then."""

    canonical_url: str
    url: str
    capture_id: str  # "" where the answer was a 304
    fetch_id: str
    noticed_at: datetime
    status: int
    gone: bool
    article_id: str


@dataclass(frozen=True, slots=True)
class _Page:
    canonical_url: str


def save_changes(tx: Tx, changes: Iterable[PageChange]) -> int:
    """The number of new rows."""
    return tx.append("page_changes", changes)


def unnoted_edits(tx: Tx) -> tuple[SeenEdit, ...]:
    """Edits without a row yet, by (noticed_at, url)."""
    return tx.records(SeenEdit, "unnoted_edits")


def unnoted_turns(tx: Tx) -> tuple[SeenTurn, ...]:
    """Withdrawals and returns without a row yet, by (noticed_at, url)."""
    return tx.records(SeenTurn, "unnoted_turns")


def changes_of(tx: Tx, canonical_url: str) -> tuple[PageChange, ...]:
    """In the order in which they were noticed."""
    return tx.records(PageChange, "changes_of", canonical_url=canonical_url)


def versions_of(tx: Tx, canonical_url: str) -> tuple[Article, ...]:
    """In the order in which they were first seen."""
    return tx.records(Article, "versions_of", canonical_url=canonical_url)


def page_fetches(tx: Tx, canonical_url: str) -> tuple[Fetch, ...]:
    """Every time the page was asked for, by time."""
    return tx.records(Fetch, "page_fetches", canonical_url=canonical_url)


def page_named(tx: Tx, id_or_url: str) -> str:
    """The canonical address of the page with that address, or of which an id begins so.

    The id may be a version's, a capture's or an assessment's.  Raises :class:`UnknownRecord` where none fits,
    or an id fits several pages.
    """
    if "/" not in id_or_url:
        return only_one("trang", id_or_url, tx.records(_Page, "pages_like", prefix=id_or_url)).canonical_url
    found = tx.records(_Page, "pages_at", address=id_or_url.partition("#")[0])
    if not found:
        raise UnknownRecord(f"Trong kho không có trang nào ở địa chỉ {id_or_url}.")
    return found[0].canonical_url
