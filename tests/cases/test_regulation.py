"""Regulations from their files: complete, cross-checked, errors that name file and field."""

from __future__ import annotations

import ast
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.errors import RegulationError
from pipeline.records.law import ForceStatus, Regulation, Wording
from pipeline.records.profile import Profile


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data / "regulations", tmp_path / "regulations"))


def by_id(regulations: tuple[Regulation, ...], number: str) -> Regulation:
    return next(one for one in regulations if one.id == number)


def test_the_documents_and_their_days(regulations: tuple[Regulation, ...]) -> None:
    assert [one.id for one in regulations] == [
        "02/2019/TT-BTTTT", "09/2017/NĐ-CP", "22/2016/TT-BTTTT", "30/2020/NĐ-CP", "91/2015/QH13",
    ]  # fmt: skip
    assert by_id(regulations, "02/2019/TT-BTTTT").effective_from == date(2019, 4, 22)
    assert by_id(regulations, "22/2016/TT-BTTTT").effective_from == date(2016, 12, 2)
    assert all(one.force.status is ForceStatus.UNVERIFIED for one in regulations)
    scanned = {one.id for one in regulations if one.wording is Wording.SCAN}
    assert scanned == {"02/2019/TT-BTTTT", "22/2016/TT-BTTTT"}
    assert all(clause.wording is one.wording for one in regulations for clause in one.clauses)


def test_the_circulars_are_whole_but_for_the_budget(regulations: tuple[Regulation, ...]) -> None:
    for number, points, clauses in (("02/2019/TT-BTTTT", 30, 37), ("22/2016/TT-BTTTT", 22, 49)):
        refs = [one.ref for one in by_id(regulations, number).clauses]
        assert [ref for ref in refs if "." not in ref] == ["1", "2", "3", "5", "6", "7", "8", "9", "10", "11", "12"]
        assert (sum(ref.count(".") == 2 for ref in refs), sum(ref.count(".") == 1 for ref in refs)) == (points, clauses)
        assert [annex.number for annex in by_id(regulations, number).annexes] == ["01", "02"]


def test_clauses_that_the_product_quotes_are_there(regulations: tuple[Regulation, ...]) -> None:
    ministries = {one.ref for one in by_id(regulations, "02/2019/TT-BTTTT").clauses}
    provinces = {one.ref for one in by_id(regulations, "22/2016/TT-BTTTT").clauses}
    assert {"5.10", "6.1", "6.2", "6.3.đ", "6.4.d", "6.5", "6.6", "8.2.f", "8.3", "8.4", "10.5"} <= ministries
    assert {"5.11", "6.1", "6.2", "6.3.đ", "6.4", "9.7", "9.8", "9.9", "10.6", "10.8", "10.9", "10.11"} <= provinces


def test_lettering_is_the_document_s_own(regulations: tuple[Regulation, ...]) -> None:
    circular = by_id(regulations, "02/2019/TT-BTTTT")
    assert [part.letter for part in circular.parts] == ["a", "b", "c", "d", "đ"]
    assert [one.ref[-1] for one in circular.clauses if one.ref.startswith("8.2.")] == ["a", "b", "c", "d", "e", "f"]
    assert circular.parts[2].clause.text == "Bản chất của sự việc, hiện tượng bị đưa thông tin sai lệch;"
    assert circular.parts[4].clause.citation == "điểm đ khoản 3 Điều 6 Thông tư số 02/2019/TT-BTTTT"


def test_measures_and_the_end_of_the_district_level(ministry: Profile, province: Profile) -> None:
    assert [one.letter for one in ministry.measures] == ["a", "b", "c", "d"]
    assert [one.letter for one in province.measures] == ["a", "b", "c", "d", "đ"]
    ended = {one.letter for one in province.measures if one.district_ended_on == date(2025, 7, 1)}
    named = {one.letter for one in province.measures if "cấp huyện" in one.clause.text}
    assert ended == named == {"a", "c"}


def test_annex_headings(regulations: tuple[Regulation, ...]) -> None:
    plan = by_id(regulations, "02/2019/TT-BTTTT").annexes[0]
    assert {one.label: one.text for one in plan.headings}["II.5.a"].startswith("Công tác theo dõi thông tin")


def test_errata_are_only_plain_scanning_errors(regulations: tuple[Regulation, ...]) -> None:
    def bare(text: str) -> str:
        return text.replace(" ", "").replace("ƣ", "ư").replace("Ƣ", "Ư")

    errata = [one for reg in regulations for one in reg.errata]
    letters = {(one.scan, one.correct) for one in errata if bare(one.scan) != bare(one.correct)}
    assert letters == {
        ("Công thông tin điện tử", "Cổng thông tin điện tử"),
        ("các nước đề vấn đề", "các nước về vấn đề"),
    }
    assert len(errata) == 50
    assert not any("ƣ" in one.text.lower() for reg in regulations for one in reg.clauses)


def test_a_ministry_by_duty_a_province_by_choice(ministry: Profile, province: Profile) -> None:
    assert (ministry.by_choice, ministry.label) == (False, "")
    assert (province.by_choice, province.label) == (True, "áp dụng theo lựa chọn")
    assert ministry.dossier_regulation == province.dossier_regulation == "02/2019/TT-BTTTT"
    assert province.regulation.id == "22/2016/TT-BTTTT"
    assert province.notify.citation == "khoản 2 Điều 6 Thông tư số 22/2016/TT-BTTTT"
    assert [one.ref for one in province.drafting] == ["10.8"]
    assert "Thông tư số 02/2019/TT-BTTTT (áp dụng theo lựa chọn); cách tính ngày" in province.clock_rule.basis
    assert "lựa chọn" not in ministry.clock_rule.basis
    assert ministry.clock_rule.days == province.clock_rule.days == 7
    assert len(ministry.doubts) == 1
    assert len(province.doubts) == 2


def test_no_profile_for_another_kind(regulations: tuple[Regulation, ...]) -> None:
    with pytest.raises(RegulationError, match="district"):
        profile(regulations, "district")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("issuer: Bộ Thông tin và Truyền thông\n", "", "issuer"),
        ("issued_on: 2019-03-08", "issued_on: hôm qua", "issued_on"),
        ("applies_to: [ministry]", "applies_to: [district]", "applies_to.0"),
        ('letter: "đ", role: proposal', 'letter: "e", role: proposal', "dossier.parts"),
        ('clause: "6.5"', 'clause: "6.9"', "deadlines.reply_to_notice.clause"),
        ('on_finding: "6.2"', 'on_finding: "7.9"', "clauses_by_role"),
        ("regulation: 91/2015/QH13", "regulation: 33/2005/QH11", "counting"),
        ("id: 02/2019/TT-BTTTT", "id: 22/2016/TT-BTTTT", "id"),
        ("effective_to: null", "effective_to: null\nefective: 1", "efective"),
        ("wording: scan", "wording: [", "không đọc được"),
    ],
)
def test_an_error_names_file_and_field(folder: Path, old: str, new: str, named: str) -> None:
    path = folder / "02-2019-tt-btttt.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RegulationError, match=named.replace(".", r"\.")) as caught:
        load_regulations(folder)
    assert named == "id" or "02-2019-tt-btttt.yml" in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegulationError):
        load_regulations(tmp_path)


def test_the_code_names_no_article_number() -> None:
    """Lettering and numbers are data: no string of the room says "Điều 6" or a circular's number."""
    room = Path(__file__).parents[2] / "pipeline" / "cases"
    for path in room.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"(Điều|khoản|điểm) \d|TT-BTTTT|QH13", node.value), f"{path.name}: {node.value}"
