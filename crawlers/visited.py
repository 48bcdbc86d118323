"""Which pages a run need not ask for (again)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from crawlers.addresses import normalise
from crawlers.fetchlog import LogRecord
from pipeline.records.press import Fetch, FetchKind


class Visited:
    """Each page is claimed at most once a run."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._claimed = set(known)

    def claim(self, url: str) -> bool:
        """Take *url* for this run -> False where it is known or taken already."""
        if url in self._claimed:
            return False
        self._claimed.add(url)
        return True


def known_addresses(path: Path | None) -> set[str]:
    """The addresses in the text file *path*, one a line, in the spelling under which pages are fetched."""
    if path is None:
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {address for line in lines if line.strip() and (address := normalise(line))}


def finished_pages(records: Iterable[LogRecord]) -> set[str]:
    """The pages that *records*, the log of a run taken up again, show as fetched."""
    pages = (record for record in records if isinstance(record, Fetch) and record.kind is FetchKind.PAGE)
    return {page.url for page in pages if page.error is None and not page.redirected_to}
