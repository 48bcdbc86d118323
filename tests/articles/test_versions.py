"""What changed in a page: sentences gone, come and reworded, figures, the title."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.versions import page_diff
from pipeline.records.press import Article, DayFrom, SourceKind
from pipeline.records.versions import FigureChange, PageDiff, Reworded

LEAD = "Sở Giáo dục cho biết nhiều trường ở vùng ngập chưa thể dạy học trở lại."
SCHOOLS = "Đến trưa {day}, toàn tỉnh có {number} trường học phải cho học sinh nghỉ vì ngập nước."
MUD = "Nước rút để lại lớp bùn dày gần nửa mét trong các phòng học."
SOON = "Sở dự kiến tất cả các trường trở lại dạy học vào thứ Hai."
OPEN = "Chưa ấn định ngày các điểm tạm trú đóng cửa, lãnh đạo ngành nói."


def page(*sentences: str, title: str = "Học sinh nghỉ học") -> Article:
    text = "\n".join(sentences)
    day = date(2026, 3, 2)
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return Article(
        "a",
        "c",
        "u",
        "s",
        SourceKind.NATIONAL,
        "VN",
        "k",
        title,
        "",
        text,
        "vi",
        None,
        now,
        day,
        DayFrom.PUBLISHED,
        "h",
    )


def test_a_silent_edit_is_told_sentence_by_sentence() -> None:
    old, new = SCHOOLS.format(day="22/11", number=31), SCHOOLS.format(day="23/11", number=24)
    diff = page_diff(page(LEAD, old, MUD, SOON), page(LEAD, new, MUD, OPEN))
    assert diff == PageDiff(
        title=None,
        went=(SOON,),
        came=(OPEN,),
        reworded=(Reworded(old, new),),
        figures=(FigureChange("31 trường học", "24 trường học", "", "trường học"),),
    )


def test_a_title_and_its_figure() -> None:
    titles = "Lũ Đắk Lắk: 46 người chết", "Lũ Đắk Lắk: 4 người chết"
    diff = page_diff(page(LEAD, title=titles[0]), page(LEAD, title=titles[1]))
    assert diff.title == Reworded(*titles)
    (change,) = diff.figures
    assert (change.before, change.after, change.unit, change.counted) == (
        "46 người chết",
        "4 người chết",
        "người",
        "chết",
    )


def test_figures_that_went_or_came_have_no_partner() -> None:
    with_figure = "Lũ làm 12 người bị thương tại xã Ea Blir, cơ quan chức năng cho biết."
    without = "Lũ làm nhiều người bị thương tại xã Ea Blir, cơ quan chức năng cho biết."
    gone, come = page_diff(page(with_figure), page(without)), page_diff(page(without), page(with_figure))
    assert [(f.before, f.after) for f in gone.figures] == [("12 người bị thương", "")]
    assert [(f.before, f.after) for f in come.figures] == [("", "12 người bị thương")]


def test_sentences_that_moved_and_white_space_are_no_change() -> None:
    nothing = PageDiff(None, (), (), (), ())
    assert page_diff(page(LEAD, MUD, SOON), page(LEAD, SOON, MUD)) == nothing
    assert page_diff(page(LEAD, MUD), page(f"{LEAD}  ", MUD.replace(" ", "\u00a0"))) == nothing


def test_the_most_alike_sentences_are_paired_whatever_their_order() -> None:
    one, two = "Cầu thứ nhất dài 120 m bắc qua sông Krông Wai.", "Đường dẫn lên cầu rộng 12 m, đổ bê tông."
    diff = page_diff(page(one, two), page(two.replace("12 m", "14 m"), one.replace("120 m", "150 m")))
    assert {(pair.before, pair.after) for pair in diff.reworded} == {
        (one, one.replace("120 m", "150 m")),
        (two, two.replace("12 m", "14 m")),
    }
    assert not diff.went
    assert not diff.came


def test_a_page_rewritten_as_a_whole_is_told_in_bounded_time() -> None:
    old = [f"Câu số {n} của bài cũ nói về việc thứ {n}." for n in range(400)]
    new = [f"Đoạn {n} trong bản mới kể chuyện khác hẳn, số {n}." for n in range(400)]
    diff = page_diff(page(*old), page(*new))
    assert (len(diff.went), len(diff.came)) == (400, 400)


sentences = st.lists(st.sampled_from([LEAD, MUD, SOON, OPEN, SCHOOLS, "Có 3 nhà bị tốc mái."]), max_size=6)


@pytest.mark.parametrize("same", [True, False])
@settings(deadline=None)
@given(sentences, sentences)
def test_nothing_is_lost_between_the_versions(same: bool, old: list[str], new: list[str]) -> None:
    diff = page_diff(page(*old), page(*(old if same else new)))
    if same:
        assert diff == PageDiff(None, (), (), (), ())
    for sentence in {*diff.went, *(pair.before for pair in diff.reworded)}:
        assert sentence in old
    for sentence in {*diff.came, *(pair.after for pair in diff.reworded)}:
        assert sentence in (old if same else new)
    if not same:
        assert set(new) - set(old) <= {*diff.came, *(pair.after for pair in diff.reworded)}
