"""Corrections of the catalogue as a unified diff, which a person reads and applies with ``patch``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from crawlers.catalogue import parse_sources
from crawlers.probe_report import FeedState, ProbeReport

_BLOCK = re.compile(r"^- id: *[\"']?(?P<id>[a-z0-9-]+)[\"']?[ \t]*(?:#.*)?\n(?:(?!- ).*\n?)*", re.MULTILINE)
_CHECKED = re.compile(r"^( +checked: *)(\S+)", re.MULTILINE)


def proposed_yaml_diff(folder: Path, reports: Iterable[ProbeReport]) -> str:
    """The changes to *folder*'s ``*.yml`` that *reports* suggest, "" where there are none.

    ``checked`` becomes the day of the probe where the source can be collected; a moved feed gets its new
    address; a source without feeds gets those that were found.  Nothing is written.  To be applied in
    *folder* with ``patch -p1``.  Raises :class:`pipeline.errors.CatalogueError` where the result would
    not be a valid source file.
    """
    by_id = {report.source_id: report for report in reports}
    diffs: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        before = path.read_text(encoding="utf-8")
        after = _BLOCK.sub(lambda block: _corrected(block, by_id), before)
        if after == before:
            continue
        parse_sources(after, path.name, delay_floor=0.0)
        diffs += difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path.name}", f"b/{path.name}"
        )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in diffs)


def _corrected(block: re.Match[str], reports: dict[str, ProbeReport]) -> str:
    text, report = block[0], reports.get(block["id"])
    if report is None:
        return text
    for feed in report.feeds:
        if feed.state is FeedState.MOVED and feed.moved_to:
            text = _replace_address(text, feed.url, feed.moved_to)
    if report.found and not report.feeds and not re.search(r"^ +feeds:", text, re.MULTILINE):
        lines = "".join(f"    - {url}\n" for url in report.found)
        text = re.sub(r"^(?= +checked:)", lambda _: f"  feeds:\n{lines}", text, count=1, flags=re.MULTILINE)
    if report.healthy:
        text = _CHECKED.sub(lambda found: f"{found[1]}{report.day.isoformat()}", text, count=1)
    return text


def _replace_address(text: str, old: str, new: str) -> str:
    """*old* replaced where it stands as a whole address, not as the beginning of a longer one."""
    return re.sub(rf"(?<=[\s\"'\[,]){re.escape(old)}(?=[\s\"'\],]|$)", lambda _: new, text)
