"""python -m bench.cluster_scale FILE: a stream of items joined to stories night by night; one JSON line last.

The days are taken in their order and each is placed among the standing stories of the window, which forgets what
is too old.  ``last_to_first_tenth`` compares the CPU seconds that an item takes in the last tenth of the items with
those in the first tenth; ``last_to_warm_tenth`` does so with the first tenth after the window has filled once.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from itertools import groupby
from pathlib import Path

from bench.press_items import article_of, read_rows
from pipeline.articles.stories import KEPT_DAYS, StoryWindow


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--sizes", action="store_true", help="also print how many stories have how many members")
    options = parser.parse_args(arguments)
    sizes: Counter[str] = Counter()
    timings, seconds = run(options.path, sizes)
    items = sum(count for count, _ in timings)
    if options.sizes:
        print(sorted(Counter(sizes.values()).items()), file=sys.stderr)
    result = {
        "items": items,
        "days": len(timings),
        "stories": len(sizes),
        "largest": max(sizes.values(), default=0),
        "items_per_s": round(items / seconds),
        "last_to_first_tenth": round(last_to_first(timings, 0), 3),
        "last_to_warm_tenth": round(last_to_first(timings, KEPT_DAYS), 3),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(result))
    return 0


def run(path: Path, sizes: Counter[str]) -> tuple[list[tuple[int, float]], float]:
    """(items, seconds) of each day, and all seconds; only one day's items are held beside the window."""
    window = StoryWindow()
    timings = []
    rows = ((position, row) for position, row in enumerate(read_rows(path)))
    articles = (article_of(row, position) for position, row in rows)
    for day, batch in groupby(articles, key=lambda article: article.day):
        night = list(batch)
        begin = time.process_time()
        window.forget(day)
        members = window.place(night)
        timings.append((len(night), time.process_time() - begin))
        sizes.update(member.story_id for member in members)
    return timings, sum(spent for _, spent in timings)


def last_to_first(timings: list[tuple[int, float]], skipped: int) -> float:
    """Seconds an item in the last tenth of the items over those in the first, the first *skipped* days left out."""
    counted = timings[skipped:] if len(timings) > 3 * skipped else timings
    tenth = sum(count for count, _ in counted) / 10
    return _rate(list(reversed(counted)), tenth) / _rate(counted, tenth)


def _rate(timings: list[tuple[int, float]], wanted: float) -> float:
    items, seconds = 0, 0.0
    for count, spent in timings:
        items, seconds = items + count, seconds + spent
        if items >= wanted:
            break
    return seconds / max(items, 1)


if __name__ == "__main__":
    raise SystemExit(main())
