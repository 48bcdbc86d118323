"""The morning's page: what a hurried reader must see, and that it stays one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import daily as d
from pipeline.records.cases import ClockKind
from pipeline.records.digest import CaseRow, ClockRow, SourceHealthRow
from pipeline.render.daily_page import daily_text, render_daily_html
from pipeline.reports.daily.fit import LINES, height
from pipeline.reports.daily.page import build_daily

NOW = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # 06:30 on Tuesday 3 March in Viet Nam
DAY = date(2026, 3, 3)
LONG = "Nước lũ dâng nhanh ở nhiều xã vùng trũng ven sông sau một đêm mưa lớn kéo dài, người dân sơ tán " * 4
REACH = d.Reach(NOW - timedelta(days=1), NOW - timedelta(days=1), NOW, DAY - timedelta(days=1))
QUIET = d.DailyInput(
    "dak-lak", "Đắk Lắk", DAY, REACH, NOW, NOW - timedelta(hours=4), d.DailyCount(0, 0), (), (), (),
    (), (), 0, (), (), (), (), (), "",
)  # fmt: skip


def story(n: int = 1, **more: object) -> d.DailyStory:
    one = d.DailyStory(f"s{n}", f"{n}. {LONG}", "https://bao.example/1", LONG, "", 3, 2, 0, 2, 0, 0)
    return replace(one, **more)  # type: ignore[arg-type]


def clock(days: int, case: str = "c1") -> ClockRow:
    last = DAY + timedelta(days=days)
    due = NOW + timedelta(days=days, hours=17, minutes=30)
    return ClockRow(case, ClockKind.INTERNAL.value, DAY, last, last, due, None, days, days < 0, "căn cứ")


def case(own: str = "c1") -> CaseRow:
    return CaseRow(own, "dak-lak", "s1", f"Làm rõ: {LONG}", "opened", NOW, "02/2019/TT-BTTTT", True, 1)


def flag(n: int = 1) -> d.DailyFlag:
    return d.DailyFlag(f"f{n}", f"{n}. {LONG}", "https://bao.example/2", 0.8, LONG, LONG, LONG)


def busy(most: int) -> d.DailyInput:
    span = range(most)
    return replace(
        QUIET,
        count=d.DailyCount(999, 99, 900),
        before=d.PagesBefore(None, NOW - timedelta(minutes=9)),
        stories=tuple(
            story(n, articles=20, all_outlets=40, flags=1, denials=2, late=9, language="tiếng Lào") for n in span
        ),
        warnings=tuple(d.DailyWarning(f"w{n}", DAY, "story", LONG, "volume", 30, 2.0, ()) for n in span),
        pickups=tuple(d.DailyPickup(f"p{n}", DAY, LONG, LONG, "", "Báo", "Lào", "tiếng Lào", 3) for n in span),
        statements=tuple(d.DailyStatement(f"t{n}", "UBND tỉnh", LONG, LONG, LONG, "", 4) for n in span),
        flags=tuple(map(flag, span)),
        waiting=most,
        cases=tuple(case(f"c{n}") for n in span),
        clocks=tuple(clock(n - 2, f"c{n}") for n in span),
        duties=tuple(d.DailyDuty(f"o{n}", LONG[:80], LONG, DAY, "obligations") for n in span),
        answers=tuple(d.DailyAnswer(f"a{n}", DAY, "đã giải thích, làm rõ", LONG) for n in span),
        sources=tuple(
            SourceHealthRow(f"b{n}", f"Báo số {n}", "national", NOW, None, 0, 1, 5, "lỗi", "x") for n in span
        ),
    )


def test_a_quiet_morning_says_so() -> None:
    page = build_daily(QUIET)
    assert [one.text for one in page.urgent] == ["Không có việc nào phải xử lý ngay trong sáng nay."]
    assert page.blocks == ()
    assert page.absent.startswith("Không có: báo chí nói gì; nội dung mới cần kiểm chứng; việc đến hạn")


def test_the_busiest_morning_is_one_page_and_counts_what_is_left_out() -> None:
    page = build_daily(busy(40))
    assert sum(map(height, page.blocks)) + len(page.urgent) + 2 <= LINES
    by_name = {block.name: block for block in page.blocks}
    assert len(by_name) == 8  # nothing vanishes
    assert by_name["stories"].hidden.value == 40 - len(by_name["stories"].items)
    assert f"Còn {by_name['stories'].hidden.value} sự việc khác." in daily_text(page)


@given(st.integers(0, 12))
def test_whatever_the_day_held_every_number_has_its_query(most: int) -> None:
    html = render_daily_html(build_daily(busy(most)))
    assert html.count("<data ") == html.count("data-query=")
    assert 'data-query=""' not in html


def test_alarms_come_first() -> None:
    data = replace(
        QUIET, clocks=(clock(-2), clock(0, "c2"), clock(3, "c3"), clock(9, "c4")),
        cases=(case("c1"), case("c2"), case("c3"), case("c4")), flags=(flag(),), collected_at=NOW - timedelta(days=2),
    )  # fmt: skip
    page = build_daily(data)
    assert [one.important for one in page.urgent] == [True, True, False, False]
    assert "không thu thập được" in page.urgent[0].text
    assert "Quá hạn: 1; đến hạn hôm nay: 1." in page.urgent[1].text
    assert "hạn sắp tới: thứ Ba, 03/03/2026" in page.urgent[3].text
    (due,) = [block for block in page.blocks if block.name == "due"]
    assert [item.lines[0].important for item in due.items] == [True, True, False]  # the fourth is far off
    assert "quá hạn 2 ngày" in due.items[0].lines[0].text


def test_what_came_late_and_a_collection_that_runs_or_failed_are_told() -> None:
    late = replace(QUIET, count=d.DailyCount(3, 1, 2), stories=(story(late=2),))
    page = build_daily(late)
    assert "1 nước ngoài; 2 bài đăng trước ngày 02/03/2026, nay mới vào kho dữ liệu), 1 sự việc." in page.reach.text
    assert "; 2 bài đăng từ trước, nay mới vào kho" in page.blocks[0].items[0].lines[0].text
    assert "nay mới vào kho" not in build_daily(QUIET).reach.text
    for ended, told in (("", "chưa xong"), ("failed", "bị lỗi giữa chừng"), ("finished", "Không có việc nào")):
        running = d.Collection(NOW - timedelta(hours=5), ended, "")
        assert told in build_daily(replace(QUIET, collection=running)).urgent[0].text


def test_a_doubted_story_is_marked_beside_its_headline() -> None:
    page = build_daily(replace(QUIET, stories=(story(flags=1, denials=2, foreign_articles=1, language="tiếng Lào"),)))
    line = page.blocks[0].items[0].lines[0].text
    assert line.startswith("[tiếng Lào] ")
    assert "có 1 nội dung đang chờ kiểm chứng; có 2 bài đưa tin bác bỏ" in line
    assert "1 bài nước ngoài" in line


def test_the_voice_is_ours_and_words_of_the_press_are_escaped() -> None:
    evil = story(headline="<script>alert(1)</script>", url="javascript:alert(1)", lead="\u202edào")
    html = render_daily_html(build_daily(replace(busy(3), stories=(evil,))))
    assert "<script" not in html
    assert "javascript:" not in html
    assert "\u202e" not in html
    assert "tin giả" not in html
