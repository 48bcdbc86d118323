"""Near-verbatim copies by MinHash over word shingles (Broder 1997), found through LSH bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from pipeline.records.press import Article
from pipeline.text.shingles import shingles

PERMUTATIONS = 64
BANDS = 16
SEED = 20190308
COPY_SIMILARITY = 0.55
_TEXT_LIMIT = 6_000  # characters: a copy shows itself well before


@dataclass(frozen=True, slots=True)
class CopyMatch:
    article_id: str
    similarity: float  # estimated Jaccard of the shingle sets, 0..1


class CopyIndex:
    """The articles seen so far, to be asked for copies of the next one."""

    def __init__(self) -> None:
        self._lsh = RMinHashLSH(threshold=COPY_SIMILARITY, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._hashes: list[RMinHash] = []
        self._ids: list[str] = []

    def add_and_match(self, articles: Iterable[Article]) -> list[CopyMatch | None]:
        """For each article the most similar earlier one above :data:`COPY_SIMILARITY`, then remember it."""
        return [self._add(article) for article in articles]

    def _add(self, article: Article) -> CopyMatch | None:
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        minhash.update(shingles(f"{article.title}\n{article.text[:_TEXT_LIMIT]}"))
        best = self._best(minhash, self._lsh.query(minhash))
        self._lsh.insert(len(self._ids), minhash)
        self._ids.append(article.article_id)
        self._hashes.append(minhash)
        return best

    def _best(self, minhash: RMinHash, keys: Sequence[int]) -> CopyMatch | None:
        scored = ((float(minhash.jaccard(self._hashes[key])), -key) for key in keys)
        similarity, key = max(scored, default=(0.0, 0))
        return CopyMatch(self._ids[-key], similarity) if similarity >= COPY_SIMILARITY else None
