"""The numbers of a yearly paper, each with its place, value and query: what lies beside the paper as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.reports.phrase import Number, Phrase
from pipeline.reports.table import Table
from pipeline.reports.yearly.paper import YearlyPaper


@dataclass(frozen=True, slots=True)
class PlacedNumber:
    """``words`` are the sentence, or caption, row and column; ``key`` is "" for sums and counts."""

    heading: str  # the form's label: II.5.a
    words: str
    value: int | float
    query: str
    key: str


def placed_numbers(paper: YearlyPaper) -> tuple[PlacedNumber, ...]:
    """Every number under the headings, in order."""
    return tuple(one for heading in paper.headings for item in heading.items for one in _of(heading.label, item))


def _of(label: str, item: object) -> Iterator[PlacedNumber]:
    if isinstance(item, Phrase):
        yield from (_placed(label, item.text, number) for number in item.numbers)
    elif isinstance(item, Table):
        for row in item.rows:
            for column, cell in zip(item.columns, row, strict=True):
                words = f"{item.caption}: {row[0][0].text}, {column.label}"
                yield from (_placed(label, words, number) for line in cell for number in line.numbers)


def _placed(label: str, words: str, number: Number) -> PlacedNumber:
    return PlacedNumber(label, words, number.value, number.query, number.key)
