"""What a case that was decided otherwise may still say, and what the office must never say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pipeline.cases.correction import anew
from pipeline.cases.life import decide
from pipeline.cases.signoff import fingerprint, is_approved
from pipeline.cases.submission import lacking, may_be_drafted, refuse_locked, refuse_unfit
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement, Notice
from pipeline.records.facts import OpenedCase
from pipeline.records.profile import Profile

KIND = CaseEventKind
OUTCOMES = (KIND.DISMISSED, KIND.WITHDRAWN, KIND.PRESS_WAS_RIGHT)
SIGNED = ((KIND.CONFIRMED, "lan"), (KIND.SUBMITTED, "lan"), (KIND.APPROVED, "binh"))
ANSWERED = (*SIGNED, (KIND.SPOKE, "lan"), (KIND.COPIED_MINISTRY, "lan"), (KIND.CLOSED, "lan"))


def steps(opened: OpenedCase, *done: tuple[CaseEventKind, str], past: list[CaseEvent] | None = None) -> list[CaseEvent]:
    events = list(past or [opened.event])
    for kind, who in done:
        at = max(one.happened_at for one in events) + timedelta(hours=1)
        events.append(decide(opened.case, events, kind, who, "lý do", at))
    return events


def receipt(opened: OpenedCase, notice: Notice, at: datetime | None = None) -> CaseEvent:
    at = at or opened.case.opened_at + timedelta(minutes=1)
    return CaseEvent("n1", opened.case.case_id, KIND.NOTICE_RECEIVED, at, "lan", "Thông báo 12/TB", notice.notice_id)


def said(part: str, author: str = "lan", basis: Basis = Basis.JUDGEMENT, text: str = "x") -> DossierStatement:
    return DossierStatement(f"{part}-{author}-{text}", "c", part, 1, text, basis, author, ())


@pytest.mark.parametrize("kind", [KIND.DISMISSED, KIND.WITHDRAWN])
def test_a_case_that_found_nothing_wrong_goes_out_only_where_the_ministry_waits(
    opened: OpenedCase, make_notice: Callable[..., Notice], province: Profile, kind: CaseEventKind
) -> None:
    events = steps(opened, (kind, "lan"))
    assert not may_be_drafted(events)
    with pytest.raises(IllegalTransition, match="không có thông báo nào của Bộ còn chờ trả lời"):
        refuse_unfit(events, [], province.parts)
    with pytest.raises(IllegalTransition, match="chờ trả lời"):  # at the door of every event too
        steps(opened, (KIND.SUBMITTED, "lan"), past=events)
    with pytest.raises(IllegalTransition, match="không còn gì để gửi đi"):
        refuse_locked(events)
    owed = [*events, receipt(opened, make_notice())]
    refuse_unfit(owed, [], province.parts)
    owed = steps(opened, (KIND.SUBMITTED, "lan"), past=owed)
    with pytest.raises(NotAllowed, match="đăng nhập khác"):
        steps(opened, (KIND.APPROVED, "lan"), past=owed)
    answered = steps(
        opened, (KIND.APPROVED, "binh"), (KIND.SPOKE, "lan"), (KIND.COPIED_MINISTRY, "lan"), past=owed
    )  # fmt: skip
    with pytest.raises(IllegalTransition, match="chờ trả lời"):
        steps(opened, (KIND.SUBMITTED, "lan"), past=answered)


def test_who_wrote_why_it_was_dismissed_does_not_approve_it(
    opened: OpenedCase, make_notice: Callable[..., Notice]
) -> None:
    """The reason of a dismissal is what the ministry reads."""
    events = [*steps(opened, (KIND.DISMISSED, "binh")), receipt(opened, make_notice())]
    with pytest.raises(NotAllowed, match="đăng nhập khác"):
        steps(opened, (KIND.SUBMITTED, "lan"), (KIND.APPROVED, "binh"), past=events)


def test_a_correction_is_drafted_submitted_and_returned_like_any_paper(opened: OpenedCase, province: Profile) -> None:
    events = steps(opened, (KIND.PRESS_WAS_RIGHT, "lan"))
    assert may_be_drafted(events)
    assert lacking(events, [], province.parts) == ("c", "đ")
    with pytest.raises(IllegalTransition) as refused:
        refuse_unfit(events, [said("c", "lamro", Basis.EVIDENCE)], province.parts)
    assert [word in str(refused.value) for word in ("phần c", "phần đ", "phần a")] == [True, True, False]
    whole = [said("c"), said("đ")]
    refuse_unfit(events, whole, province.parts)
    events = steps(opened, (KIND.SUBMITTED, "lan"), past=events)
    assert not may_be_drafted(events)
    with pytest.raises(IllegalTransition, match="lamro case return"):
        refuse_locked(events)
    assert may_be_drafted(steps(opened, (KIND.RETURNED, "binh"), past=events))
    approved = steps(opened, (KIND.APPROVED, "binh"), past=events)
    assert is_approved([*approved[:-1], replace(approved[-1], ref=fingerprint(whole))], whole)
    assert steps(opened, (KIND.SPOKE, "lan"), (KIND.CLOSED, "lan"), past=approved)


@pytest.mark.parametrize("kind", OUTCOMES)
def test_an_approval_of_the_refutation_lets_nothing_go_out_once_the_case_is_decided_otherwise(
    opened: OpenedCase, kind: CaseEventKind
) -> None:
    events = steps(opened, *SIGNED, (kind, "lan"))
    for going in (KIND.SPOKE, KIND.COPIED_MINISTRY, KIND.ISSUED):
        with pytest.raises(IllegalTransition, match="Chưa được phê duyệt"):
            steps(opened, (going, "lan"), past=events)


def test_a_correction_is_spoken_before_its_case_is_closed(opened: OpenedCase) -> None:
    events = steps(opened, *SIGNED, (KIND.SPOKE, "lan"), (KIND.PRESS_WAS_RIGHT, "lan"))
    with pytest.raises(IllegalTransition, match="chưa phát ngôn"):
        steps(opened, (KIND.CLOSED, "lan"), past=events)


@pytest.mark.parametrize("kind", [KIND.WITHDRAWN, KIND.PRESS_WAS_RIGHT])
def test_a_case_closed_by_mistake_is_taken_back_in_view_of_the_log(opened: OpenedCase, kind: CaseEventKind) -> None:
    events = steps(opened, *ANSWERED, (kind, "lan"))
    assert events[-1].kind is kind
    with pytest.raises(IllegalTransition):
        steps(opened, *ANSWERED, (KIND.DISMISSED, "lan"))


def test_where_the_press_was_right_the_refutation_leaves_the_dossier(opened: OpenedCase, province: Profile) -> None:
    old = [
        said("a", "lamro", Basis.EVIDENCE), said("c", "lamro", Basis.EVIDENCE), said("c", "lan", text="đập nguyên vẹn"),
        said("đ", "lamro", Basis.MACHINE_DRAFT),
    ]  # fmt: skip
    rows = anew(opened.case, old, province.parts)
    gone = [one for one in rows if one.basis is Basis.SUPERSEDED]
    assert {one.statement_id for one in gone} == {one.statement_id for one in old[1:]}
    asked = [one for one in rows if one.basis is Basis.MISSING]
    assert [one.part for one in asked] == ["c", "đ"]
    assert len({one.statement_id for one in rows}) == len(rows)
