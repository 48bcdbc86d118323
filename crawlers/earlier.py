"""What an address gave the last time, from the indexes of the runs before: a payload is archived once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawlers.cdxj import INDEX_NAME, IndexLine, parse, raw_lines, surt
from crawlers.warc import NOT_MODIFIED, Place, RecordedResponse, read_record
from pipeline.errors import ArchiveUnreadable
from pipeline.records.ids import content_hash
from pipeline.records.press import capture_id

REMEMBERED = timedelta(days=30)
"""After this time a payload is archived again in full: runs can then be kept or dropped on their own."""

_OK = 200
_ROBOTS = b")/robots.txt"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An archived response of the same address; ``place`` counts from the folder of all runs."""

    url: str
    fetched_at: datetime
    capture_id: str
    payload_sha256: str
    place: Place


class EarlierPayloads:
    """The latest archived response of each of some addresses."""

    def __init__(self, run_folder: Path, urls: Iterable[str], now: datetime) -> None:
        """Looks through the runs beside *run_folder* for *urls* and for every robots.txt."""
        self._spool = run_folder.resolve().parent
        self._latest: dict[str, tuple[IndexLine, Place]] = {}
        keys = {surt(url).encode("utf-8", "replace") for url in urls}
        for folder in _runs_since(self._spool, run_folder.resolve(), now - REMEMBERED):
            for key, rest in raw_lines(folder):
                if key in keys or key.endswith(_ROBOTS):
                    self._take(parse(rest), folder.name, now)

    def behind(self, response: RecordedResponse) -> Earlier | None:
        """What *response* repeats: for a 304 the address's last answer, else one with this very payload.

        None where there is none, or where the archive does not hold it as the index says.
        """
        found = self._latest.get(response.url)
        if found is None:
            return None
        line, place = found
        if response.status != NOT_MODIFIED and f"sha256:{content_hash(response.payload)}" != line.digest:
            return None
        try:
            before, _ = read_record(self._spool / place.file, place.offset, place.length)
        except ArchiveUnreadable:
            return None
        digest = content_hash(before.payload)
        if before.url != response.url or f"sha256:{digest}" != line.digest:
            return None
        return Earlier(before.url, before.fetched_at, capture_id(before.url, before.fetched_at, digest), digest, place)

    def _take(self, line: IndexLine | None, run: str, now: datetime) -> None:
        if line is None or line.refers_to or line.status != _OK or not now - REMEMBERED <= line.at <= now:
            return
        known = self._latest.get(line.url)
        if known is None or known[0].at < line.at:
            place = Place(f"{run}/{line.place.file}", line.place.offset, line.place.length)
            self._latest[line.url] = (line, place)


def _runs_since(spool: Path, own: Path, since: datetime) -> list[Path]:
    """The run folders whose index was written after *since*, but *own*."""
    found = []
    for index in sorted(spool.glob(f"*/{INDEX_NAME}")):
        written = datetime.fromtimestamp(index.stat().st_mtime, UTC)
        if index.parent != own and written >= since:
            found.append(index.parent)
    return found
