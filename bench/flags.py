"""A stream of items with every agency watched: ``python -m bench.flags FILE... [--from DAY --to DAY] [--list OUT]``.

Day by day the items go through the true pipeline, and at the end of each day everything in the window is assessed
again, as a night does; an item counts as flagged if it stood at ``flag`` on any evening.  The last line is JSON.
``--list`` writes every flag with its reasons, ``--sample N`` shows N of them at random (``--seed``).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from bench.assess_config import config_hash
from bench.item_pipeline import Night, nights
from bench.press_items import articles_between
from pipeline.records.assessment import Assessment, Level
from pipeline.records.press import Article

Seen = dict[str, tuple[Article, Assessment]]


def main(arguments: list[str] | None = None) -> int:
    options = _arguments(arguments)
    night = next(iter(nights()))
    flags: Seen = {}
    watched: Seen = {}
    items, started = 0, time.perf_counter()
    for day, batch in groupby(
        articles_between(options.paths, options.since, options.to), key=lambda article: article.day
    ):
        taken = list(batch)
        items += len(taken)
        evening(night, day, taken, flags, watched)
        print(f"{day} {items} items, {len(flags)} flags, {time.perf_counter() - started:.0f} s", file=sys.stderr)
    shown = list(flags.values())
    if options.list:
        options.list.write_text("\n\n".join(map(told, shown)) + "\n", encoding="utf-8")
    for one in random.Random(options.seed).sample(shown, min(options.sample, len(shown))):
        print(told(one), file=sys.stderr)
    reasons = Counter(name for _, one in shown for name in {signal.name for signal in one.signals})
    result = {
        "items": items,
        "flags": len(flags),
        "flags_per_1000": round(1000 * len(flags) / items, 3) if items else None,
        "watch_per_1000": round(1000 * len(watched.keys() - flags.keys()) / items, 3) if items else None,
        "by_reason": dict(sorted(reasons.items())),
        "items_per_s": round(items / (time.perf_counter() - started), 1),
        "config_hash": config_hash(),
    }
    print(json.dumps(result))
    return 0


def evening(night: Night, day: date, articles: Sequence[Article], flags: Seen, watched: Seen) -> None:
    """Take in a day's *articles*, assess the window, note what stands at ``flag`` or ``watch``."""
    night.forget(day)
    night.take(articles)
    for article, assessment in night.assessments():
        if assessment.level is Level.FLAG:
            flags.setdefault(article.article_id, (article, assessment))
        elif assessment.level is Level.WATCH:
            watched.setdefault(article.article_id, (article, assessment))


def told(one: tuple[Article, Assessment]) -> str:
    article, assessment = one
    reasons = "\n".join(f"  → {signal.name} {signal.strength}: {signal.explanation}" for signal in assessment.signals)
    return f"{article.day} {article.title} | {article.lead}\n{reasons}"


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help="items {id,title,summary,source,day} in date order")
    parser.add_argument("--from", dest="since", type=date.fromisoformat)
    parser.add_argument("--to", type=date.fromisoformat)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
