"""What of a paper's rows the press has printed: words that are public, whatever they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from pipeline.records.assessment import Evidence, Signal
from pipeline.records.briefing import FlagMatter, WaitingMatter
from pipeline.records.cases import DossierStatement
from pipeline.records.daily import DailyFlag, DailyPickup, DailyStatement, DailyStory, DailyWarning
from pipeline.records.digest import CaseRow, FlagRow
from pipeline.records.facts import MACHINE
from pipeline.records.warnings import EarlyWarning
from pipeline.records.weekly import FollowUp, ResponseRow, WeekStory
from pipeline.records.yearly import CaseFact

_QUOTED: dict[type, tuple[str, ...]] = {
    WeekStory: ("headline",),
    EarlyWarning: ("title",),
    FlagRow: ("title", "reasons"),
    FollowUp: ("title",),
    DailyStory: ("headline", "lead"),
    DailyWarning: ("title",),
    DailyPickup: ("headline", "title"),
    DailyStatement: ("title", "denied", "truth"),
    DailyFlag: ("title", "sentence", "reason", "against"),
    FlagMatter: ("title",),
    WaitingMatter: ("sentence",),
    Signal: ("explanation",),
    Evidence: ("quote",),
}
_CASE_TITLES: dict[type, str] = {
    CaseRow: "title", CaseFact: "title", ResponseRow: "title", FollowUp: "case_title",
}  # fmt: skip
_OPENED = "Làm rõ: "  # a case that a machine opened is called by the headline


def press_words(rows: object) -> tuple[str, ...]:
    """Headlines, sentences and quotes of the press in *rows*: a record with all that it holds, each once.

    Words that a person of the office has written are none: they were looked through when they were entered, and are
    again in the paper.
    """
    return tuple(dict.fromkeys(one for one in _found(rows) if one))


def _found(rows: object) -> Iterator[str]:
    if isinstance(rows, tuple):
        for one in rows:
            yield from _found(one)
    elif is_dataclass(rows) and not isinstance(rows, type):
        yield from _own(rows)
        for field in fields(rows):
            yield from _found(getattr(rows, field.name))


def _own(row: object) -> Iterator[str]:
    for kind in type(row).__mro__:  # a week's flag quotes what any flag quotes
        for name in _QUOTED.get(kind, ()):
            told = getattr(row, name)
            yield from (told,) if isinstance(told, str) else told
    title = getattr(row, _CASE_TITLES.get(type(row), ""), "")
    if title.startswith(_OPENED):
        yield from (title, title.removeprefix(_OPENED))
    if isinstance(row, DossierStatement) and row.author == MACHINE:  # drafted from what the press and bodies said
        yield row.text
