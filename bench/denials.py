"""Denial reports: ``python -m bench.denials FILE [--errors] [--claims N] [--without-stream]``; one JSON line last.

Items {id, title, summary, day, denial, …} go through the true pipeline.  One counts as official where the product puts
a statement of kind ``denial`` into the record; precision, recall and F1 are of the label ``official`` against the rest.
``flagged_denials`` counts the official and warning items that get level ``flag`` with every agency watched, each
assessed at the end of its week within that week's stream of ``../news_daily``; null where that is absent.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.assess_config import config_hash
from bench.denials_stream import PACKED, flagged_in_stream
from bench.item_pipeline import REFERENCE, shipped_model
from bench.press_items import article_of, read_rows
from pipeline.articles.gazetteer import Gazetteer, load_gazetteer
from pipeline.articles.locate import locate
from pipeline.assessment.claims import claims_of
from pipeline.assessment.official_record import statements_of
from pipeline.records.assessment import Statement, StatementKind
from pipeline.records.press import Article

OFFICIAL, WARNING = "official", "warning"
STREAM = Path("..") / "news_daily"


@dataclass(frozen=True, slots=True)
class Answer:
    """One item, its label and what the product makes of it."""

    row: Mapping[str, Any]
    article: Article
    statements: tuple[Statement, ...]

    @property
    def label(self) -> str:
        return str(self.row["denial"])

    @property
    def month(self) -> str:
        return str(self.row["day"])[:7]

    @property
    def official(self) -> bool:
        return any(statement.kind is StatementKind.DENIAL for statement in self.statements)


def answers_to(rows: Iterable[Mapping[str, Any]], gazetteer: Gazetteer) -> list[Answer]:
    """What the pipeline puts on record for each of *rows*."""
    answers = []
    for position, row in enumerate(rows):
        article = article_of(row, position)
        mentions = locate(article, gazetteer)
        answers.append(Answer(row, article, statements_of(article, mentions, claims_of(article, mentions))))
    return answers


def scores(answers: Sequence[Answer]) -> dict[str, float]:
    """F1, precision and recall of ``official``; 0.0 where there is nothing to divide."""
    both = sum(one.official and one.label == OFFICIAL for one in answers)
    said, wanted = sum(one.official for one in answers), sum(one.label == OFFICIAL for one in answers)
    return {
        "official_f1": round(2 * both / (said + wanted), 4) if said + wanted else 0.0,
        "official_precision": round(both / said, 4) if said else 0.0,
        "official_recall": round(both / wanted, 4) if wanted else 0.0,
    }


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    gazetteer = load_gazetteer(REFERENCE)
    begin = time.perf_counter()
    answers = answers_to(read_rows(options.path), gazetteer)
    seconds = time.perf_counter() - begin
    _print(answers, options.errors, options.claims)
    flagged = None if options.without_stream else _flagged(answers, options.path.parent / STREAM, gazetteer)
    months = {month: scores([one for one in answers if one.month == month]) for month in {a.month for a in answers}}
    result = {
        **scores(answers),
        "flagged_denials": flagged,
        "config_hash": config_hash(),
        "items": len(answers),
        "by_month": {month: months[month]["official_f1"] for month in sorted(months)},
        "items_per_s": round(len(answers) / seconds),
    }
    print(json.dumps(result, ensure_ascii=False))
    return 0


def _flagged(answers: Sequence[Answer], stream: Path, gazetteer: Gazetteer) -> int | None:
    if not list(stream.glob(PACKED)):
        print(f"flagged_denials left out: no {PACKED} in {stream}", file=sys.stderr)
        return None
    told = [one.article for one in answers if one.label in (OFFICIAL, WARNING)]
    ids = flagged_in_stream(told, stream, gazetteer, shipped_model())
    for one in answers:
        if one.article.article_id in ids:
            print(f"flagged {one.label} | {one.article.title} | {one.article.lead}", file=sys.stderr)
    return len(ids)


def _print(answers: Sequence[Answer], errors: bool, claims: int) -> None:
    for one in answers if errors else ():
        if one.official != (one.label == OFFICIAL):
            print(
                f"{one.label} but official={one.official} | {one.article.title} | {one.article.lead}", file=sys.stderr
            )
    official = [one for one in answers if one.label == OFFICIAL]
    for one in random.Random(0).sample(official, min(claims, len(official))):
        print(
            f"\n{one.article.title} | {one.article.lead}\n  label {one.row['claim']} | {one.row['truth']}",
            file=sys.stderr,
        )
        for statement in one.statements:
            print(f"  {statement.body} | {statement.denied} | {statement.truth}", file=sys.stderr)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", action="store_true", help="show the items that are told wrongly")
    parser.add_argument("--claims", type=int, default=0, help="show what the record gets of so many official items")
    parser.add_argument("--without-stream", action="store_true", help="leave out the flags within the stream")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
