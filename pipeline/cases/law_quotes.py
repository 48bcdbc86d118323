"""What the product quotes of the law, found by its words, and where it strays from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.cases.law_check import Difference
from pipeline.cases.legal_texts import LegalTexts, Run, syllables

NEARLY_ALL = 0.8  # of a text: only then is another word at its very beginning or end a changed one
STRAY = 2  # at most so many syllables put in, left out or changed in one place


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the product: a string of the code, a paragraph of a template, a field of the data."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """How many passages quote the law, and the places where they stray from it."""

    quoting: int
    strays: tuple[Difference, ...]


def quotes(law: LegalTexts, passages: Iterable[Passage]) -> Quotes:
    """Compare each passage with the legal text that it shares a run of syllables with.

    A stray is a word put in, left out or changed with the law's words on both sides of it, or up to the beginning or
    the end of both.  What another legal text says just so is no stray: the two circulars differ in a few words.  A
    value that a template or string fills in (``_``) is none either.
    """
    quoting, strays = 0, []
    for passage in passages:
        words = syllables(passage.text)
        runs = law.quoted(words)
        quoting += bool(runs)
        told: set[int] = set()
        for run in sorted(runs, key=lambda one: one.start - one.end):  # the longest first
            text = law.texts[run.source]
            for low, high, at, until in (*_before(run, words, text), *_after(run, words, text)):
                if low not in told and "_" not in words[low:high] and not _said_elsewhere(runs, low, high, len(words)):
                    told.add(low)
                    strays.append(_stray(passage, law.names[run.source], words, text, (low, high, at, until)))
    return Quotes(quoting, tuple(strays))


def _before(run: Run, words: Sequence[str], text: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """A stray just before *run*: which words of the passage, which of the law."""
    if run.start == 0 or run.at == 0:
        return
    for ours, theirs in _SIZES:
        low, at = run.start - ours, run.at - theirs
        if low < 0 or at < 0:
            continue
        both = min(low, at, 2)
        edge = low == at == 0 and ours == theirs and run.end - run.start >= NEARLY_ALL * len(text)
        same = both > 0 and list(words[low - both : low]) == list(text[at - both : at])
        if edge or (same and (both == 2 or (at == 1 and ours == theirs))):
            yield low, run.start, at, run.at
            return


def _after(run: Run, words: Sequence[str], text: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """A stray just after *run*: the mirror of :func:`_before`."""
    size, length = len(words), len(text)
    mirrored = Run(run.source, size - run.end, size - run.start, length - run.until)
    for low, high, at, until in _before(mirrored, words[::-1], text[::-1]):
        yield size - high, size - low, length - until, length - at


_SIZES = [(a, b) for a in range(STRAY + 1) for b in range(STRAY + 1) if a or b]
_SIZES.sort(key=lambda size: (max(size), sum(size)))


def _said_elsewhere(runs: Iterable[Run], low: int, high: int, size: int) -> bool:
    """Whether one legal text has the words from the one before *low* to the one after *high*."""
    return any(run.start <= max(0, low - 1) and run.end >= min(size, high + 1) for run in runs)


def _stray(
    passage: Passage, name: str, words: Sequence[str], text: Sequence[str], place: tuple[int, int, int, int]
) -> Difference:
    low, high, at, until = place
    ours = " ".join(words[max(0, low - 3) : high + 3])
    theirs = " ".join(text[max(0, at - 3) : until + 3])
    return Difference(passage.where, theirs, ours, f"{passage.where}: ghi “{ours}”, nhưng {name} ghi “{theirs}”.")
