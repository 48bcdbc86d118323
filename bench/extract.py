"""Extraction: ``python -m bench.extract DIR`` (``html/*.html.gz``, ``ground-truth.json`` {id: {articleBody, url}}).

Our own ``extract`` beside plain trafilatura (default settings) on the same pages in the same run, by the measure of
scrapinghub's article-extraction-benchmark (:mod:`bench.shingle_score`).  Both sides are warm and see each page
three times; the fastest round counts, in CPU time of one process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trafilatura import extract as trafilatura_extract

from bench.shingle_score import Score, compare, score
from pipeline.articles.extract import Page, extract
from pipeline.errors import ExtractionFailed
from pipeline.records.press import Capture, FetchKind, Source, SourceKind

ROUNDS = 3
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source("bench", "bench", SourceKind.FOREIGN, "ZZ", ("en",), (), (), (), (), (), 1.0, 0, 0, None)


@dataclass(frozen=True, slots=True)
class Sample:
    """One page of the benchmark."""

    key: str
    url: str
    html: bytes
    body: str  # what a person marked as the article


def main() -> None:
    """Print the pages that went worse than trafilatura's to stderr and one JSON object on the last line of stdout."""
    arguments = _arguments()
    samples = read_samples(arguments.folder)
    ours, our_speed = _measured(our_text, samples)
    theirs, their_speed = _measured(plain_trafilatura, samples)
    our_score = _score(samples, ours)
    their_score = _score(samples, theirs)
    if arguments.verbose:
        _tell_differences(samples, ours, theirs)
    row = {
        "pages": len(samples),
        "f1": round(our_score.f1, 4),
        "precision": round(our_score.precision, 4),
        "recall": round(our_score.recall, 4),
        "pages_per_s": round(our_speed, 1),
        "trafilatura_f1": round(their_score.f1, 4),
        "trafilatura_precision": round(their_score.precision, 4),
        "trafilatura_recall": round(their_score.recall, 4),
        "trafilatura_pages_per_s": round(their_speed, 1),
    }
    print(json.dumps(row))


def read_samples(folder: Path) -> tuple[Sample, ...]:
    """The pages of the benchmark in *folder*; a page without its HTML is an error."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return tuple(
        Sample(key, row.get("url", ""), gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()),
               row.get("articleBody", ""))
        for key, row in truth.items()
    )  # fmt: skip


def our_text(sample: Sample) -> str:
    """The text that ``extract`` finds; "" where it refuses the page."""
    url = sample.url or "https://bench.example/page"
    capture = Capture("c" * 32, url, SOURCE.id, FetchKind.PAGE, NOW, 200, "text/html", "", "", 0, 0)
    try:
        return extract(Page(capture, sample.html, SOURCE, None), NOW).article.text
    except ExtractionFailed:
        return ""


def plain_trafilatura(sample: Sample) -> str:
    return trafilatura_extract(sample.html) or ""


def _measured(find: Callable[[Sample], str], samples: Sequence[Sample]) -> tuple[list[str], float]:
    """The texts and the pages a second of CPU time."""
    find(samples[0])
    fastest = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        texts = [find(sample) for sample in samples]
        fastest = min(fastest, time.process_time() - started)
    return texts, len(samples) / fastest


def _score(samples: Sequence[Sample], texts: Sequence[str]) -> Score:
    return score([compare(sample.body, text) for sample, text in zip(samples, texts, strict=True)])


def _tell_differences(samples: Sequence[Sample], ours: Sequence[str], theirs: Sequence[str]) -> None:
    for sample, our, their in zip(samples, ours, theirs, strict=True):
        mine, other = compare(sample.body, our), compare(sample.body, their)
        line = f"{mine.precision:.3f} {mine.recall:.3f} | {other.precision:.3f} {other.recall:.3f}  {sample.url[:90]}"
        print(f"{mine.right - other.right:+.3f} {line} {sample.key[:8]}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with html/*.html.gz and ground-truth.json")
    parser.add_argument("--verbose", action="store_true", help="precision and recall of every page, ours | trafilatura")
    return parser.parse_args()


if __name__ == "__main__":
    main()
