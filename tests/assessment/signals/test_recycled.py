"""Old matter presented as new, and what only looks like it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.assessment.assess import weigh
from pipeline.assessment.context import Earlier
from pipeline.assessment.signals.recycled import NAME, signals
from pipeline.records.assessment import Level

FLAG = 0.5
OLD_DAY = date(2026, 1, 20)
TITLE = "Đắk Lắk: Sập cầu Krông Nhau, hai người rơi xuống suối"
OLD_LEAD = "Cầu Krông Nhau ở xã Ea Rin sập khi xe tải chở mía đi qua, hai người rơi xuống suối và được cứu."
NEW_LEAD = "Sáng nay, cầu Krông Nhau ở xã Ea Rin sập khi một xe tải chở mía đi qua, hai người rơi xuống suối."


def earlier(title: str = TITLE, lead: str = OLD_LEAD, day: date = OLD_DAY, name: str = "cu") -> Earlier:
    return Earlier(name, f"https://bao-c.example/{name}", title, lead, day)


def found(make_report, surround, title: str, lead: str, *older: Earlier):
    report = make_report(title, lead)
    return signals(report, replace(surround(report), earlier=older))


def test_old_matter_told_as_of_today_is_flagged_with_its_first_day(make_report, surround) -> None:
    report = make_report(TITLE, NEW_LEAD)
    around = replace(surround(report), earlier=(earlier(),))
    (signal,) = signals(report, around)
    assert signal.name == NAME
    assert "20/01/2026" in signal.explanation
    assert "Sáng nay" in signal.explanation
    assert signal.evidence[0].id == "cu"
    assert weigh(report, around, None, FLAG).level is Level.FLAG


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (TITLE, OLD_LEAD),  # does not say that it is new
        (TITLE, f"{NEW_LEAD} Trước đó, cầu đã nứt."),  # names what was before
        (TITLE, f"{NEW_LEAD} Cầu nứt từ ngày 20/1."),  # names the older day
        ("Vụ sập cầu Krông Nhau: hai người rơi xuống suối", NEW_LEAD),  # the next stage of a known matter
        (TITLE.replace("Nhau", "Pắc"), NEW_LEAD.replace("Nhau", "Pắc")),  # another bridge
    ],
)
def test_what_is_open_about_its_age_or_another_matter_is_none(make_report, surround, title: str, lead: str) -> None:
    assert found(make_report, surround, title, lead, earlier()) == ()


def test_another_figure_is_another_event(make_report, surround) -> None:
    older = earlier(
        "Đắk Lắk: Bắt 5 người trộm cà phê ở xã Ea Rin",
        "Công an bắt 5 người trộm 2 tấn cà phê ở rẫy xã Ea Rin, Đắk Lắk.",
    )
    lead = "Công an vừa bắt 6 người trộm 3 tấn cà phê ở rẫy xã Ea Rin, Đắk Lắk."
    assert found(make_report, surround, "Đắk Lắk: Bắt 6 người trộm cà phê ở xã Ea Rin", lead, older) == ()


def test_within_two_weeks_it_is_the_same_news(make_report, surround) -> None:
    near = earlier(day=date(2026, 3, 2) - timedelta(days=14))
    assert found(make_report, surround, TITLE, NEW_LEAD, near) == ()
    assert found(make_report, surround, TITLE, NEW_LEAD, replace(near, day=date(2026, 3, 2) - timedelta(days=15)))


def test_what_was_told_on_many_days_comes_round(make_report, surround) -> None:
    series = [earlier(day=OLD_DAY - timedelta(days=30 * n), name=f"cu-{n}") for n in range(3)]
    assert found(make_report, surround, TITLE, NEW_LEAD, *series[:2])
    assert found(make_report, surround, TITLE, NEW_LEAD, *series) == ()


def test_what_is_repeated_by_its_nature_is_none(make_report, surround) -> None:
    older = earlier("Giá xăng giảm từ chiều nay ở Đắk Lắk", "Giá xăng bán lẻ ở Đắk Lắk giảm 500 đồng một lít.")
    lead = "Giá xăng bán lẻ ở Đắk Lắk giảm 500 đồng một lít từ chiều nay."
    assert found(make_report, surround, "Giá xăng giảm từ chiều nay ở Đắk Lắk", lead, older) == ()


def test_the_page_itself_is_no_older_report(make_report, surround) -> None:
    report = make_report(TITLE, NEW_LEAD)
    own = replace(earlier(), canonical_url=report.article.canonical_url)
    assert signals(report, replace(surround(report), earlier=(own,))) == ()
