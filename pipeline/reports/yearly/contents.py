"""What stands under a heading of a yearly paper: words with their numbers, tables, and blanks for the office."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.annex import Figure
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.table import Table

BLANK_OPEN = "[Cơ quan bổ sung:"


@dataclass(frozen=True, slots=True)
class Lead:
    """A line in bold italics that divides what stands under one heading; it is no heading of the form."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What no table can answer: the office writes it."""

    what: str

    @property
    def text(self) -> str:
        return f"{BLANK_OPEN} {self.what}]"


Item = Phrase | Lead | Blank | Table


@dataclass(frozen=True, slots=True)
class Filling:
    """What is put under one heading, and the numbers in its sentences by name; those of tables name themselves."""

    items: tuple[Item, ...] = ()
    figures: tuple[Figure, ...] = ()

    def __add__(self, other: Filling) -> Filling:
        return Filling(self.items + other.items, self.figures + other.figures)


def query(name: str, column: str) -> str:
    """Where a number comes from: a column of a named query, written with its file."""
    return f"yearly.sql: {name}.{column}"


def figure(label: str, value: int | float, name: str, column: str, key: str = "") -> Figure:
    return Figure(label, Number(value, query(name, column), key))


def blank_phrase(what: str) -> Phrase:
    """A blank in a cell of a table."""
    return phrase(Blank(what).text)
