"""Test cases for the flag: ``python -m bench.flag_cases FILE [--missed SORT ...] [--false]``; one JSON line last.

Each case has its context, which the tool already holds, and a target; all go through the true pipeline with every
agency watched, and the target is assessed at the end of the latest day among them.  A misleading target counts as
recalled when it is flagged; ``unattributed`` ones, which by design reach only ``watch``, when they reach it with that
reason.  ``right_reason`` is the share of the flags on misleading targets whose signals hold the true reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.assess_config import config_hash
from bench.item_pipeline import Night, nights
from bench.press_items import article_of, read_rows, whole
from pipeline.records.assessment import Assessment, Level

RIGHT = {
    "figure": {"figure_conflict", "fact_conflict"},
    "exaggeration": {"figure_conflict", "fact_conflict"},
    "place": {"fact_conflict"},
    "reversal": {"fact_conflict"},
    "rumour": {"official_denial", "refuted_before"},
    "recycled": {"recycled"},
    "headline": {"headline_mismatch"},
    "unattributed": {"unattributed", "uncorroborated"},
}
STRICT = ("figure", "place", "reversal", "rumour")
TARGET = "target"
_RANK = {Level.NONE: 0, Level.WATCH: 1, Level.FLAG: 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    row: Mapping[str, Any]
    level: Level
    reasons: frozenset[str]
    words: tuple[str, ...]

    @property
    def misleading(self) -> bool:
        return str(self.row["label"]) == "misleading"

    @property
    def right(self) -> bool:
        return bool(self.reasons & RIGHT.get(str(self.row["sort"]), set()))

    @property
    def recalled(self) -> bool:
        if self.row["sort"] == "unattributed":
            return self.level is not Level.NONE and self.right
        return self.level is Level.FLAG


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--missed", nargs="*", default=[], metavar="SORT", help="print the cases of SORT not recalled")
    parser.add_argument("--false", action="store_true", help="print the sound cases that are flagged")
    options = parser.parse_args(arguments)
    outcomes = [judged(row, night) for row, night in zip(read_rows(options.path), nights(), strict=False)]
    for outcome in outcomes:
        wrong = options.false and not outcome.misleading and outcome.level is Level.FLAG
        if wrong or (outcome.row["sort"] in options.missed and outcome.misleading and not outcome.recalled):
            _show(outcome)
    print(json.dumps(summary(outcomes)))
    return 0


def judged(row: Mapping[str, Any], night: Night) -> Outcome:
    """The target's level for the agency for which it is highest, with all its signals."""
    target = whole(article_of({**row["target"], "id": TARGET}, 50_000))  # after the context of its day
    context = [whole(article_of({"id": f"context-{n}", **item}, n)) for n, item in enumerate(row["context"])]
    night.take(sorted([*context, target], key=lambda article: (article.day, article.first_seen_at)))
    found = [assessment for article, assessment in night.assessments() if article.article_id == TARGET]
    return outcome(row, found)


def outcome(row: Mapping[str, Any], found: Iterable[Assessment]) -> Outcome:
    best = max(found, key=lambda one: (_RANK[one.level], one.score), default=None)
    if best is None:
        return Outcome(row, Level.NONE, frozenset(), ())
    reasons = frozenset(signal.name for signal in best.signals)
    return Outcome(row, best.level, reasons, tuple(signal.explanation for signal in best.signals))


def summary(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The figures of the last line; shares are of 1."""
    bad = [one for one in outcomes if one.misleading]
    sound = [one for one in outcomes if not one.misleading]
    flagged = [one for one in bad if one.level is Level.FLAG]
    strict = [one for one in bad if one.row["sort"] in STRICT]
    counted = Counter((str(one.row["sort"]), one.misleading) for one in outcomes)
    hit = Counter(
        str(one.row["sort"]) for one in outcomes if (one.recalled if one.misleading else one.level is Level.FLAG)
    )
    return {
        "cases": len(outcomes),
        "recall": _share(sum(one.recalled for one in bad), len(bad)),
        "recall_figure_place_reversal_rumour": _share(sum(one.recalled for one in strict), len(strict)),
        "false_flag_rate": _share(sum(one.level is Level.FLAG for one in sound), len(sound)),
        "right_reason": _share(sum(one.right for one in flagged), len(flagged)),
        "by_sort": {sort: f"{hit[sort]}/{number}" for (sort, _), number in sorted(counted.items())},
        "watch": sum(one.level is Level.WATCH for one in outcomes),
        "config_hash": config_hash(),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _show(one: Outcome) -> None:
    target = one.row["target"]
    print(f"[{one.row['sort']}] {one.level.value} {sorted(one.reasons)} {one.row.get('why', '')}", file=sys.stderr)
    print(f"  T {target['day']} {target['title']} | {target['summary']}", file=sys.stderr)
    for item in one.row["context"]:
        print(f"  C {item['day']} {item['title']} | {item['summary']}", file=sys.stderr)
    for words in one.words:
        print(f"  → {words}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
