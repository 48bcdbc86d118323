"""A line of a file → a statement that is weighed like a portal's, or what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.assessment.imported import COLUMNS, EXTRA, statement_of
from pipeline.assessment.signals import figure_conflict
from pipeline.records.assessment import StatementKind

KNOWN, TODAY = frozenset({"dak-lak", "gia-lai"}), date(2026, 3, 3)
GOOD = {
    "agency": "dak-lak", "body": "UBND tỉnh Đắk Lắk", "said_on": "02/03/2026", "figure": "", "unit": "",
    "sentence": "Mưa lũ làm 12 người chết, 340 ngôi nhà bị ngập.", "source": "12/BC-UBND", EXTRA: "",
}  # fmt: skip


def line(**changes: str) -> dict[str, str]:
    return GOOD | changes


def figures(**changes: str) -> list[tuple[float, str]]:
    return [(one.low, one.counted or one.unit) for one in statement_of(line(**changes), KNOWN, TODAY).figures]


def test_a_good_line() -> None:
    one = statement_of(line(agency="gia-lai dak-lak"), KNOWN, TODAY)
    assert (one.kind, one.said_on, one.agencies) == (StatementKind.PORTAL, date(2026, 3, 2), ("dak-lak", "gia-lai"))
    assert (one.body, one.truth) == ("UBND tỉnh Đắk Lắk (12/BC-UBND)", GOOD["sentence"])
    assert one.article_id == one.capture_id == one.statement_id
    assert [figure.low for figure in one.figures] == [12, 340]


def test_the_named_figure_alone_counts() -> None:
    assert figures(figure="12", unit="người chết") == [(12.0, "chết")]
    assert figures(figure="12", unit="người") == [(12.0, "chết")]


def test_a_sentence_without_a_number_takes_the_figure_s() -> None:
    one = statement_of(line(sentence="Tổng thiệt hại do mưa lũ.", figure="1.200", unit="tỷ đồng"), KNOWN, TODAY)
    assert one.truth == "Tổng thiệt hại do mưa lũ: 1.200 tỷ đồng."
    assert [(figure.low, figure.unit) for figure in one.figures] == [(1.2e12, "VND")]


@pytest.mark.parametrize("day", ["2026-03-02", "02/03/2026", "2/3/2026", "2-3-2026"])
def test_days_are_read(day: str) -> None:
    assert statement_of(line(said_on=day), KNOWN, TODAY).said_on == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"agency": "dak-nong-moi"}, "không có cơ quan dak-nong-moi"),
        ({"body": ""}, "thiếu body"),
        ({"source": ""}, "thiếu source"),
        ({"said_on": "31/02/2026"}, "không đọc được"),
        ({"said_on": "hôm qua"}, "không đọc được"),
        ({"said_on": "04/03/2026"}, "chưa tới"),
        ({"sentence": "Tình hình đã ổn định."}, "không có số liệu"),
        ({"figure": "15", "unit": "người"}, "không có trong câu"),
        ({"figure": "nhiều", "unit": ""}, "không đọc được"),
        ({EXTRA: "x"}, "thừa ô"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        statement_of(line(**changes), KNOWN, TODAY)


def test_the_same_statement_of_the_same_paper_is_the_same() -> None:
    own = statement_of(line(), KNOWN, TODAY).statement_id
    assert statement_of(line(said_on="2026-03-02", figure="12", unit="người"), KNOWN, TODAY).statement_id == own
    assert statement_of(line(source="13/BC-UBND"), KNOWN, TODAY).statement_id != own
    assert set(COLUMNS) < set(GOOD)


def test_its_figure_contradicts_a_report_as_a_portal_s_does(make_report, surround) -> None:
    report = make_report(
        "Mưa lũ ở Đắk Lắk làm 21 người chết", "Mưa lũ làm 21 người chết ở Đắk Lắk, nhiều ngôi nhà bị ngập sâu."
    )
    told = statement_of(line(sentence="Mưa lũ ở Đắk Lắk làm 12 người chết.", said_on="2026-03-02"), KNOWN, TODAY)
    around = replace(surround(report), statements=(told,))
    found = figure_conflict.signals(report, around)
    assert [signal.name for signal in found] == ["figure_conflict"] * len(found) != []
    assert {evidence.id for signal in found for evidence in signal.evidence} == {told.statement_id}
    assert all("thông tin chính thức" in signal.explanation for signal in found)
    agreeing = statement_of(line(sentence="Mưa lũ ở Đắk Lắk làm 21 người chết.", said_on="2026-03-02"), KNOWN, TODAY)
    assert figure_conflict.signals(report, replace(surround(report), statements=(agreeing,))) == ()
