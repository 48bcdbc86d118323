"""python -m bench.warnings PATH: early warnings on a stream of items in date order; one JSON line last.

Every day of the span is looked at in its evening, knowing what came until then and what was raised before; nothing
of the days after.  Stories are joined day by day from the items about an agency.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

from bench.locate import REFERENCE
from bench.warnings_stories import Seen, Stories
from pipeline.articles.gazetteer import Gazetteer, agencies, load_gazetteer
from pipeline.articles.locate import locate
from pipeline.articles.rises.hazards import tells_hazard
from pipeline.articles.rises.usual import HISTORY_DAYS
from pipeline.articles.warnings import early_warnings
from pipeline.records.days import end_of_day
from pipeline.records.press import Article, DayFrom, SourceKind
from pipeline.records.warnings import EarlyWarning, PressDay, Reason, Subject, Volume


def read_items(path: Path, first: date, last: date) -> Iterator[Article]:
    """Items {id, title, summary, source, day} of the span, one JSON object a line, gzip or not."""
    with _opened(path) as stream:
        for line in stream:
            row = json.loads(line)
            day = date.fromisoformat(row["day"])
            if first <= day <= last:
                yield _article(row, day)


def _opened(path: Path) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _article(row: dict[str, str], day: date) -> Article:
    noon = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    return Article(
        row["id"], row["id"], row["id"], row["source"], SourceKind.NATIONAL, "VN", "", row["title"],
        row["summary"] or "", row["summary"] or "", "vi", noon, noon, day, DayFrom.PUBLISHED, "",
    )  # fmt: skip


def read_days(path: Path, first: date, last: date, gazetteer: Gazetteer) -> dict[date, list[Seen]]:
    days: dict[date, list[Seen]] = defaultdict(list)
    for article in read_items(path, first, last):
        about = frozenset(mention.agency_id for mention in locate(article, gazetteer) if mention.about)
        days[article.day].append(Seen(article, about))
    return days


def backtest(days: dict[date, list[Seen]], first: date, last: date, names: dict[str, str]) -> list[EarlyWarning]:
    """What would have been raised on each evening from *first* to *last*."""
    press = [PressDay(day, len(items)) for day, items in sorted(days.items())]
    by_agency = {day: _agency_volumes(day, items) for day, items in days.items()}
    stories = Stories()
    raised: list[EarlyWarning] = []
    day = first
    while day <= last:
        stories.add([seen for seen in days.get(day, []) if seen.about])
        known = [day - timedelta(days=n) for n in range(HISTORY_DAYS + 2)]
        volumes = [volume for each in known for volume in by_agency.get(each, ())]
        until = [each for each in press if each.day <= day]
        evening = end_of_day(day) - timedelta(minutes=1)
        titles = stories.titles(day)
        raised += early_warnings([*volumes, *stories.volumes()], until, names, titles, raised, evening)
        day += timedelta(days=1)
    return raised


def _agency_volumes(day: date, items: list[Seen]) -> list[Volume]:
    told = [seen for seen in items if tells_hazard(seen.article.title)]
    return [*_volumes(Subject.AGENCY, day, items), *_volumes(Subject.HAZARD, day, told)]


def _volumes(subject: Subject, day: date, items: list[Seen]) -> Iterator[Volume]:
    counts = Counter((slug, seen.article.source_id) for seen in items for slug in seen.about)
    return (Volume(subject, slug, day, outlet, False, n) for (slug, outlet), n in counts.items())


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=date(2025, 10, 1))
    parser.add_argument("--to", dest="last", type=date.fromisoformat, default=date(2025, 11, 30))
    parser.add_argument("--list", action="store_true", help="print every warning")
    options = parser.parse_args(arguments)
    gazetteer = load_gazetteer(REFERENCE)
    names = {agency.id: agency.name for agency in agencies(gazetteer)}
    begin = time.perf_counter()
    days = read_days(options.path, options.first - timedelta(days=HISTORY_DAYS + 1), options.last, gazetteer)
    raised = backtest(days, options.first, options.last, names)
    seconds = time.perf_counter() - begin
    if options.list:
        for one in raised:
            print(f"{one.day} {one.subject.value:6} {one.reason.value:7} {one.agency_id:14} {one.words}")
    print(json.dumps(_result(raised, days, options.first, options.last, seconds)))
    return 0


def _result(
    raised: list[EarlyWarning], days: dict[date, list[Seen]], first: date, last: date, seconds: float
) -> dict[str, object]:
    items = sum(map(len, days.values()))
    return {
        "raised": len(raised),
        "days": (last - first).days + 1,
        "items_per_s": round(items / seconds),
        "items": items,
        "of_agencies": sum(one.subject is Subject.AGENCY for one in raised),
        "of_hazards": sum(one.reason is Reason.HAZARD for one in raised),
        "of_stories": sum(one.subject is Subject.STORY for one in raised),
        "days_with_a_warning": len({one.day for one in raised}),
    }


if __name__ == "__main__":
    raise SystemExit(main())
