"""python -m bench.locate PATH: agencies of headlines and leads against labels; one JSON line last."""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.articles.gazetteer import Gazetteer, load_gazetteer
from pipeline.articles.locate import locate
from pipeline.records.press import Article, DayFrom, SourceKind

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
SUBSTRING_EXTRA = ("TP.HCM", "TP HCM", "TPHCM", "Sài Gòn")  # what plain matching is granted beside the table's names


@dataclass(frozen=True, slots=True)
class Item:
    article: Article
    agencies: frozenset[str]
    hard: bool


def read_items(path: Path) -> list[Item]:
    """Items {id, title, summary, day, agencies, hard}, one JSON object a line."""
    with path.open(encoding="utf-8") as stream:
        return [_item(json.loads(line)) for line in stream if line.strip()]


def _item(row: dict[str, object]) -> Item:
    day = date.fromisoformat(str(row["day"]))
    identity, title, lead = str(row["id"]), str(row["title"]), str(row["summary"])
    article = Article(
        identity, "", "", str(row.get("source", "")), SourceKind.NATIONAL, "VN", "", title, lead, "", "vi",
        None, _midnight(day), day, DayFrom.PUBLISHED, "",
    )  # fmt: skip
    labels = row["agencies"]
    assert isinstance(labels, list)
    return Item(article, frozenset(map(str, labels)), bool(row["hard"]))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def predicted(item: Item, gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(mention.agency_id for mention in locate(item.article, gazetteer) if mention.about)


def substring_matcher(folder: Path) -> Callable[[Item], frozenset[str]]:
    """Plain matching of the names in agencies.csv, each counted for its unit of today."""
    with (folder / "agencies.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    names = [(row["name"], row["successor"] or row["slug"]) for row in rows]
    names += [(extra, "ho-chi-minh") for extra in SUBSTRING_EXTRA]

    def match(item: Item) -> frozenset[str]:
        text = f"{item.article.title}\n{item.article.lead}"
        return frozenset(slug for name, slug in names if name in text)

    return match


def micro_f1(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> float:
    """F1 over all (item, agency) pairs of (expected, predicted) sets; 1.0 where there is nothing to find."""
    both = wrong = 0
    for expected, answer in pairs:
        both += len(expected & answer)
        wrong += len(expected ^ answer)
    return 2 * both / (2 * both + wrong) if both + wrong else 1.0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the wrong items on standard error")
    options = parser.parse_args(arguments)
    items = read_items(options.path)
    gazetteer = load_gazetteer(REFERENCE)
    begin = time.perf_counter()
    answers = [predicted(item, gazetteer) for item in items]
    seconds = time.perf_counter() - begin
    if options.errors:
        _print_errors(items, answers)
    table = options.path.parent if (options.path.parent / "agencies.csv").exists() else REFERENCE
    substring = substring_matcher(table)
    result = {
        "micro_f1": round(micro_f1((i.agencies, a) for i, a in zip(items, answers, strict=True)), 4),
        "hard_micro_f1": round(micro_f1((i.agencies, a) for i, a in zip(items, answers, strict=True) if i.hard), 4),
        "substring_micro_f1": round(micro_f1((i.agencies, substring(i)) for i in items), 4),
        "substring_hard_micro_f1": round(micro_f1((i.agencies, substring(i)) for i in items if i.hard), 4),
        "items": len(items),
        "items_per_s": round(len(items) / seconds),
    }
    print(json.dumps(result))
    return 0


def _print_errors(items: list[Item], answers: list[frozenset[str]]) -> None:
    for item, answer in zip(items, answers, strict=True):
        if answer != item.agencies:
            missed, extra = sorted(item.agencies - answer), sorted(answer - item.agencies)
            mark = "hard" if item.hard else "    "
            print(f"{mark} thiếu {missed} thừa {extra} | {item.article.title} | {item.article.lead}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
