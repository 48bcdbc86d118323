"""Closed cases that resemble this one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pipeline.cases.precedents import similar
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, case_event_id, case_id
from pipeline.records.facts import StandingCase

KIND = CaseEventKind
AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def standing(title: str, *kinds: CaseEventKind, agency: str = "dak-lak") -> StandingCase:
    own = case_id(agency, title, "g")
    case = Case(own, agency, title, "g", f"Làm rõ: {title}", "02/2019/TT-BTTTT", True, AT)
    events = [
        CaseEvent(case_event_id(own, kind, "", None), own, kind, AT + timedelta(days=n), "an", f"lời {kind}", "")
        for n, kind in enumerate((KIND.OPENED, *kinds))
    ]
    return StandingCase(case, tuple(events))


ENDED = (KIND.CONFIRMED, KIND.SUBMITTED, KIND.APPROVED, KIND.SPOKE, KIND.CLOSED)


def test_the_most_similar_ended_cases_come_first() -> None:
    own = standing("Vỡ đập hồ Ea Tlung").case
    near = standing("Tin vỡ đập hồ Krông Wai", *ENDED, agency="gia-lai")
    far = standing("Giá sầu riêng giảm", *ENDED, agency="gia-lai")
    others = [
        far,
        near,
        standing("Vỡ đập hồ Ea Tlung lần hai"),  # still open
        standing("Vỡ đập hồ Ea Súp", KIND.WITHDRAWN),  # our own mistake
        standing("Vỡ đập hồ Buôn Yong", KIND.MERGED),
        standing("Vỡ đập hồ Ea Kao", KIND.PRESS_WAS_RIGHT),
    ]
    found = similar(own, [*others, StandingCase(own, near.events)])
    assert [one.title for one in found] == ["Làm rõ: Vỡ đập hồ Ea Kao", "Làm rõ: Tin vỡ đập hồ Krông Wai"]
    assert found[0].outcome == "báo nêu đúng, cơ quan đính chính"
    assert found[1].outcome == "đã giải thích, làm rõ; đã trả lời: lời spoke"
    assert found[1].closed_on == (AT + timedelta(days=5)).date()


def test_the_agency_alone_makes_nothing_similar_and_three_are_enough() -> None:
    own = standing("Vỡ đập hồ Ea Tlung").case
    assert similar(own, [standing("Giá cà phê tăng", *ENDED)]) == ()
    many = [standing(f"Vỡ đập số {n}", *ENDED) for n in range(9)]
    assert len(similar(own, many)) == 3
    assert similar(replace(own, title=""), many) == ()
