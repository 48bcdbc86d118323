"""All numbers of a digest with the words that stand beside them: for the files beside the paper, and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.reports.addresses import host_of
from pipeline.reports.digest import Digest
from pipeline.reports.phrase import Link, Number
from pipeline.reports.table import Section, Table


@dataclass(frozen=True, slots=True)
class Told:
    """One number where it stands: the section's heading, what it counts, the number.

    ``url`` leads to the article that its row is about, "" where the row is about none.
    """

    section: str
    label: str
    number: Number
    url: str = ""


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
        yield from _of_table(section.heading, table)


def _of_table(heading: str, table: Table) -> Iterator[Told]:
    for row in (*table.rows, *((table.total,) if table.total else ())):
        head = row[0][0]
        url = next((part.url for part in head.parts if isinstance(part, Link)), "")
        for column, one in zip(table.columns, row, strict=True):
            for line in one:
                for number in line.numbers:
                    label = f"{table.caption}: {head.text}, {column.label.lower()}"
                    yield Told(heading, label, number, host_of(url) and url)


def _of_story_days(digest: Digest) -> Iterator[Told]:
    """What only the chart tells."""
    for story in digest.found.stories.shown:
        for day, number in story.days:
            url = host_of(story.url) and story.url
            yield Told("Sự việc nổi bật", f"{story.short}, {day:%d/%m/%Y}", number, url)
