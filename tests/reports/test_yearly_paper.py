"""The yearly papers: every heading of the form, numbers with their queries, blanks where the tables are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import invented_year as factory
import pytest

from pipeline.records.law import YearlyKind
from pipeline.reports.phrase import Number, Phrase
from pipeline.reports.table import Table
from pipeline.reports.yearly.contents import BLANK_OPEN, Blank, Item
from pipeline.reports.yearly.numbers import placed_numbers
from pipeline.reports.yearly.paper import YearlyPaper, build_paper
from pipeline.store.queries import queries

PAPERS = [(kind, paper) for kind in factory.KINDS for paper in YearlyKind]
GOLDEN = Path(__file__).parent / "golden" / "province-report.txt"
QUERY = re.compile(r"(\w+)\.sql: (\w+)")


def texts(item: Item) -> Iterator[str]:
    if isinstance(item, Table):
        yield from (line.text for row in item.rows for cell in row for line in cell)
    else:
        yield item.text


def under(paper: YearlyPaper, label: str) -> str:
    (heading,) = (one for one in paper.headings if one.label == label)
    return "\n".join(text for item in heading.items for text in texts(item))


@pytest.mark.parametrize(("kind", "paper"), PAPERS)
def test_every_heading_of_the_form_stands_in_its_order_and_words(kind: str, paper: YearlyKind) -> None:
    data = factory.yearly_input(kind, paper)
    made = build_paper(data)
    assert [one.printed for one in made.headings] == [one.printed for one in data.annex.headings]
    assert f"{made.kind} {made.subject}".rsplit(" ", 1)[1] == str(data.year)
    assert data.annex.title.startswith(f"{made.kind} {made.subject.rsplit(' ', 1)[0]}")


@pytest.mark.parametrize(("kind", "paper"), PAPERS)
def test_a_heading_without_parts_of_its_own_is_never_empty(kind: str, paper: YearlyKind) -> None:
    made = build_paper(factory.quiet_year(kind, paper))
    labels = [one.label for one in made.headings]
    for heading in made.headings:
        gathers = any(label.startswith(f"{heading.label}.") for label in labels)
        assert gathers or heading.items, heading.printed
        assert gathers or any(isinstance(item, Blank) for item in heading.items)


@pytest.mark.parametrize(("kind", "paper"), PAPERS)
def test_every_number_names_a_query_that_there_is_and_stands_in_the_annex(kind: str, paper: YearlyKind) -> None:
    made = build_paper(factory.yearly_input(kind, paper))
    numbers = placed_numbers(made)
    assert len(numbers) > 10
    (annex,) = made.sources.tables
    listed = "\n".join(line.text for row in annex.rows for cell in row for line in cell)
    for one in numbers:
        found = QUERY.search(one.query)
        assert found, one
        assert hasattr(queries(), found[2]), one.query
        assert found[2] in listed
    told = {number for heading in made.headings for item in heading.items if isinstance(item, Phrase)
            for number in item.numbers}  # fmt: skip
    assert told == {one.number for one in made.figures}
    assert all(isinstance(one.number, Number) and one.label for one in made.figures)


def test_the_report_tells_what_the_tables_know() -> None:
    made = build_paper(factory.yearly_input("ministry"))
    text = under(made, "II.5.a")
    for needed in (
        "Theo dõi 118 nguồn báo chí, trang tin, bằng 12 thứ tiếng: 84 nguồn trong nước, 34 nguồn nước ngoài",
        "Trong kỳ, thu được tin, bài từ 113 nguồn. Việc thu thập bắt đầu ngày 03/02/2026",
        "Có 2.047 tin, bài nhắc tới Bộ Y tế: 2.004 ở trong nước, 43 ở nước ngoài, thuộc 310 sự việc.",
        "Phát hiện 21 nội dung có dấu hiệu sai lệch, cần kiểm chứng: 9 được chấp nhận; 7 bị bác bỏ; 2 đã rút",
        "Mở 3 vụ việc giải thích, làm rõ; 1 vụ việc chuyển từ kỳ trước sang.",
        "Nhận 4 thông báo yêu cầu giải thích, làm rõ.",
        "trung vị 3 ngày, chín phần mười số lần không quá 6,40 ngày (ít số liệu: chỉ 4 lần)",
        "Số 12/UBND-VX ngày 09/02/2026",
        "17 câu hỏi của cơ quan báo chí; đã trả lời 15",
    ):  # fmt: skip
        assert needed in text
    assert "3 việc hỗ trợ, hợp tác với báo chí nước ngoài (tiếng Anh)" in under(made, "II.5.đ")
    assert "Tiếp tục xử lý 2 vụ việc" in under(made, "IV")
    assert "1 lần quá thời hạn theo thông báo nhận được" in under(made, "III.2")


def test_the_reports_text_is_the_one_that_was_read_and_approved() -> None:
    """Read as an official would, in December 2026; a change of words wants another reading."""
    made = build_paper(factory.yearly_input("province"))
    lines = [line for one in made.headings for line in (one.printed, *under(made, one.label).splitlines()) if line]
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_a_case_that_nobody_confirmed_is_counted_and_not_named() -> None:
    for kind in factory.KINDS:
        made = build_paper(factory.yearly_input(kind))
        everything = "\n".join(under(made, heading.label) for heading in made.headings)
        assert "Giá đất tái định cư" in everything
        assert "Chưa ai xác nhận" not in everything


def test_the_measures_are_those_of_the_own_circular() -> None:
    assert "đ) Tổ chức cung cấp thông tin cho các lực lượng" in under(
        build_paper(factory.yearly_input("province")), "II.5"
    )
    assert "chấm dứt cùng cấp huyện từ ngày 01/7/2025." in under(build_paper(factory.yearly_input("province")), "II.5")
    assert "đ) " not in under(build_paper(factory.yearly_input("ministry")), "II.5.a")


def test_the_plan_sets_targets_and_shows_the_calendar() -> None:
    made = build_paper(factory.yearly_input("province", YearlyKind.PLAN))
    assert "≤ 30%" in under(made, "II.5")
    assert f"{BLANK_OPEN} kết quả, bài]" in under(made, "II.5")
    assert "Chủ nhật, 28/02/2027" in under(made, "IV")
    assert "áp dụng theo lựa chọn" in under(made, "II.5")


def test_an_empty_register_leaves_its_place_to_the_blank() -> None:
    data = factory.yearly_input("ministry")
    made = build_paper(replace(data, facts=replace(data.facts, registers=())))
    assert under(made, "II.5.đ").startswith(BLANK_OPEN)
    assert "Sổ theo dõi" not in under(made, "II.5.a")


def test_blanks_are_counted_with_those_in_tables_and_of_the_recipients() -> None:
    made = build_paper(factory.quiet_year("province"))
    shown = sum(under(made, heading.label).count(BLANK_OPEN) for heading in made.headings)
    assert made.blanks == shown + 1
    assert made.recipients[0] == f"Bộ Thông tin và Truyền thông {BLANK_OPEN} cơ quan nay tiếp nhận];"
    open_form = build_paper(factory.quiet_year("ministry"))
    assert open_form.signers_open
    assert all(one.startswith(BLANK_OPEN) for one in open_form.recipients)


@pytest.mark.parametrize(
    ("kind", "paper", "last_day"),
    [
        ("province", YearlyKind.PLAN, "2027-02-28"), ("province", YearlyKind.REPORT, "2026-12-09"),
        ("ministry", YearlyKind.PLAN, "2026-11-29"), ("ministry", YearlyKind.REPORT, "2026-11-29"),
    ],
)  # fmt: skip
def test_due_days_are_the_last_ones_in_time(kind: str, paper: YearlyKind, last_day: str) -> None:
    assert str(build_paper(factory.yearly_input(kind, paper)).due.last_day) == last_day


def test_a_plan_for_a_leap_year_is_due_on_29_february() -> None:
    assert str(factory.yearly_input("province", YearlyKind.PLAN, 2027).due.last_day) == "2028-02-29"
