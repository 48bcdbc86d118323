"""Words and word shingles for telling copies apart."""

from __future__ import annotations

import re

# \w leaves out the vowel signs of Thai, Lao, Khmer and Hindi.
_WORD = re.compile("[\\w\u0900-\u097f\u0e00-\u0eff\u1780-\u17ff]+")
# Scripts without spaces between words are cut into overlapping runs of signs: a single Khmer or Lao letter
# tells nothing, and two texts in one of these scripts share them all.
_CHINESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")
_CHINESE_RUN, _UNSPACED_RUN = 2, 5
SHINGLE_WORDS = 4


def words(text: str) -> list[str]:
    """The words of *text* in order, case-folded; runs of signs where the script writes no spaces."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.search(word):
            found.extend(_runs(word, _UNSPACED_RUN))
        elif _CHINESE.search(word):
            found.extend(_runs(word, _CHINESE_RUN))
        else:
            found.append(word)
    return found


def _runs(signs: str, size: int) -> list[str]:
    return [signs[i : i + size] for i in range(max(1, len(signs) - size + 1))]


def shingles(text: str, size: int = SHINGLE_WORDS) -> list[str]:
    """The distinct runs of *size* words of *text*, sorted; the whole text where it is shorter."""
    sequence = words(text)
    if len(sequence) <= size:
        return [" ".join(sequence)] if sequence else []
    return sorted({" ".join(sequence[i : i + size]) for i in range(len(sequence) - size + 1)})
