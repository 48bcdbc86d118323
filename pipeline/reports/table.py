"""Sections and tables of words: what a report says, without saying how it looks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.phrase import Part, Phrase, phrase

Cell = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``queries`` name where the column's numbers come from; () where it holds words only."""

    label: str
    queries: tuple[str, ...] = ()
    numeric: bool = False  # nothing but numbers


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is a short fixed slug; the first cell of each row is its heading."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: str = ""  # how to read it, below the rows

    @property
    def kind(self) -> str:
        """The slug without what tells tables of one kind apart: ``flags`` of ``flags_more``."""
        return self.name.partition("_")[0]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said under it, and its tables; a table without rows is not in it."""

    name: str
    heading: str
    paragraphs: tuple[Phrase, ...]
    tables: tuple[Table, ...] = ()
    annex: bool = False  # stands behind the signature
    points: tuple[Phrase, ...] = ()  # a list below the paragraphs


def cell(*parts: Part) -> Cell:
    """A cell of one line."""
    return (phrase(*parts),)
