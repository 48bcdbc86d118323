"""Words with their numbers: each number keeps the name of the query it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.spelling import number_words


@dataclass(frozen=True, slots=True)
class Number:
    """A number on a page and where it can be checked.

    ``query`` names a query of the store and its column (``digest_days.domestic``); ``key`` names the row
    (a day, an id) and is "" where there is only one.
    """

    value: int | float
    query: str
    key: str = ""
    decimals: int = 2  # of a number that is not whole
    signed: bool = False

    @property
    def text(self) -> str:
        return number_words(self.value, self.decimals, signed=self.signed)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page outside; whether the address is fit to be linked is the renderer's to say.

    ``whole`` is what *text* was cut from, "" where nothing was cut.
    """

    text: str
    url: str
    whole: str = ""


Part = str | Number | Link


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line or paragraph; ``important`` is what a hurried reader must not miss (a clock that ran out)."""

    parts: tuple[Part, ...]
    important: bool = False

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(part for part in self.parts if isinstance(part, Number))


def phrase(*parts: Part) -> Phrase:
    return Phrase(parts)


def listing(items: list[tuple[Number, str]]) -> tuple[Part, ...]:
    """``3 chấp nhận; 1 bác bỏ``: each number before its words, those that are zero left out."""
    told = [(number, words) for number, words in items if number.value]
    parts: list[Part] = []
    for index, (number, words) in enumerate(told):
        parts += ["; " if index else "", number, f" {words}"]
    return tuple(part for part in parts if part != "")
