"""Roman numerals for the sections of a paper; annexes are numbered on their own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reports.table import Section

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def numbered(sections: Sequence[Section]) -> tuple[tuple[str, Section], ...]:
    """Each section with its label: ``I``, ``II`` …, then ``Phụ lục``, or ``Phụ lục I`` … where there are several."""
    body = [section for section in sections if not section.annex]
    annexes = [section for section in sections if section.annex]
    names = [f"Phụ lục {numeral}" for numeral in _NUMERALS] if len(annexes) > 1 else ["Phụ lục"]
    return (*zip(_NUMERALS, body, strict=False), *zip(names, annexes, strict=False))
