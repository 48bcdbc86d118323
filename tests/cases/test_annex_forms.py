"""The forms that the circulars annex: whole, consistent, with a deadline that there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cases.annex_forms import annex_of, build_annex
from pipeline.cases.regulation_file import AnnexCloseEntry, AnnexEntry, AnnexHeadingEntry, DeadlineEntry
from pipeline.errors import RegulationError
from pipeline.records.law import Regulation, RuleKind, YearlyKind

CIRCULARS = ("02/2019/TT-BTTTT", "22/2016/TT-BTTTT")
COUNTS = {
    ("02/2019/TT-BTTTT", YearlyKind.PLAN): 17,
    ("02/2019/TT-BTTTT", YearlyKind.REPORT): 21,
    ("22/2016/TT-BTTTT", YearlyKind.PLAN): 11,
    ("22/2016/TT-BTTTT", YearlyKind.REPORT): 15,
}


@pytest.mark.parametrize(("number", "paper"), COUNTS)
def test_each_circular_has_both_forms_whole(
    number: str, paper: YearlyKind, regulations: tuple[Regulation, ...]
) -> None:
    regulation = next(one for one in regulations if one.id == number)
    annex = annex_of(regulation, paper)
    assert len(annex.headings) == COUNTS[number, paper]
    assert annex.number == ("01" if paper is YearlyKind.PLAN else "02")
    assert len({heading.role for heading in annex.headings}) == len(annex.headings)
    (rule,) = (one for one in regulation.deadlines if one.rule_id == annex.deadline)
    assert rule.kind is RuleKind.BEFORE_DAY
    assert annex.signers


def test_a_point_is_printed_with_a_bracket(regulations: tuple[Regulation, ...]) -> None:
    annex = annex_of(next(one for one in regulations if one.id == CIRCULARS[0]), YearlyKind.PLAN)
    printed = {heading.label: heading.printed for heading in annex.headings}
    assert printed["II.5.đ"] == "đ) Hỗ trợ, hợp tác với báo chí nước ngoài để quảng bá Việt Nam"
    assert printed["II.5"] == "5. Các hoạt động thông tin đối ngoại cụ thể"
    assert printed["IV"] == "IV. TỔ CHỨC THỰC HIỆN"


def entry(**changes: object) -> AnnexEntry:
    headings = [AnnexHeadingEntry(label=one, role="aims", text="A") for one in ("I", "I.1")]
    close = AnnexCloseEntry(recipients=[], filing="Lưu.", signers=["CHỦ TỊCH"], seal="(Ký)")
    fields = {
        "number": "01", "paper": "plan", "deadline": "a", "issuer": "X", "kind": "KẾ HOẠCH", "title": "KẾ HOẠCH năm…",
        "headings": headings, "close": close,
    } | changes  # fmt: skip
    return AnnexEntry.model_validate(fields)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"deadline": "b"}, "không có thời hạn b"),
        ({"kind": "BÁO CÁO"}, "không bắt đầu bằng"),
        ({"headings": [AnnexHeadingEntry(label="I", role="aims", text="A")] * 2}, "ghi hai lần"),
        ({"headings": [AnnexHeadingEntry(label="II.1", role="aims", text="A")]}, "không có mục trên của II.1"),
    ],
)
def test_a_form_that_contradicts_itself_is_refused_by_its_field(changes: dict[str, object], told: str) -> None:
    rules = [DeadlineEntry(id="a", kind=RuleKind.BEFORE_DAY, clause="9.9", name="n", month=3, day=1)]
    assert build_annex("x.yml", entry(), rules).title == "KẾ HOẠCH năm…"
    with pytest.raises(RegulationError, match=told):
        build_annex("x.yml", entry(**changes), rules)


def test_a_document_without_the_form_is_told(regulations: tuple[Regulation, ...]) -> None:
    with pytest.raises(RegulationError, match="cần đúng một mẫu"):
        annex_of(replace(regulations[0], annexes=()), YearlyKind.PLAN)
