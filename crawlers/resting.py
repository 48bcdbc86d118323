"""Hosts that ask to be left alone (429, 503): how long a run waits for them, and what it then leaves for the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from time import monotonic

from crawlers.failures import Refused
from crawlers.listing import LISTS
from pipeline.records.feeds import HOST_REST_CEILING
from pipeline.records.press import FetchKind

TOO_MANY, UNAVAILABLE = 429, 503
FIRST_PAUSE = timedelta(seconds=30)  # after a 429 that names no time; each further one of the host doubles it


class Rests:
    """Who is to be left alone, from what servers said in this run and in those before."""

    def __init__(self, resting: Iterable[tuple[str, datetime]], patience_seconds: float) -> None:
        """*resting*: hosts with the instant up to which they rest.  *patience_seconds*: how long the run waits
        for one host in all; a longer rest leaves its pages to the next pass."""
        self._until = dict(resting)
        self._patience = patience_seconds
        self._waited: defaultdict[str, float] = defaultdict(float)
        self._held: dict[str, float] = {}
        self._pauses: Counter[str] = Counter()

    def heard(self, host: str, kind: FetchKind, status: int, wanted: datetime | None, at: datetime) -> None:
        """Note an answer of *host* at *at*; *wanted* is its Retry-After as an instant."""
        if not asks_for_rest(kind, status, wanted):
            return
        until = wanted or at + FIRST_PAUSE * 2 ** min(self._pauses[host], 20)
        self._pauses[host] += wanted is None
        wait = (until - at).total_seconds()
        if self._waited[host] + wait <= self._patience:
            self._waited[host] += wait
            self._held[host] = monotonic() + wait
        else:
            self._until[host] = max(min(until, at + HOST_REST_CEILING), self._until.get(host, at))

    def refuse(self, host: str, now: datetime) -> None:
        """Raise :class:`Refused` where *host* rests at *now*."""
        until = self._until.get(host)
        if until is not None and now < until:
            raise Refused(
                "host_resting",
                f"{host} asked to be left alone (429 or 503) until {until:%Y-%m-%d %H:%M} UTC, so this address was "
                "not asked for; it is on the first pass after that.",
            )

    def wait_seconds(self, host: str) -> float:
        """How long a request to *host* is to be held back now."""
        return max(0.0, self._held.get(host, 0.0) - monotonic())


def asks_for_rest(kind: FetchKind, status: int, wanted: datetime | None) -> bool:
    """Whether an answer speaks for its whole host.

    A 429 does (RFC 6585, 4).  A 503 with Retry-After (RFC 9110, 10.2.3) does where a page gave it: a list has
    a clock of its own, and rests alone.
    """
    return status == TOO_MANY or (status == UNAVAILABLE and wanted is not None and kind not in LISTS)
