"""Roman numerals for the sections of a paper; the annex is named, not numbered."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reports.table import Section

ANNEX = "annex"
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def numbered(sections: Sequence[Section]) -> tuple[tuple[str, Section], ...]:
    """Each section with its label: ``I``, ``II`` …, ``Phụ lục``."""
    body = [section for section in sections if section.name != ANNEX]
    annexes = [section for section in sections if section.name == ANNEX]
    labelled = zip(_NUMERALS, body, strict=False)
    return (*labelled, *(("Phụ lục", section) for section in annexes))
