"""What the store says of the sample press beside the planted truth of its key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.demo.press import KeyEntry, load_key, load_sample
from flows.workplace import Workplace
from pipeline.store import overview
from pipeline.store.connect import Store


@dataclass(frozen=True, slots=True)
class SortScore:
    """Of one sort of planted item: how many there are, how many are flagged."""

    sort: str
    label: str
    items: int
    flagged: int


def scores(place: Workplace, sample: Path) -> tuple[SortScore, ...]:
    """By label and sort; an item is flagged where an article at its address stands in the triage queue."""
    press, key = load_sample(sample), load_key(sample)
    paths = {
        article.id: outlet.page_path.format(id=article.id) for outlet in press.outlets for article in press.of(outlet)
    }
    with Store(place.store_path).reading() as tx:
        flagged = overview.flagged_addresses(tx)
    found = {entry.article_id for entry in key if any(url.endswith(paths[entry.article_id]) for url in flagged)}
    sorts = sorted({(entry.label, entry.sort) for entry in key})
    return tuple(_score(label, sort, key, found) for label, sort in sorts)


def _score(label: str, sort: str, key: tuple[KeyEntry, ...], found: set[str]) -> SortScore:
    own = [entry for entry in key if (entry.label, entry.sort) == (label, sort)]
    return SortScore(sort, label, len(own), sum(entry.article_id in found for entry in own))


def score_words(place: Workplace, sample: Path) -> str:
    """One line: planted misleading items flagged, by sort, and sound items flagged."""
    found = scores(place, sample)
    wrong = [score for score in found if score.label == "misleading"]
    sound = [score for score in found if score.label == "sound"]
    by_sort = ", ".join(f"{score.sort} {score.flagged}/{score.items}" for score in wrong)
    return (
        f"sai lệch được nêu {sum(s.flagged for s in wrong)}/{sum(s.items for s in wrong)} ({by_sort}); "
        f"đúng mà bị nêu {sum(s.flagged for s in sound)}/{sum(s.items for s in sound)}"
    )
