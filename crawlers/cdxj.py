"""The index of a run's archive: CDXJ, one line a response or revisit, sorted by SURT key and time.

``vn,vi-du)/bai-1 20260302220000 {"url": …, "mime": …, "status": …, "digest": …, "length": …, "offset": …,
"filename": …}`` as pywb and other readers of web archives take it.  It can be made again from the archive.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawlers.scan import Member, members_of, warc_files
from crawlers.warc import Place, RecordedResponse, place_referred_to, read_record
from pipeline.records.ids import content_hash

INDEX_NAME = "index.cdxj"
_STAMP = "%Y%m%d%H%M%S"
_WWW = re.compile(r"^www\d*\.")
_SESSION = re.compile(r"^(?:phpsessid|jsessionid|sid|sessionid)=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One response or revisit; ``refers_to`` is where a revisit's payload lies, below the folder of all runs."""

    url: str
    at: datetime  # whole seconds
    mime: str  # warc/revisit for a revisit
    status: int
    digest: str  # sha256:… of the payload; "" where a 304 refers to nothing
    place: Place
    refers_to: Place | None = None

    @property
    def key(self) -> str:
        return surt(self.url)

    def text(self) -> str:
        """The line, without its end."""
        facts = {
            "url": self.url,
            "mime": self.mime,
            "status": str(self.status),
            "digest": self.digest,
            "length": str(self.place.length),
            "offset": str(self.place.offset),
            "filename": self.place.file,
        }
        facts |= {"refers_to": str(self.refers_to)} if self.refers_to else {}
        return f"{self.key} {self.at.astimezone(UTC):{_STAMP}} {json.dumps(facts, ensure_ascii=False)}"


def surt(url: str) -> str:
    """The key under which *url* is sorted: host reversed, port kept, path and query in lower case, query sorted."""
    parts = urlsplit(url)
    host = _WWW.sub("", (parts.hostname or "").rstrip("."))
    port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme) else ""
    items = sorted(item for item in parts.query.lower().split("&") if item and not _SESSION.match(item))
    path = (parts.path or "/").lower()
    path = path.rstrip("/") or "/"
    key = f"{','.join(reversed(host.split('.')))}{port}){path}" + (f"?{'&'.join(items)}" if items else "")
    return "%20".join(key.split())  # the key ends at the first space


def line_of(response: RecordedResponse, place: Place, refers_to: Place | None, digest: str, revisit: bool) -> IndexLine:
    """The line of a record at *place*; *digest* is its payload's."""
    mime = (response.header("content-type") or "").partition(";")[0].strip().lower() or "unk"
    shown = "warc/revisit" if revisit else mime.replace(" ", "")
    at = response.fetched_at.replace(microsecond=0)
    return IndexLine(response.url, at, shown, response.status, digest, place, refers_to)


def write_index(folder: Path, lines: Iterable[IndexLine]) -> None:
    """Write the index of the run in *folder*, as a whole or not at all."""
    half = folder / (INDEX_NAME + ".part")
    texts = sorted({line.text().encode("utf-8", "replace") for line in lines})
    with half.open("wb") as file:
        file.writelines(text + b"\n" for text in texts)
        os.fsync(file.fileno())
    half.replace(folder / INDEX_NAME)


def is_indexed(folder: Path) -> bool:
    """Whether the index of *folder* is there and no archive file was written after it."""
    index = folder / INDEX_NAME
    if not index.exists():
        return False
    written = index.stat().st_mtime_ns
    return all(warc.stat().st_mtime_ns <= written for warc in warc_files(folder))


def scan_lines(folder: Path) -> Iterator[IndexLine]:
    """The lines of *folder* from its archive files themselves; raises :class:`ArchiveUnreadable`."""
    for warc in warc_files(folder):
        for member in members_of(warc):
            if isinstance(member, Member) and member.type in ("response", "revisit"):
                yield _scanned(warc, member)


def _scanned(warc: Path, member: Member) -> IndexLine:
    response, fields = read_record(warc, member.offset, member.length)
    revisit = member.type == "revisit"
    given = fields.get_header("WARC-Payload-Digest") or ""
    digest = given if revisit else f"sha256:{content_hash(response.payload)}"
    place = Place(warc.name, member.offset, member.length)
    return line_of(response, place, place_referred_to(fields) if revisit else None, digest, revisit)


def read_index(folder: Path) -> Iterator[tuple[bytes, IndexLine]]:
    """(SURT key, line) in the order of the file; nothing where there is no index.  Lines of others that lack a
    field are passed over."""
    for key, rest in raw_lines(folder):
        line = parse(rest)
        if line is not None:
            yield key, line


def raw_lines(folder: Path) -> Iterator[tuple[bytes, bytes]]:
    """(SURT key, the rest of the line), unread: for those who look for a few of many."""
    path = folder / INDEX_NAME
    if not path.exists():
        return
    with path.open("rb") as file:
        for text in file:
            key, _, rest = text.partition(b" ")
            yield key, rest


def parse(rest: bytes) -> IndexLine | None:
    """A line without its key; None where it cannot be read."""
    stamp, _, facts = rest.partition(b" ")
    try:
        found = json.loads(facts)
        at = datetime.strptime(stamp.decode("ascii"), _STAMP).replace(tzinfo=UTC)
        place = Place(found["filename"], int(found["offset"]), int(found["length"]))
        refers_to = Place.of(found["refers_to"]) if "refers_to" in found else None
        return IndexLine(found["url"], at, found["mime"], int(found["status"]), found["digest"], place, refers_to)
    except (ValueError, KeyError, TypeError):
        return None
