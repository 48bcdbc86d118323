"""All numbers of a digest with the words that stand beside them: for the files beside the paper, and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.reports.digest import Digest
from pipeline.reports.phrase import Number
from pipeline.reports.table import Section, Table


@dataclass(frozen=True, slots=True)
class Told:
    """One number where it stands: the section's heading, what it counts, the number."""

    section: str
    label: str
    number: Number


def numbers_of(digest: Digest) -> tuple[Told, ...]:
    """In the order of the paper; a number that stands in several places comes once a place."""
    return (
        *(Told("Số liệu chính", figure.label, figure.number) for figure in digest.headline),
        *(one for section in digest.sections for one in _of_section(section)),
        *(one for one in _of_story_days(digest)),
    )


def _of_section(section: Section) -> Iterator[Told]:
    for paragraph in (*section.paragraphs, *section.points):
        for number in paragraph.numbers:
            yield Told(section.heading, paragraph.text, number)
    for table in section.tables:
        for label, number in _of_table(table):
            yield Told(section.heading, label, number)


def _of_table(table: Table) -> Iterator[tuple[str, Number]]:
    for row in (*table.rows, *((table.total,) if table.total else ())):
        head = row[0][0].text
        for column, one in zip(table.columns, row, strict=True):
            for line in one:
                for number in line.numbers:
                    yield f"{table.caption}: {head}, {column.label.lower()}", number


def _of_story_days(digest: Digest) -> Iterator[Told]:
    """What only the chart tells."""
    for story in digest.found.stories.shown:
        for day, number in story.days:
            yield Told("Sự việc nổi bật", f"{story.headline}, {day:%d/%m/%Y}", number)
