"""python -m bench.assess_speed FILE... [--from DAY --to DAY]: how fast items are assessed, and what share is
segmentation; one JSON line last.

Each day's items are taken in (linked, joined, put on record) and the whole window is assessed again, as a night does.
One process; a day is segmented once, since the text model's word is kept from one evening to the next.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from unittest import mock

import models.features
from bench.item_pipeline import nights
from bench.press_items import articles_between
from pipeline.text.segment import segment


@dataclass
class Watch:
    """Seconds and tokens of every call of the segmenter."""

    seconds: float = 0.0
    tokens: int = 0
    texts: int = 0

    def segment(self, text: str) -> tuple[str, ...]:
        begin = time.perf_counter()
        words = segment(text)
        self.seconds += time.perf_counter() - begin
        self.tokens += len(words)
        self.texts += 1
        return words


def main(arguments: list[str] | None = None) -> int:
    options = _arguments(arguments)
    night, watch = next(iter(nights())), Watch()
    items = assessed = 0
    taking = assessing = 0.0
    segment("Làm rõ")  # the tagger is loaded before the clock runs
    with mock.patch.object(models.features, "segment", watch.segment):
        for day, batch in groupby(articles_between(options.paths, options.since, options.to), key=lambda one: one.day):
            articles = list(batch)
            begin = time.perf_counter()
            night.forget(day)
            night.take(articles)
            middle = time.perf_counter()
            judged = sum(1 for _ in night.assessments())
            end = time.perf_counter()
            items, assessed = items + len(articles), assessed + judged
            taking, assessing = taking + middle - begin, assessing + end - middle
            print(f"{day}: {len(articles)} items, {judged} assessments, {end - begin:.1f} s", file=sys.stderr)
    seconds = taking + assessing
    result = {
        "items": items,
        "assessments": assessed,
        "items_per_s": round(items / seconds, 1),
        "assessments_per_s": round(assessed / assessing, 1),
        "segmentation_share": round(watch.seconds / seconds, 4),
        "segmentation_share_of_assessing": round(watch.seconds / assessing, 4),
        "tokens_per_s": round(watch.tokens / watch.seconds),
        "texts_segmented": watch.texts,
        "seconds": round(seconds, 1),
    }
    print(json.dumps(result))
    return 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help="items {id,title,summary,source,day} in date order")
    parser.add_argument("--from", dest="since", type=date.fromisoformat)
    parser.add_argument("--to", type=date.fromisoformat)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
