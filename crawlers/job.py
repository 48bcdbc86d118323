"""What the collecting process is told to do: one frozen job, written as JSON, read in a fresh process."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crawlers.addresses import hosts_of
from pipeline.errors import CollectorFailed
from pipeline.records.days import require_aware
from pipeline.records.press import Source

LOG_NAME = "fetches.jsonl"
DONE_NAME = "done.json"
TEXT_LOG_NAME = "collect.log"


@dataclass(frozen=True, slots=True)
class Validator:
    """What a server said of an address the last time, for a conditional GET (RFC 9110, section 13)."""

    url: str
    etag: str | None
    last_modified: str | None
    body_sha256: str | None = None  # of a list's last body: the same again is not read again


@dataclass(frozen=True, slots=True)
class Caps:
    """Limits of one exchange, or of one host; what goes beyond is recorded as an error and the run goes on."""

    max_body_bytes: int = 10_000_000  # as received
    max_decoded_bytes: int = 50_000_000  # after gzip, br …
    timeout_seconds: float = 30.0
    max_entries_per_feed: int = 2000
    patience_seconds: float = 120.0  # in all, for one host that asks to wait (429, 503 with Retry-After)


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """One run of the collector.

    ``fixed_now`` stamps every fetch where given (reproducible nights; elapsed times are then 0).
    ``known_urls_file`` holds addresses, one a line, that are not fetched again; ``recheck`` those
    that are, with a conditional GET where a validator exists.  ``resting_hosts`` are not asked before their
    instant: they said so (Retry-After) to a run before.  ``dated_by_crawl`` are lists of which it was told
    that they give the time of their fetch for every page's date.  ``exempt_network`` names ONE loopback
    network that the address guard lets through.  ``in_a_hurry`` is for the bench alone: no delays and
    several connections a host, and only where every host is an address in the exempt network; no command
    and no source file can ask for it.  Raises :class:`CollectorFailed` where a field cannot be meant.
    """

    run_id: str
    out_dir: Path
    sources: tuple[Source, ...]
    contact: str
    fixed_now: datetime | None = None
    known_urls_file: Path | None = None
    validators: tuple[Validator, ...] = ()
    recheck: tuple[str, ...] = ()
    resting_hosts: tuple[tuple[str, datetime], ...] = ()
    dated_by_crawl: tuple[str, ...] = ()
    exempt_network: str | None = None
    replay_warc: Path | None = None
    caps: Caps = field(default_factory=Caps)
    max_warc_bytes: int = 1_000_000_000  # an archive file that has reached this size is followed by a new one
    in_a_hurry: bool = False

    def __post_init__(self) -> None:
        if self.fixed_now is not None:
            require_aware(self.fixed_now)
        if not self.contact.strip() or not self.contact.isprintable():
            raise CollectorFailed("The job has no usable contact for its User-Agent; give one in office.yml.")
        if self.exempt_network is not None:
            loopback_network(self.exempt_network)
        if self.in_a_hurry:
            _require_own_hosts(self.sources, self.exempt_network)

    def to_json(self) -> str:
        """The job as one JSON object; :meth:`from_json` gives an equal job back."""
        return _adapter().dump_json(self, indent=1).decode()

    @classmethod
    def from_json(cls, text: str) -> CrawlJob:
        """The job that :meth:`to_json` wrote; raises :class:`CollectorFailed` where *text* is none."""
        try:
            job: CrawlJob = _adapter().validate_json(text)
        except ValidationError as problem:
            raise CollectorFailed(f"This is no job of the collector: {problem}") from problem
        return job


def loopback_network(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """*name* (``127.77.0.0/16``) as a network; raises :class:`CollectorFailed` unless it is loopback."""
    try:
        network = ipaddress.ip_network(name)
    except ValueError as problem:
        raise CollectorFailed(f"{name!r} is no network: {problem}. Write it like 127.77.0.0/16.") from problem
    if not network.is_loopback:
        raise CollectorFailed(f"{name} is not a loopback network; only such a one may be exempt from the guard.")
    return network


def _require_own_hosts(sources: tuple[Source, ...], exempt_network: str | None) -> None:
    """Raise unless every host of *sources* is an address in the exempt network: nobody else may be hurried."""
    own = loopback_network(exempt_network) if exempt_network else None
    for host in (host for source in sources for host in hosts_of(source)):
        try:
            inside = own is not None and ipaddress.ip_address(host) in own
        except ValueError:
            inside = False
        if not inside:
            raise CollectorFailed(f"{host} is asked politely: only a bench may hurry, and only on its own addresses.")


def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(CrawlJob)
