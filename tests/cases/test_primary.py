"""Primary evidence is what proves by itself: never the watched body's own denial, nor a report of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.cases.primary import of_another_body, why_not_primary
from pipeline.records.facts import CitedRecord, FactStatement

NAME = "Đắk Lắk"
SAID = FactStatement(
    "s1", "a1", "c1", "UBND tỉnh Đắk Lắk", date(2025, 11, 24), "vỡ đập", "đập an toàn", own=True, concrete=True
)


@pytest.mark.parametrize(
    ("body", "own", "another"),
    [
        ("UBND tỉnh Đắk Lắk", True, False),
        ("Công an tỉnh", True, False),  # of which province is not said
        ("Sở Nông nghiệp và Môi trường", True, False),
        ("Bộ Chỉ huy Quân sự tỉnh", True, False),
        ("", True, False),
        ("Bộ Công an", True, True),
        ("Cục Thủy lợi", True, True),
        ("Cục Thuế tỉnh", True, False),
        ("Công ty thủy điện", False, True),
    ],
)
def test_another_body_is_told_by_its_name_and_doubt_counts_against_it(body: str, own: bool, another: bool) -> None:
    assert of_another_body(replace(SAID, body=body, own=own), NAME) is another


def test_a_ministry_s_department_may_be_the_ministry_itself() -> None:
    said = replace(SAID, body="Cục An toàn thực phẩm")
    assert not of_another_body(said, "Bộ Y tế")
    assert of_another_body(replace(SAID, body="Bộ Công an"), "Bộ Y tế")


@pytest.mark.parametrize(
    ("cited", "why"),
    [
        (CitedRecord("f" * 32, attached=True), ""),
        (CitedRecord("f" * 32, statement=SAID), "lời bác bỏ của cơ quan được nêu"),
        (CitedRecord("f" * 32, statement=SAID, imported=True), "lời bác bỏ"),  # a file makes it no better
        (CitedRecord("f" * 32, statement=replace(SAID, denied=""), imported=True), ""),
        (CitedRecord("f" * 32, statement=replace(SAID, denied="")), "thông tin của chính cơ quan"),
        (CitedRecord("f" * 32, statement=replace(SAID, body="Cục Thủy lợi")), ""),
        (CitedRecord("f" * 32, official_page=True), ""),
        (CitedRecord("f" * 32, official_page=True, denial=True), "lời bác bỏ"),
        (CitedRecord("f" * 32, denial=True), "lời bác bỏ"),
        (CitedRecord("f" * 32), "trang báo"),
    ],
)
def test_what_proves_and_why_the_rest_does_not(cited: CitedRecord, why: str) -> None:
    told = why_not_primary(cited, NAME)
    assert why in told if why else told == ""
