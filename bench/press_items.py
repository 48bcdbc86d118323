"""Items of the benches, headline and lead with or without a body, as articles."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.records.press import Article, DayFrom, SourceKind

UNDATED_A_DAY = 200  # items of a file without days are taken as so many a day, in the order of the file
UNDATED_FROM = date(2017, 1, 1)


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The JSON objects of a file, one a line, packed or not."""
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def article_of(row: Mapping[str, Any], position: int = 0) -> Article:
    """An article from {id, title, summary or lead, body?, day?, source?}; *position* orders those of one day."""
    text = row.get("day")
    day = date.fromisoformat(str(text)) if text else UNDATED_FROM + timedelta(days=position // UNDATED_A_DAY)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=position % 60_000)
    identity, lead = str(row["id"]), str(row.get("summary") or row.get("lead") or "")
    body = str(row.get("body") or "")
    return Article(
        identity, identity, identity, str(row.get("source", "")), SourceKind.NATIONAL, "VN", "", str(row["title"]),
        lead, f"{lead}\n{body}" if body else "", "vi", moment, moment, day, DayFrom.PUBLISHED, "",
    )  # fmt: skip


def whole(article: Article) -> Article:
    """Feed items have no body: the lead is all their text; the outlet's hour is unknown, so days are whole."""
    return article if article.text else replace(article, text=article.lead)


def articles_between(paths: Sequence[Path], since: date | None, to: date | None) -> Iterator[Article]:
    """The items of *paths*, in their order, whose day lies from *since* to *to*; None leaves a side open."""
    for path in paths:
        for position, row in enumerate(read_rows(path)):
            day = str(row["day"])
            if (since is None or day >= since.isoformat()) and (to is None or day <= to.isoformat()):
                yield whole(article_of(row, position))
