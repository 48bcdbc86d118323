"""What a night no longer holds but can still look up: items by the pairs of their words, in bounded memory.

The office's store answers the same question in SQL (``earlier_like``); a test keeps the two alike.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pipeline.assessment.context import Earlier
from pipeline.assessment.earlier import OLDER_BY, opening, pairs_of
from pipeline.records.press import Article
from pipeline.store.window import EARLIER_MOST, EARLIER_RARE_AT_LEAST, EARLIER_RARE_SHARE

CAPACITY = 150_000  # items; about 60 numbers each


@dataclass
class ItemArchive:
    """Items in the order of their days; the oldest go when it is full."""

    _items: deque[Earlier] = field(default_factory=lambda: deque(maxlen=CAPACITY))
    _keys: deque[NDArray[np.uint32]] = field(default_factory=lambda: deque(maxlen=CAPACITY))

    def add(self, articles: Sequence[Article]) -> None:
        for one in articles:
            self._items.append(Earlier(one.article_id, one.canonical_url, one.title, one.lead, one.day))
            self._keys.append(_hashed(pairs_of(opening(one.title, one.lead))))

    def find(self, asked: Mapping[str, frozenset[str]], today: date) -> dict[str, tuple[Earlier, ...]]:
        """For each asker the older items that share most of its rare pairs, the best first."""
        old = [place for place, one in enumerate(self._items) if today - one.day >= OLDER_BY]
        wanted = {key for pairs in asked.values() for key in _hashed(pairs).tolist()}
        if not old or not wanted:
            return {}
        keys = [self._keys[place] for place in old]
        flat, owner = np.concatenate(keys), np.repeat(np.array(old), [len(one) for one in keys])
        hit = np.isin(flat, np.fromiter(wanted, np.uint32, len(wanted)))
        posted: defaultdict[int, list[int]] = defaultdict(list)
        for key, place in zip(flat[hit].tolist(), owner[hit].tolist(), strict=True):
            posted[key].append(place)
        return {own: self._best(pairs, posted, len(old)) for own, pairs in asked.items()}

    def _best(self, pairs: frozenset[str], posted: Mapping[int, list[int]], size: int) -> tuple[Earlier, ...]:
        most = max(EARLIER_RARE_AT_LEAST, size * EARLIER_RARE_SHARE)
        weight: defaultdict[int, float] = defaultdict(float)
        for key in _hashed(pairs).tolist():
            places = posted.get(key, ())
            if len(places) <= most:
                for place in places:
                    weight[place] += log(1 + size / len(places))
        best = sorted(weight, key=lambda place: (-weight[place], place))
        return tuple(self._items[place] for place in best[:EARLIER_MOST])


def _hashed(pairs: frozenset[str]) -> NDArray[np.uint32]:
    return np.array(sorted(crc32(pair.encode()) for pair in pairs), dtype=np.uint32)
