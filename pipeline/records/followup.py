"""What followed an answer, page by page: never a count by outlet, never a total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.records.versions import PageChange


class Carries(StrEnum):
    ORIGIN = "origin"  # a page whose claim the case is about
    COPY = "copy"  # a page that copies one, or of which one is a copy
    OTHER = "other"  # another page of the same story


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a case that was answered, in its last version."""

    canonical_url: str
    article_id: str
    title: str
    relation: Carries
    first_seen_at: datetime
    picked_up: bool  # a version first seen since the answer tells what a public body says against the claim


@dataclass(frozen=True, slots=True)
class FollowedPage:
    """A page with all that was noticed of it."""

    page: CasePage
    changes: tuple[PageChange, ...]
    looks: tuple[datetime, ...]  # every time that the server answered
    doubted: str = ""  # the sentence that the case is about, where it stood in this page
    stands: bool = True  # it still stands there, word for word


@dataclass(frozen=True, slots=True)
class PageAfter:
    """One thing that became of a page after an answer; without a change: that none was seen."""

    followed: FollowedPage
    answered_at: datetime  # the last answer before the change; the first where there is none
    change: PageChange | None
    hours_after: float | None  # from that answer to the fetch that showed the change
    looked_before: datetime | None  # the look before that fetch: the change lies between the two
    last_looked_at: datetime | None
