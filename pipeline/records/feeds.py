"""A feed's own history of being asked, when it is asked next, and how it fares.

A feed is here any list of pages that the catalogue names: a feed, a sitemap, a section page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

RECHECK_PAUSE = timedelta(hours=3)
"""Between two looks at a page on which a flag or an open case rests."""

HOST_REST_CEILING = timedelta(hours=24)
"""For so long at most is a host left alone because a page of it asked to (429, 503 with Retry-After)."""


@dataclass(frozen=True, slots=True)
class FeedPoll:
    """One time a feed was asked; what redirects led to counts as the feed's own answer."""

    at: datetime
    status: int | None  # None where no answer came
    error: str | None  # as in Fetch
    weight: float  # of the failure, 0 where the feed answered: a 404 weighs more than a timeout
    new: int  # pages that this answer was the first to name
    items: int | None  # entries in the answer; None where it was not read (304, same body, failure)
    etag: str | None
    last_modified: str | None
    body_sha256: str | None
    retry_at: datetime | None  # the server's Retry-After: not to be asked before
    max_age: int | None  # seconds, the server's Cache-Control

    @property
    def answered(self) -> bool:
        return self.weight == 0


@dataclass(frozen=True, slots=True)
class FeedHistory:
    """What is known of one feed of the catalogue: its last polls, oldest first; none where it is new."""

    feed_url: str
    source_id: str
    polls: tuple[FeedPoll, ...]
    owes: bool = False  # it named a page that has not come and may still come
    host_rests_until: datetime | None = None  # its host asked to be left alone; None: it did not, or that is past


@dataclass(frozen=True, slots=True)
class Poll:
    """When a feed is due, why then (Vietnamese), and whether it may be asked with a conditional GET."""

    at: datetime
    why: str
    conditional: bool


@dataclass(frozen=True, slots=True)
class FeedHealthRow:
    """View ``feed_health``: how one feed fares."""

    source_id: str
    feed_url: str
    last_asked: datetime | None
    last_answered: datetime | None
    last_new: datetime | None  # when it last named a new page
    new_pages: int  # of the last 14 days
    failing_weight: float  # of the failures in a row up to now; 0 where it answers
    status: str  # Vietnamese, plain words
    since: datetime | None  # from when that holds
    why: str  # Vietnamese; "" where all is well


@dataclass(frozen=True, slots=True)
class Roster:
    """Which sources the catalogue held when a run began: what left it is no longer reported on."""

    roster_id: str
    source_ids: tuple[str, ...]  # sorted
