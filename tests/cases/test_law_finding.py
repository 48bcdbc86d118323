"""A document and a place in it as a person types them."""

from __future__ import annotations

import pytest

from pipeline.cases.law_finding import find_clause, find_document
from pipeline.errors import RegulationError
from pipeline.records.law import Regulation


@pytest.mark.parametrize("typed", ["02/2019", "02-2019", "02/2019/TT-BTTTT", "02-2019-tt-btttt", " 02 "])
def test_a_document(regulations: tuple[Regulation, ...], typed: str) -> None:
    assert find_document(regulations, typed).id == "02/2019/TT-BTTTT"
    assert find_document(regulations, "09/2017/nd-cp").id == "09/2017/NĐ-CP"


@pytest.mark.parametrize("typed", ["", "2", "99/2020", "0"])
def test_no_document(regulations: tuple[Regulation, ...], typed: str) -> None:
    with pytest.raises(RegulationError, match="22/2016/TT-BTTTT"):
        find_document(regulations, typed)


@pytest.mark.parametrize(("typed", "ref"), [("6", "6"), ("6.3.", "6.3"), (" 6.3.Đ", "6.3.đ"), ("6.3.d", "6.3.d")])
def test_a_clause(regulations: tuple[Regulation, ...], typed: str, ref: str) -> None:
    assert find_clause(regulations[0], typed).ref == ref


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("6.9", "6.5, 6.6"),
        ("6.3.e", "6.3.d, 6.3.đ"),
        ("4", "1, 2, 3, 5, 6"),
        ("99.1.a", "1, 2, 3"),
        ("1.2", "không điều"),
    ],
)
def test_no_clause_tells_what_is_there(regulations: tuple[Regulation, ...], typed: str, told: str) -> None:
    with pytest.raises(RegulationError, match=told):
        find_clause(regulations[0], typed)
