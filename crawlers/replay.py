"""What a recorded night starts from: its feeds, the sources they belong to, its instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawlers.addresses import SourceIndex, host_of
from crawlers.recording import Recording, RecordRef
from crawlers.salvage import Damage
from pipeline.records.press import Source, SourceKind


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """What a replay will start from; ``feeds`` pairs each recorded feed's address with its source's id."""

    now: datetime
    feeds: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]  # those of the catalogue that have a recorded feed, and ad-hoc ones
    responses: int
    damage: tuple[Damage, ...] = ()  # what cannot be read of the recording


def scan_replay(path: Path, catalogue: tuple[Source, ...] = ()) -> ReplayPlan:
    """Look through the WARC file *path* without replaying it; raises :class:`ArchiveUnreadable`."""
    recording = Recording(path)
    sources = replay_sources(recording, catalogue)
    used = tuple({source.id: source for source in sources.values()}.values())
    feeds = tuple((ref.url, sources[ref].id) for ref in recording.feeds)
    return ReplayPlan(recording.now, feeds, used, len(recording.refs), recording.damage)


def replay_sources(recording: Recording, catalogue: tuple[Source, ...]) -> dict[RecordRef, Source]:
    """The source of each recorded feed: the recorded one, else by host, else an ad-hoc one for the host."""
    index = SourceIndex(catalogue)
    unknown: dict[str, list[RecordRef]] = {}
    found: dict[RecordRef, Source] = {}
    for ref in recording.feeds:
        source = index.get(ref.source_id) or index.by_host(host_of(ref.url))
        if source is not None:
            found[ref] = source
        else:
            unknown.setdefault(host_of(ref.url), []).append(ref)
    for host, refs in unknown.items():
        source = adhoc_source(host, tuple(dict.fromkeys(ref.url for ref in refs)))
        found.update((ref, source) for ref in refs)
    return {ref: found[ref] for ref in recording.feeds}


def adhoc_source(host: str, feeds: tuple[str, ...]) -> Source:
    """A source for a host that no catalogue knows: national under .vn, else foreign of unknown country."""
    vietnamese = host.endswith(".vn")
    return Source(
        id=f"adhoc-{host.replace('.', '-').replace(':', '-')}",
        name=host,
        kind=SourceKind.NATIONAL if vietnamese else SourceKind.FOREIGN,
        country="VN" if vietnamese else "ZZ",
        languages=(),
        agencies=(),
        feeds=feeds,
        sitemaps=(),
        sections=(),
        allowed_hosts=(host,),
        delay_seconds=0.0,
        expected_min=0,
        expected_max=0,
        checked=None,
    )
