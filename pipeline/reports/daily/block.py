"""What a one-page summary consists of: blocks of items, and words cut to what a busy reader takes in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.phrase import Number, Phrase
from pipeline.reports.spelling import cut


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told: its first line is the headline, the others say more."""

    lines: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its items, the most important first.

    ``total`` counts all there are, ``more`` names what is left out: "còn N ``more``".  Of a full page the blocks with
    the lowest ``rank`` give way first, never below ``least`` items.
    """

    name: str
    heading: str
    items: tuple[Item, ...]
    total: Number
    more: str
    rank: int
    least: int = 1
    note: Phrase | None = None

    @property
    def hidden(self) -> Number:
        """How many are not told here."""
        return Number(int(self.total.value) - len(self.items), f"{self.total.query} - {len(self.items)}")


def quoted(text: str, length: int) -> str:
    """*text* cut and in quotation marks; its own outer ones are not doubled."""
    return f"“{cut(text.strip().strip('“”').strip(), length)}”"
