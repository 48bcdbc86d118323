"""Instruments by topic and day; a file that is wrong is refused by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.cases.legal_basis import fitting, load_legal_basis
from pipeline.errors import ReferenceDataError
from pipeline.records.law import ForceStatus


def test_every_instrument_names_an_article_and_stays_unverified(data: Path) -> None:
    instruments = load_legal_basis(data / "reference" / "legal_basis.yml")
    assert all(one.articles.startswith("Điều") and one.about for one in instruments)
    assert all(one.status is ForceStatus.UNVERIFIED for one in instruments)
    assert {one.international for one in instruments} == {True, False}
    assert len({one.id for one in instruments}) == len(instruments)


def test_topic_words_and_days_choose(data: Path) -> None:
    instruments = load_legal_basis(data / "reference" / "legal_basis.yml")
    plain = {one.id for one in fitting(instruments, "Đập đã vỡ", date(2025, 11, 24))}
    assert {"luat-bao-chi-2016", "iccpr-1966"} <= plain
    assert "unclos-1982" not in plain
    assert "unclos-1982" in {one.id for one in fitting(instruments, "tin HOÀNG SA", date(2025, 11, 24))}
    assert "luat-bao-chi-2016" not in {one.id for one in fitting(instruments, "", date(2026, 7, 1))}


@pytest.mark.parametrize(
    ("text", "id", "fits"),
    [
        ("Lũ cuốn trôi nhà", "luat-phong-chong-thien-tai-2013", True),
        ("Thung lũng hoa", "luat-phong-chong-thien-tai-2013", False),
        ("380 học sinh ngộ độc", "luat-an-toan-thuc-pham-2010", True),
        ("380 học sinh ngộ độc", "luat-giao-duc-2019", True),
        ("Bộ Y tế bỏ đơn thuốc giấy", "luat-kham-benh-chua-benh-2023", True),
        ("Thu hồi đất làm cảng", "luat-dat-dai-2024", True),
        ("Bị cáo kêu oan", "bo-luat-to-tung-hinh-su-2015", True),
    ],
)
def test_topics_are_told_by_whole_words(data: Path, text: str, id: str, fits: bool) -> None:
    instruments = load_legal_basis(data / "reference" / "legal_basis.yml")
    assert (id in {one.id for one in fitting(instruments, text, date(2025, 11, 24))}) is fits


@pytest.mark.parametrize(
    ("text", "named"),
    [("- topic: chung\n", "0.words"), ("topic: chung\n", "legal.yml"), ("- [", "không đọc được")],
)
def test_an_error_names_file_and_field(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "legal.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=named.replace(".", r"\.")):
        load_legal_basis(path)
