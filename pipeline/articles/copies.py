"""Copies: near-verbatim ones by MinHash over word shingles (Broder 1997), excerpts by containment of the shorter.

MinHash bands find texts of about one length; an excerpt shares few of the longer text's shingles, so a fixed
sixteenth of all shingles (those whose hash says so) is kept in an index, and what shares two of them is compared
in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from rensa import RMinHash, RMinHashLSH

from pipeline.articles.recurring import Format, recurring_format
from pipeline.records.press import Article
from pipeline.text.shingles import shingles

PERMUTATIONS = 64
BANDS = 16
SEED = 20190308
COPY_SIMILARITY = 0.55  # of the shingle sets (Jaccard)
EXCERPT_CONTAINMENT = 0.75  # of the shorter text's shingles
EXCERPT_SHINGLES = 40  # a shorter text says too little to be called an excerpt
_SAMPLED = 16  # one shingle in so many is indexed
_MOST_HOLDERS = 25  # a shingle in more articles than this is boilerplate
_TEXT_LIMIT = 6_000  # characters: a copy shows itself well before


@dataclass(frozen=True, slots=True)
class CopyMatch:
    article_id: str
    similarity: float  # 0..1: estimated Jaccard of the shingle sets, or the share of the shorter


@dataclass(slots=True)
class _Held:
    article: Article
    minhash: RMinHash
    sample: frozenset[int]
    digest: bool


class CopyIndex:
    """The articles of the window, to be asked for copies of the next one."""

    def __init__(self) -> None:
        self._lsh = RMinHashLSH(threshold=COPY_SIMILARITY, num_perm=PERMUTATIONS, num_bands=BANDS)
        self._held: dict[int, _Held] = {}
        self._holders: defaultdict[int, dict[int, None]] = defaultdict(
            dict
        )  # dicts of numbers: no work for the collector
        self._next = 0

    def add_and_match(self, articles: Iterable[Article]) -> list[CopyMatch | None]:
        """For each article the earlier one that it copies, excerpts or contains, if any; then remember it."""
        return [self._matched(article) for article in articles]

    def add(self, articles: Iterable[Article]) -> None:
        """Remember *articles* whose places are known already: nothing is sought for them."""
        for article in articles:
            self._keep(_held(article)[0])

    def forget(self, before: date) -> None:
        """Drop articles of days before *before*."""
        for key in [key for key, held in self._held.items() if held.article.day < before]:
            held = self._held.pop(key)
            self._lsh.remove(key)
            for sampled in held.sample:
                self._holders[sampled].pop(key, None)
                if not self._holders[sampled]:
                    del self._holders[sampled]

    def _matched(self, article: Article) -> CopyMatch | None:
        held, pieces = _held(article)
        best = self._verbatim(held.minhash) or (None if held.digest else self._excerpt(held, frozenset(pieces)))
        self._keep(held)
        return best

    def _keep(self, held: _Held) -> None:
        self._lsh.insert(self._next, held.minhash)
        self._held[self._next] = held
        for sampled in held.sample:
            self._holders[sampled][self._next] = None
        self._next += 1

    def _verbatim(self, minhash: RMinHash) -> CopyMatch | None:
        scored = ((float(minhash.jaccard(self._held[key].minhash)), -key) for key in self._lsh.query(minhash))
        similarity, key = max(scored, default=(0.0, 0))
        return CopyMatch(self._held[-key].article.article_id, similarity) if similarity >= COPY_SIMILARITY else None

    def _excerpt(self, held: _Held, pieces: frozenset[str]) -> CopyMatch | None:
        """A held article that contains this one, or that this one contains; digests contain everything."""
        if len(pieces) < EXCERPT_SHINGLES:
            return None
        common: Counter[int] = Counter()
        for sampled in held.sample:
            holders = self._holders.get(sampled, {})
            if len(holders) <= _MOST_HOLDERS:
                common.update(holders.keys())
        best = (0.0, 0)
        for key, shared in common.most_common(5):
            other = self._held[key]
            if other.digest or shared < max(2, 0.4 * min(len(held.sample), len(other.sample))):
                continue
            theirs = frozenset(shingles(_copied_text(other.article)))
            fewer = min(len(pieces), len(theirs))
            if fewer >= EXCERPT_SHINGLES:
                best = max(best, (len(pieces & theirs) / fewer, -key))
        return CopyMatch(self._held[-best[1]].article.article_id, best[0]) if best[0] >= EXCERPT_CONTAINMENT else None


def _held(article: Article) -> tuple[_Held, list[str]]:
    """What is kept of *article*, and its shingles."""
    pieces = shingles(_copied_text(article))
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(pieces)
    hashed = (crc32(piece.encode("utf-8", "surrogatepass")) for piece in pieces)
    sample = frozenset(value for value in hashed if value % _SAMPLED == 0)
    return _Held(article, minhash, sample, recurring_format(article.title, article.lead) is Format.DIGEST), pieces


def _copied_text(article: Article) -> str:
    return f"{article.title}\n{(article.text or article.lead)[:_TEXT_LIMIT]}"
