"""What became of a page after it was first seen: edits, withdrawals, returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.records.ids import record_id


class ChangeKind(StrEnum):
    EDITED = "edited"
    WITHDRAWN = "withdrawn"  # 404 or 410 after it had been there
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence, or a title, that became another."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure in a reworded sentence; "" where it went or came."""

    before: str  # as written
    after: str
    unit: str
    counted: str


@dataclass(frozen=True, slots=True)
class PageDiff:
    """What tells two versions of a page apart; sentences stand in the order of the page."""

    title: Reworded | None
    went: tuple[str, ...]
    came: tuple[str, ...]
    reworded: tuple[Reworded, ...]
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True)
class PageChange:
    """One change of one page, as it was noticed."""

    change_id: str
    canonical_url: str
    url: str
    kind: ChangeKind
    noticed_at: datetime  # of the fetch that showed it
    status: int  # of that fetch
    fetch_id: str
    capture_id: str  # "" where the answer was a 304
    article_id: str  # the version in force after it; of a withdrawn page the last one
    previous_id: str  # the version before; "" unless edited
    title: Reworded | None
    went: tuple[str, ...]
    came: tuple[str, ...]
    reworded: tuple[Reworded, ...]
    figures: tuple[FigureChange, ...]
    published_before: datetime | None  # as the page dates itself
    published_after: datetime | None


def change_id(kind: ChangeKind, url: str, fetch_id: str) -> str:
    return record_id("page_change", kind.value, url, fetch_id)
