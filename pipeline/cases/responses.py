"""The circular's measures, planned and done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from pipeline.cases.transitions import STATE_WORDS, TABLE, apply
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import (
    ResponseEntry,
    Stage,
    response_entry_id,
    response_id,
)
from pipeline.records.cases import CaseEvent
from pipeline.records.days import day_in_vietnam
from pipeline.records.law import ResponseMeasure
from pipeline.records.profile import Profile


def measure(profile: Profile, letter: str) -> ResponseMeasure:
    """The measure of the office's circular with that letter; raises :class:`IllegalTransition` where it has none."""
    found = next((one for one in profile.measures if one.letter == letter), None)
    if found is None:
        letters = ", ".join(one.letter for one in profile.measures)
        raise IllegalTransition(f"{profile.regulation.short} không có hình thức “{letter}”; các hình thức: {letters}.")
    return found


def refuse_ended(events: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where nothing more is done in the case: no response is planned any more."""
    state = apply(events)
    if not TABLE[state]:
        raise IllegalTransition(f"Vụ việc “{STATE_WORDS[state]}”: không dự kiến thêm hình thức nào.")


def planned(case_id: str, profile: Profile, letter: str, words: str, day: date, login: str) -> ResponseEntry:
    """A response that is planned for *day*.  Raises :class:`IllegalTransition` without words or for another letter."""
    own = measure(profile, letter)
    text = _said(words)
    id = response_id(case_id, own.letter, text, day)
    entry = response_entry_id(id, Stage.PLANNED, day, "")
    return ResponseEntry(entry, id, case_id, own.letter, Stage.PLANNED, day, "", "", text, login)


def done(
    case_id: str,
    profile: Profile,
    letter: str,
    words: str,
    day: date,
    link: str,
    capture_id: str,
    plan: ResponseEntry | None,
    login: str,
    now: datetime,
) -> ResponseEntry:
    """A response that was given on *day*, as planned by *plan* or without a plan.

    Raises :class:`IllegalTransition` for a day to come, a link that is no address, and as :func:`planned`.
    """
    own = measure(profile, plan.letter if plan else letter)
    text = _said(words or (plan.words if plan else ""))
    if day > day_in_vietnam(now):
        raise IllegalTransition(f"Ngày {day:%d/%m/%Y} còn ở tương lai; dự kiến thì bỏ --done.")
    if link and not link.startswith(("https://", "http://")):
        raise IllegalTransition("Đường dẫn phải bắt đầu bằng https:// hoặc http://.")
    id = plan.response_id if plan else response_id(case_id, own.letter, text, day)
    entry = response_entry_id(id, Stage.DONE, day, link)
    return ResponseEntry(entry, id, case_id, own.letter, Stage.DONE, day, link, capture_id, text, login)


def response_lines(entries: Sequence[ResponseEntry], measures: Sequence[ResponseMeasure]) -> tuple[str, ...]:
    """Each response once, as it stands: done where an entry says so."""
    keys = {one.letter: one.clause.citation for one in measures}
    latest: dict[str, ResponseEntry] = {}
    for one in entries:
        if one.response_id not in latest or one.stage is Stage.DONE:
            latest[one.response_id] = one
    return tuple(_line(one, keys) for one in sorted(latest.values(), key=lambda one: (one.day, one.response_id)))


def _line(one: ResponseEntry, keys: dict[str, str]) -> str:
    what = "đã thực hiện" if one.stage is Stage.DONE else "dự kiến"
    where = f"; {one.link}" if one.link else ""
    law = f" ({keys[one.letter]})" if one.letter in keys else ""
    return f"{one.response_id[:8]} {what} ngày {one.day:%d/%m/%Y}: {one.words}{where}{law}"


def _said(words: str) -> str:
    text = " ".join(words.split())
    if not text:
        raise IllegalTransition("Cần ghi nội dung (--words).")
    return text
