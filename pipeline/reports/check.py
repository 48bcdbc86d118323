"""The numbers of a paper that was made, against what the store gives for them now."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.reports.spelling import number_words

Given = Mapping[str, Mapping[str, Mapping[str, object]]]  # value by query, key and column


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as a file holds it: what stands beside it, the words that a reader sees, the value, where from."""

    label: str
    text: str
    value: str
    query: str  # name and column: ``digest_days.domestic``
    key: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One number that is not what its query gives."""

    label: str
    told: str  # in the file
    given: str  # by the store
    query: str
    key: str


def queries_of(numbers: Iterable[ReadNumber]) -> tuple[str, ...]:
    """The names of the queries that *numbers* rest on, in order."""
    return tuple(dict.fromkeys(one.query.partition(".")[0] for one in numbers))


def compare(numbers: Iterable[ReadNumber], given: Given) -> tuple[Mismatch, ...]:
    """Those of *numbers* whose value or words differ from what *given* says."""
    return tuple(found for one in numbers if (found := _compared(one, given)) is not None)


def _compared(one: ReadNumber, given: Given) -> Mismatch | None:
    name, _, column = one.query.partition(".")
    expected = given.get(name, {}).get(one.key, {}).get(column)
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return Mismatch(one.label, _shown(one), "không có trong kho", one.query, one.key)
    if _same(one.value, expected) and one.text in _spellings(expected, one.text):
        return None
    return Mismatch(one.label, _shown(one), _written(expected, one.text), one.query, one.key)


def _same(told: str, expected: int | float) -> bool:
    try:
        value = float(told)
    except ValueError:
        return False
    return math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-12)


def _spellings(value: int | float, text: str) -> tuple[str, ...]:
    """How *value* may be written with as many decimals as *text* has; half a unit may fall to either side."""
    decimals = len(text.partition(",")[2])
    if isinstance(value, float) and value.is_integer() and not decimals:
        value = int(value)
    signed = text.startswith("+")
    near = (
        (value,)
        if isinstance(value, int)
        else (value, math.nextafter(value, math.inf), math.nextafter(value, -math.inf))
    )
    return tuple(number_words(each, decimals, signed=signed) for each in near)


def _written(value: int | float, text: str) -> str:
    return _spellings(value, text)[0]


def _shown(one: ReadNumber) -> str:
    words = one.text.strip() or "(trống)"
    return words if _plain(words) == one.value or "," in words else f"{words} (value={one.value})"


def _plain(text: str) -> str:
    return text.replace(".", "").replace("+", "").replace("\N{MINUS SIGN}", "-")
