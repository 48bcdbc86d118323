"""Addresses: one spelling for each page, and which hosts belong to a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from pipeline.records.press import Source

MAX_LENGTH = 2000
# Parameters that say where a reader came from, never which page is meant.
_TRACKING = re.compile(r"^(?:utm_[a-z_]+|fbclid|gclid)$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def normalise(url: str) -> str | None:
    """*url* in the spelling under which it is fetched and known, or None where it cannot be fetched.

    Scheme and host are lower-cased, a default port, the fragment and ``utm_*``/``fbclid`` parameters are
    cut, the rest is percent-encoded as a browser would.  Not http(s), with credentials, without a
    host, or longer than 2,000 characters: None.
    """
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _DEFAULT_PORTS or not host or parts.username is not None:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    query = "&".join(item for item in parts.query.split("&") if not _TRACKING.match(item.partition("=")[0]))
    clean = urlunsplit(SplitResult(parts.scheme, netloc, parts.path or "/", query, ""))
    return clean if len(clean) <= MAX_LENGTH else None


def host_of(url: str) -> str:
    """The lower-case host of *url*, "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def belongs(host: str, allowed: Iterable[str]) -> bool:
    """Whether *host* is one of *allowed* or lies under one of them."""
    return any(host == parent or host.endswith("." + parent) for parent in allowed)


def hosts_of(source: Source) -> tuple[str, ...]:
    """The hosts from which *source* may be fetched: those it lists and those of its feeds."""
    named = (*(host.lower() for host in source.allowed_hosts), *(host_of(feed) for feed in source.feeds))
    return tuple(dict.fromkeys(host for host in named if host))


class SourceIndex:
    """Sources by id and by host; the most specific host wins, then the earlier source."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_id: dict[str, Source] = {}
        self._by_host: dict[str, Source] = {}
        self._hosts: dict[str, tuple[str, ...]] = {}
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        self._by_id.setdefault(source.id, source)
        self._hosts[source.id] = hosts_of(source)
        for host in self._hosts[source.id]:
            self._by_host.setdefault(host, source)

    def get(self, source_id: str) -> Source | None:
        return self._by_id.get(source_id)

    def allows(self, source_id: str, host: str) -> bool:
        """Whether the source with *source_id* may be fetched from *host*."""
        return belongs(host, self._hosts.get(source_id, ()))

    def by_host(self, host: str) -> Source | None:
        """The source that lists *host* or the nearest parent domain of it."""
        labels = host.split(".")
        parents = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._by_host[parent] for parent in parents if parent in self._by_host), None)
