"""The pages of ``lamro law show|profile``: at most 80 columns, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.records.law import Regulation
from pipeline.render.law_page import clause_page, document_page, list_page
from pipeline.render.law_profile import profile_page

REGULATIONS = load_regulations(Path(__file__).parents[2] / "data" / "regulations")


@pytest.mark.parametrize("regulation", REGULATIONS, ids=lambda one: str(one.id))
def test_the_whole_document_is_there_within_80_columns(regulation: Regulation) -> None:
    lines = list(document_page(regulation))
    assert max(map(len, lines)) <= 80
    words = " ".join(" ".join(lines).split())
    for clause in regulation.clauses:
        assert " ".join(clause.text.split()) in words
    for annex in regulation.annexes:
        assert all(" ".join(heading.text.split()) in words for heading in annex.headings)
    assert regulation.force.note.split(".")[0] in words


def test_a_point_stands_below_what_leads_to_it() -> None:
    lines = list(clause_page(REGULATIONS[0], "6.3.đ"))
    text = "\n".join(lines)
    assert text.index("Điều 6. ") < text.index("  3. Tư liệu") < text.index("    đ) Đề xuất nội dung")
    assert "c) " not in text
    assert lines[-1].strip() == "6.3.đ: phần đ của bộ tư liệu"


def test_an_article_shows_all_under_it_and_a_like_number_does_not() -> None:
    text = "\n".join(clause_page(REGULATIONS[0], "1"))
    assert "Điều 1. " in text
    assert "Điều 10. " not in text
    six = "\n".join(clause_page(REGULATIONS[0], "6"))
    assert six.count("\n    đ) ") == 1
    assert "6.5: thời hạn “Phát ngôn" in six


def test_the_list_names_number_title_and_state() -> None:
    lines = list(list_page(REGULATIONS))
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith(tuple(one.id for one in REGULATIONS)) for line in lines) == len(REGULATIONS)
    assert "hiệu lực chưa được kiểm chứng" in " ".join(" ".join(lines).split())


def test_a_profile_tells_duty_from_choice() -> None:
    pages = {kind: list(profile_page(profile(REGULATIONS, kind))) for kind in ("ministry", "province")}
    told = {kind: " ".join(" ".join(lines).split()) for kind, lines in pages.items()}
    assert max(len(line) for lines in pages.values() for line in lines) <= 80
    assert "lựa chọn" not in told["ministry"]
    assert "điểm a khoản 3 Điều 6 Thông tư số 02/2019/TT-BTTTT [áp dụng theo lựa chọn]" in told["province"]
    assert "Hình thức đ: điểm đ khoản 3 Điều 6 Thông tư số 22/2016/TT-BTTTT [bắt buộc]" in told["province"]
    assert "khoản 3 Điều 8" in told["ministry"]
    assert told["province"].count("[áp dụng theo lựa chọn]") == 6  # five parts and the days
