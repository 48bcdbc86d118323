"""Four eyes: complete before it is submitted, another login before it goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.cases.life import decide
from pipeline.cases.signoff import fingerprint, is_approved, refuse_incomplete, standing
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement
from pipeline.records.facts import OpenedCase
from pipeline.records.profile import Profile

KIND = CaseEventKind


def steps(opened: OpenedCase, *done: tuple[CaseEventKind, str]) -> list[CaseEvent]:
    events = [opened.event]
    for n, (kind, who) in enumerate(done, start=1):
        at = opened.case.opened_at + timedelta(hours=n)
        events.append(decide(opened.case, events, kind, who, "lý do", at))
    return events


def statement(author: str, part: str = "b", basis: Basis = Basis.JUDGEMENT) -> DossierStatement:
    return DossierStatement(f"{author}-{part}", "c", part, 1, "x", basis, author, ())


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("lan", False), ("mai", False), ("hoa", False), ("binh", True)],  # confirmed, submitted, wrote, none of these
)
def test_the_approver_is_another_than_those_who_confirmed_submitted_or_wrote(
    opened: OpenedCase, who: str, allowed: bool
) -> None:
    events = steps(opened, (KIND.CONFIRMED, "lan"), (KIND.SUBMITTED, "mai"))
    dossier = [statement("hoa"), statement("lamro")]
    at = opened.case.opened_at + timedelta(days=1)
    if allowed:
        assert decide(opened.case, events, KIND.APPROVED, who, "đồng ý", at, dossier=dossier).actor == who
        return
    with pytest.raises(NotAllowed, match="đăng nhập khác"):
        decide(opened.case, events, KIND.APPROVED, who, "đồng ý", at, dossier=dossier)


def test_an_approval_does_not_reach_back(opened: OpenedCase) -> None:
    events = steps(opened, (KIND.CONFIRMED, "lan"), (KIND.SUBMITTED, "lan"), (KIND.APPROVED, "binh"))
    now = opened.case.opened_at + timedelta(days=1)
    with pytest.raises(IllegalTransition):
        decide(opened.case, events, KIND.SPOKE, "lan", "họp báo", now, at=events[2].happened_at)
    assert decide(opened.case, events, KIND.SPOKE, "lan", "họp báo", now).kind is KIND.SPOKE
    last = standing(events)
    assert last is not None
    assert last.kind is KIND.APPROVED


def test_what_is_missing_is_listed_with_the_regulation_s_words(province: Profile) -> None:
    with pytest.raises(IllegalTransition) as refused:
        refuse_incomplete([statement("lan", "a"), statement("lan", "b")], province.parts)
    words = str(refused.value)
    for part in province.parts:
        assert (f"phần {part.letter} (" in words) == (part.letter not in "ab")
    assert province.parts[2].clause.text.rstrip(" ;.") in words
    assert "cần bằng chứng)" in words
    refuse_incomplete([statement("lan", part.letter, Basis.EVIDENCE) for part in province.parts], province.parts)


def test_the_fingerprint_is_of_what_is_said_in_any_order() -> None:
    rows = [statement("lan"), statement("lamro", "c", Basis.EVIDENCE)]
    assert fingerprint(rows) == fingerprint(rows[::-1])
    assert fingerprint(rows) != fingerprint(rows[:1])
    assert fingerprint(rows) != fingerprint([rows[0], replace(rows[1], evidence=("x",))])


def test_an_approval_holds_for_its_dossier_until_it_is_returned_or_overtaken(opened: OpenedCase) -> None:
    dossier = [statement("hoa")]
    way = steps(opened, (KIND.CONFIRMED, "lan"), (KIND.SUBMITTED, "lan"), (KIND.APPROVED, "binh"))
    approved = [*way[:-1], replace(way[-1], ref=fingerprint(dossier))]
    assert is_approved(approved, dossier)
    assert not is_approved(approved, [statement("hoa", "c")])
    assert not is_approved(approved[:-1], dossier)
    for kind in (KIND.RETURNED, KIND.WITHDRAWN, KIND.PRESS_WAS_RIGHT):
        at = approved[-1].happened_at + timedelta(hours=1)
        after = decide(opened.case, approved, kind, "binh", "lý do", at)
        assert not is_approved([*approved, after], dossier), kind


def test_what_is_missing_is_told_with_the_questions_that_are_open(province: Profile) -> None:
    asked = replace(statement("lamro", "c", Basis.MISSING), text="Số liệu của ai?")
    drafted = statement("lamro", "đ", Basis.MACHINE_DRAFT)
    with pytest.raises(IllegalTransition) as refused:
        refuse_incomplete([statement("an", "b"), asked, drafted], province.parts)
    lines = str(refused.value).split("\n")[1:]
    assert [line.partition(" (")[0] for line in lines if line.startswith("-")] == [
        "- phần a",
        "- phần c",
        "- phần d",
        "- phần đ",
    ]
    assert lines[2] == "    ? lamro-c Số liệu của ai?;"
    assert "1 câu máy soạn chưa ai nhận" in lines[4]
