"""python -m bench.cluster_scale FILE: a stream of items joined to stories night by night; one JSON line last.

The days are taken in their order, and each is joined to the standing stories of the window, which forgets what is
too old.  With ``--nightly`` the window is closed after each night and taken in anew from its articles, places and
mentions, as ``lamro nightly`` does it (the reading from the store is left out); the stories are the same.
``last_to_first_tenth`` compares the CPU seconds that an item takes in the last tenth of the items with those in the
first tenth, ``last_to_warm_tenth`` with the first tenth after the window has filled once.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from bench.locate import REFERENCE
from bench.press_items import article_of, read_rows
from pipeline.articles.gazetteer import load_gazetteer
from pipeline.articles.locate import locate
from pipeline.articles.stories import KEPT_DAYS, StoryWindow, join_stories
from pipeline.records.agencies import Mention
from pipeline.records.press import Article, StoryMember

Place = Callable[[date, Sequence[Article], Sequence[Mention]], tuple[StoryMember, ...]]


class Nights:
    """What the store holds of the window, and one night after another joined to it."""

    def __init__(self) -> None:
        self._articles: defaultdict[date, list[Article]] = defaultdict(list)
        self._members: dict[str, StoryMember] = {}
        self._mentions: defaultdict[date, list[Mention]] = defaultdict(list)

    def place(self, day: date, night: Sequence[Article], mentions: Sequence[Mention]) -> tuple[StoryMember, ...]:
        for old in [old for old in self._articles if old < day - timedelta(days=KEPT_DAYS)]:
            for article in self._articles.pop(old):
                del self._members[article.article_id]
            self._mentions.pop(old, None)
        standing = [article for articles in self._articles.values() for article in articles]
        about = [mention for named in self._mentions.values() for mention in named]
        joined = join_stories(night, standing, tuple(self._members.values()), [*about, *mentions])
        self._articles[day] += night
        self._mentions[day] += mentions
        self._members.update((member.article_id, member) for member in joined)
        return joined


class Kept:
    """One window that is never closed."""

    def __init__(self) -> None:
        self._window = StoryWindow()

    def place(self, day: date, night: Sequence[Article], mentions: Sequence[Mention]) -> tuple[StoryMember, ...]:
        self._window.forget(day)
        return self._window.place(night, mentions)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--nightly", action="store_true", help="take the window in anew each night")
    parser.add_argument("--sizes", action="store_true", help="also print how many stories have how many members")
    options = parser.parse_args(arguments)
    sizes: Counter[str] = Counter()
    timings, seconds = run(options.path, sizes, Nights().place if options.nightly else Kept().place)
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


def run(path: Path, sizes: Counter[str], place: Place) -> tuple[list[tuple[int, float]], float]:
    """(items, seconds) of each day, and all seconds; only one day's items are held beside the window."""
    gazetteer = load_gazetteer(REFERENCE)
    timings = []
    articles = (article_of(row, position) for position, row in enumerate(read_rows(path)))
    for day, batch in groupby(articles, key=lambda article: article.day):
        night = list(batch)
        mentions = [mention for article in night for mention in locate(article, gazetteer) if mention.about]
        begin = time.process_time()
        members = place(day, night, mentions)
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
