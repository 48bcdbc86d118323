"""References in every spelling the product uses; those that lead nowhere are found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cases.law_quotes import Passage
from pipeline.cases.law_references import lost_references
from pipeline.cases.legal_basis import load_legal_basis
from pipeline.records.law import Regulation


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("điểm e khoản 3 Điều 6 Thông tư số 02/2019/TT-BTTTT", "6.3.e"),
        ("theo khoản 9, Điều 6 của Thông tư 22/2016/TT-BTTTT", "6.9"),
        ("khoản 7 Điều 147 Bộ luật Dân sự số 91/2015/QH13", "147.7"),
        ("Circular 02/2019/TT-BTTTT, Article 4", "4"),
        ("notify (22/2016 6.7)", "6.7"),
        ("6.5 of 22/2016", "6.5"),
        ("7.9 of Circular 02/2019/TT-BTTTT", "7.9"),
    ],
)
def test_what_leads_nowhere(regulations: tuple[Regulation, ...], text: str, ref: str) -> None:
    count, lost = lost_references(regulations, [Passage("trang:3", text)])
    assert count == 1
    assert [one.found for one in lost] == [ref]
    assert lost[0].words.startswith(f"trang:3: viện dẫn {ref} của ")


@pytest.mark.parametrize(
    "text",
    [
        "điểm đ khoản 3 Điều 6 Thông tư số 02/2019/TT-BTTTT",
        "6.2 of 22/2016, 02/2019 6.3.a, Circular 22/2016/TT-BTTTT, Article 9",
        "Điều 6 Nghị định số 09/2017/NĐ-CP",
    ],
)
def test_what_is_there(regulations: tuple[Regulation, ...], text: str) -> None:
    count, lost = lost_references(regulations, [Passage("x", text)])
    assert count >= 1
    assert lost == ()


def test_documents_that_are_not_at_hand_are_left_alone(regulations: tuple[Regulation, ...]) -> None:
    text = "Điều 42 Luật Báo chí số 103/2016/QH13; ngày 06/2025 12 người; 02/2019"
    assert lost_references(regulations, [Passage("x", text)]) == (0, ())


def test_the_legal_basis_is_checked_too(regulations: tuple[Regulation, ...], data: Path) -> None:
    basis = load_legal_basis(data / "reference" / "legal_basis.yml")
    assert lost_references(regulations, [], basis) == (1, ())
    wrong = [replace(one, articles="Điều 60") if one.number.startswith("09/2017") else one for one in basis]
    assert [one.where for one in lost_references(regulations, [], wrong)[1]] == ["legal_basis.yml nghi-dinh-09-2017"]
