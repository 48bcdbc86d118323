"""A volume that leaves its own history warns once, with its reason; what is usual does not."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.rises.usual import Usual, usual_of
from pipeline.articles.warnings import early_warnings
from pipeline.records.days import end_of_day
from pipeline.records.warnings import EarlyWarning, PressDay, Reason, StoryTitle, Subject, Volume

TODAY = date(2026, 3, 4)  # a Wednesday
NAMES = {"dak-lak": "Đắk Lắk"}


def evening(day: date) -> datetime:
    return end_of_day(day) - timedelta(minutes=1)


def volume(day: date, articles: int, outlet: str = "Báo A", **more: object) -> Volume:
    fields = {"subject": Subject.AGENCY, "subject_id": "dak-lak", "foreign": False} | more
    return Volume(day=day, outlet=outlet, articles=articles, **fields)  # type: ignore[arg-type]  # the test's own fields


def past(count: int, days: int = 42, weekend: int | None = None) -> list[Volume]:
    before = [TODAY - timedelta(days=n) for n in range(1, days + 1)]
    chosen = ((day, weekend if weekend is not None and day.weekday() >= 5 else count) for day in before)
    return [volume(day, n) for day, n in chosen if n]


def press(total: int = 500, today: int | None = None, days: int = 42) -> list[PressDay]:
    before = [PressDay(TODAY - timedelta(days=n), total) for n in range(1, days + 1)]
    return [*before, PressDay(TODAY, total if today is None else today)]


def look(
    volumes: list[Volume], totals: list[PressDay] | None = None, earlier: tuple[EarlyWarning, ...] = (),
    stories: tuple[StoryTitle, ...] = (), day: date = TODAY,
) -> tuple[EarlyWarning, ...]:  # fmt: skip
    return early_warnings(volumes, totals or press(), NAMES, stories, earlier, evening(day))


def test_a_flood_warns_with_the_days_and_outlets_it_was_compared_with() -> None:
    today = [volume(TODAY, 12, "Báo B"), volume(TODAY, 9, "Báo A")]
    (raised,) = look(past(3) + today)
    assert (raised.day, raised.agency_id, raised.reason, raised.articles) == (TODAY, "dak-lak", Reason.VOLUME, 21)
    assert (raised.usual, raised.compared_days, raised.outlets) == (3.0, 30, ("Báo A", "Báo B"))
    assert (raised.compared_from, raised.compared_to) == (date(2026, 1, 21), date(2026, 3, 3))
    assert raised.words == (
        "Đắk Lắk: 21 bài trong ngày 04/03, trung vị 30 ngày làm việc trước đó (21/01–03/03) là 3 bài; "
        "nguồn: Báo A, Báo B."
    )


def test_small_and_usual_counts_do_not_warn() -> None:
    assert look([volume(TODAY, 5)]) == ()  # below the floor, though nothing was before
    assert [one.articles for one in look([volume(TODAY, 6)])] == [6]
    assert look([*past(10), volume(TODAY, 20)]) == ()


def test_weekends_are_compared_with_weekends() -> None:
    sunday = date(2026, 3, 1)
    history = [each for each in past(20, weekend=1) if each.day < sunday]
    (raised,) = look([*history, volume(sunday, 15)], day=sunday)
    assert (raised.usual, raised.compared_days) == (1.0, 11)
    assert "ngày nghỉ cuối tuần" in raised.words
    assert look([*history, volume(date(2026, 2, 27), 15)], day=date(2026, 2, 27)) == ()


def test_days_without_collection_are_no_history() -> None:
    totals = press(days=9)
    assert look([*past(1), volume(TODAY, 30)], totals) == ()
    gaps = [PressDay(day.day, 20 if day.day.day % 3 == 0 else day.articles) for day in press()]
    (raised,) = look([*past(1), volume(TODAY, 30)], gaps)
    assert raised.compared_days < 24


def test_a_heavier_press_is_not_news() -> None:
    volumes = [*past(4), volume(TODAY, 16)]
    assert len(look(volumes)) == 1
    assert look(volumes, press(today=2000)) == ()


def test_one_rise_warns_once_until_it_grows_or_ends() -> None:
    first = look([*past(3), volume(TODAY, 20)])
    assert look([*past(3), volume(TODAY, 20)], earlier=first) == ()
    more = [*past(3), volume(TODAY, 20), volume(TODAY + timedelta(days=1), 25)]
    assert look(more, [*press(), PressDay(TODAY + timedelta(days=1), 500)], first, day=TODAY + timedelta(days=1)) == ()
    later = TODAY + timedelta(days=6)
    run = [volume(TODAY + timedelta(days=n), 20) for n in range(7)]
    totals = [*press(), *(PressDay(TODAY + timedelta(days=n), 500) for n in range(1, 7))]
    assert look([*past(3), *run], totals, first, day=later) == ()
    ended = [*past(3), run[0], run[-1]]
    assert [one.day for one in look(ended, totals, first, day=later)] == [later]
    grown = [*past(3), run[0], volume(TODAY + timedelta(days=1), 31)]
    assert [one.articles for one in look(grown, totals[:44], first, day=TODAY + timedelta(days=1))] == [31]


def test_pick_up_abroad_is_a_reason_of_its_own() -> None:
    abroad = [volume(TODAY, 2, "Mekong Post", foreign=True), volume(TODAY, 2, "Siam News", foreign=True)]
    (raised,) = look([*past(5), *abroad])
    assert (raised.reason, raised.articles, raised.outlets) == (Reason.FOREIGN, 4, ("Mekong Post", "Siam News"))
    assert "báo nước ngoài đăng 4 bài" in raised.words
    assert look([*past(5), volume(TODAY, 9, "Mekong Post", foreign=True)]) == ()  # one outlet is no pick-up


def test_a_flooded_capital_warns_though_its_volume_is_usual() -> None:
    hazards = [volume(TODAY, 12, "Báo B", subject=Subject.HAZARD), volume(TODAY, 8, "Báo A", subject=Subject.HAZARD)]
    (raised,) = look([*past(30), volume(TODAY, 36), *hazards])
    assert (raised.subject, raised.reason, raised.articles) == (Subject.AGENCY, Reason.HAZARD, 20)
    assert raised.outlets == ("Báo A", "Báo B")
    assert raised.words.startswith("Đắk Lắk: 20 bài về mưa lũ, bão, sạt lở trong ngày 04/03, trung vị 30 ngày làm việc")
    assert look([*past(30), volume(TODAY, 36), volume(TODAY, 7, subject=Subject.HAZARD)]) == ()  # below the floor
    rainy = [volume(TODAY - timedelta(days=n), 9, subject=Subject.HAZARD) for n in range(1, 43)]
    assert look([*past(30), *rainy, volume(TODAY, 20, subject=Subject.HAZARD)]) == ()  # its own history


def test_a_flood_that_raised_the_volume_is_not_raised_again_for_its_headlines() -> None:
    days = [TODAY + timedelta(days=n) for n in range(6)]
    totals = press() + [PressDay(day, 500) for day in days[1:]]
    told = [each for day in days for each in (volume(day, 25), volume(day, 15, subject=Subject.HAZARD))]
    (first,) = look([*past(3), *told[:2]])
    assert first.reason is Reason.VOLUME
    assert look([*past(3), *told[:4]], totals, (first,), day=days[1]) == ()
    calm = [each for each in told if each.subject is Subject.HAZARD] + [volume(day, 4) for day in days[1:]]
    assert look([*past(3), volume(TODAY, 25), *calm], totals, (first,), day=days[5]) == ()  # the same flood lasts


def test_a_story_warns_when_it_breaks_out_and_when_it_leaves_its_own_days() -> None:
    story = StoryTitle("s1", ("dak-lak",), "Vỡ đập")
    of_story = {"subject": Subject.STORY, "subject_id": "s1"}
    new = [volume(TODAY, 5, "Báo A", **of_story), volume(TODAY, 4, "Báo B", **of_story)]
    (raised,) = look([*past(5), *new], stories=(story,))
    assert (raised.subject, raised.title, raised.compared_days) == (Subject.STORY, "Vỡ đập", 0)
    assert "mới xuất hiện" in raised.words
    slow = [volume(TODAY - timedelta(days=n), 1, **of_story) for n in range(1, 6)]
    (grown,) = look([*past(5), *slow, *new], stories=(story,))
    assert (grown.usual, grown.compared_days) == (1.0, 5)
    assert look([*past(5), volume(TODAY, 20, "Báo A", **of_story)], stories=(story,)) == ()  # one outlet only


def test_the_leading_matter_is_told() -> None:
    story = StoryTitle("s1", ("ha-noi", "dak-lak"), "Vỡ đập")
    of_story = volume(TODAY, 4, subject=Subject.STORY, subject_id="s1")
    (raised,) = look([*past(2), volume(TODAY, 20), of_story], stories=(story,))
    assert "nhiều nhất (4 bài) về “Vỡ đập”" in raised.words


def test_yesterday_is_looked_at_too() -> None:
    yesterday = TODAY - timedelta(days=1)
    history = [each for each in past(2) if each.day < yesterday]
    raised = early_warnings(
        [*history, volume(yesterday, 20)], press(), NAMES, (), (), datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
    )
    assert [one.day for one in raised] == [yesterday]


@given(st.lists(st.integers(0, 60), min_size=42, max_size=42), st.integers(0, 200))
def test_the_same_look_gives_the_same_answer_and_more_articles_never_calm_it(counts: list[int], today: int) -> None:
    volumes = [volume(TODAY - timedelta(days=n + 1), count) for n, count in enumerate(counts) if count]
    once = look([*volumes, volume(TODAY, today)])
    assert once == look(list(reversed([*volumes, volume(TODAY, today)])))
    more = look([*volumes, volume(TODAY, today + 50)])
    assert {one.warning_id for one in once} <= {one.warning_id for one in more}
    assert all(one.articles > one.bound for one in once)


def test_the_bound_is_never_below_chance() -> None:
    quiet = Usual((0,) * 30, TODAY, TODAY)
    assert quiet.bound() == 4.0
    assert usual_of({}, {}, TODAY) is None
