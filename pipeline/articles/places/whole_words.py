"""Whether a match is whole words, in scripts with blanks and without."""

from __future__ import annotations


def is_whole(lowered: str, start: int, end: int) -> bool:
    """Whole words; scripts that write no blanks have none (katakana, though, stands in runs)."""
    before = lowered[start - 1] if start else " "
    after = lowered[end] if end < len(lowered) else " "
    if before != " " and _joins(before, lowered[start]):
        return False
    return after == " " or not _joins(lowered[end - 1], after)


def _joins(left: str, right: str) -> bool:
    if left < "\u2000" and right < "\u2000":  # Latin, Cyrillic (Thai, Lao, Khmer stand between, see below)
        return left.isalnum() and right.isalnum() and not _blankless(left) and not _blankless(right)
    return ("ァ" <= left <= "ヶ" and "ァ" <= right <= "ヿ") or left == "ー"


def _blankless(character: str) -> bool:
    return "\u0e00" <= character <= "\u0eff" or "\u1780" <= character <= "\u17ff"
