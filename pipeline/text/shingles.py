"""Words and word shingles for telling copies apart."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# Scripts without spaces between words are cut into single signs.
_UNSPACED = re.compile("[\u0e80-\u0eff\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
SHINGLE_WORDS = 4


def words(text: str) -> list[str]:
    """The words of *text* in order, case-folded; each sign a word where the script writes no spaces."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def shingles(text: str, size: int = SHINGLE_WORDS) -> list[str]:
    """The distinct runs of *size* words of *text*, sorted; the whole text where it is shorter."""
    sequence = words(text)
    if len(sequence) <= size:
        return [" ".join(sequence)] if sequence else []
    return sorted({" ".join(sequence[i : i + size]) for i in range(len(sequence) - size + 1)})
