"""Which flags open a case, which attach, and that order and repetition change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.life import apply, claim_group, decide_open
from pipeline.records.assessment import Level
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState, ClockKind
from pipeline.records.facts import FlaggedClaim, OpenedCase, Opening, StandingCase
from pipeline.records.profile import Profile

Make = Callable[..., FlaggedClaim]


def standing(opening: Opening) -> list[StandingCase]:
    return [
        StandingCase(one.case, (one.event, *(event for event in opening.attached if event.case_id == one.case.case_id)))
        for one in opening.opened
    ]


def test_a_strong_flag_opens_a_case_with_its_internal_clock(opened: OpenedCase, now: datetime) -> None:
    assert opened.case.claim_group == "official_denial:st-1"
    assert (opened.case.regulation_id, opened.case.by_choice) == ("02/2019/TT-BTTTT", True)
    assert opened.case.title == "Làm rõ: Vỡ đập ở Sông Lam"
    assert (opened.event.actor, opened.event.ref, opened.event.happened_at) == ("lamro", "assessment-1", now)
    assert "có dấu hiệu sai lệch" in opened.event.reason
    assert "300 người chết" in opened.event.reason
    assert opened.clock.kind is ClockKind.INTERNAL
    assert opened.clock.started_on == date(2025, 11, 24)  # 05:00 in Viet Nam, whatever the day in UTC
    assert opened.clock.last_day == date(2025, 12, 1)
    assert apply([opened.event]) is CaseState.OPENED


def test_below_the_threshold_or_below_flag_nothing_opens(
    make_flag: Make, province: Profile, calendar: Holidays, now: datetime
) -> None:
    flags = [make_flag("1", score=0.69), make_flag("2", score=0.99, level=Level.WATCH)]
    assert decide_open(flags, [], now, 0.7, province, calendar) == Opening((), ())
    assert len(decide_open(flags, [], now, 0.69, province, calendar).opened) == 1


def test_agency_story_and_claim_make_a_case(
    make_flag: Make, province: Profile, calendar: Holidays, now: datetime
) -> None:
    flags = [
        make_flag("1"),
        make_flag("2", agency="bo-y-te"),
        make_flag("3", story="story-2"),
        make_flag("4", signals=(("official_denial", 0.9, ("st-9",)),)),
    ]
    assert len({one.case.case_id for one in decide_open(flags, [], now, 0.7, province, calendar).opened}) == 4


def test_a_later_flag_attaches_even_when_weak_and_again_does_nothing(
    make_flag: Make, province: Profile, calendar: Holidays, now: datetime
) -> None:
    first = decide_open([make_flag("1")], [], now, 0.7, province, calendar)
    later = now + timedelta(days=1)
    both = [make_flag("1", score=0.95), make_flag("2", score=0.5)]
    second = decide_open(both, standing(first), later, 0.7, province, calendar)
    assert second.opened == ()
    assert [(event.kind, event.ref) for event in second.attached] == [(CaseEventKind.FLAG_ATTACHED, "assessment-2")]
    events = (*standing(first)[0].events, *second.attached)
    again = [StandingCase(first.opened[0].case, events)]
    assert decide_open(both, again, later, 0.7, province, calendar) == Opening((), ())


def test_a_renewed_verdict_with_another_leading_signal_opens_no_second_case(
    make_flag: Make, province: Profile, calendar: Holidays, now: datetime
) -> None:
    first = decide_open([make_flag("1")], [], now, 0.7, province, calendar)
    renewed = make_flag("1", signals=(("figure_conflict", 0.99, ()), ("official_denial", 0.9, ("st-1",))))
    other = make_flag("2", signals=(("figure_conflict", 0.99, ()), ("official_denial", 0.9, ("st-1", "st-0"))))
    opening = decide_open([renewed, other], standing(first), now, 0.7, province, calendar)
    assert opening.opened == ()
    assert [event.ref for event in opening.attached] == ["assessment-2"]


def test_claim_group_is_the_leading_signal_and_what_contradicts(make_flag: Make) -> None:
    two = (("unattributed", 0.2, ()), ("official_denial", 0.8, ("st-7", "st-3")))
    assert claim_group(make_flag(signals=two).assessment) == "official_denial:st-3"
    assert claim_group(make_flag(signals=(("figure_conflict", 0.8, ()),)).assessment) == "figure_conflict:story-1"
    assert claim_group(make_flag(signals=()).assessment) == "none:story-1"
    assert claim_group(make_flag(signals=tuple(reversed(two))).assessment) == "official_denial:st-3"


def test_two_openings_of_one_case_share_their_ids(make_flag: Make, province: Profile, calendar: Holidays) -> None:
    first, second = (
        decide_open([make_flag(key)], [], datetime(2025, 11, 24, hour, tzinfo=UTC), 0.7, province, calendar).opened[0]
        for key, hour in (("1", 1), ("2", 2))
    )
    assert first.case.case_id == second.case.case_id
    assert first.event.event_id == second.event.event_id
    assert first.clock.clock_id == second.clock.clock_id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(rows=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from((0.5, 0.7, 0.9))), max_size=8), rng=st.randoms())
def test_the_order_of_flags_changes_nothing(
    make_flag: Make, province: Profile, calendar: Holidays, now: datetime, rows: list[tuple[str, float]], rng: object
) -> None:
    flags = [make_flag(str(n), story=story, score=score) for n, (story, score) in enumerate(rows)]
    shuffled = list(flags)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    opening = decide_open(flags, [], now, 0.7, province, calendar)
    assert decide_open(shuffled, [], now, 0.7, province, calendar) == opening
    strong = {story for story, score in rows if score >= 0.7}
    assert {one.case.story_id for one in opening.opened} == strong
    assert len(opening.opened) + len(opening.attached) == sum(story in strong for story, _ in rows)


def test_a_flag_on_a_merged_case_attaches_to_the_one_in_which_it_goes_on(
    make_flag: Make, province: Profile, calendar: Holidays, now: datetime
) -> None:
    other = make_flag("2", signals=(("official_denial", 0.9, ("st-2",)),))
    first = decide_open([make_flag("1"), other], [], now, 0.7, province, calendar)
    old, new = standing(first)
    merged = CaseEvent("m", old.case.case_id, CaseEventKind.MERGED, now, "an", "cùng việc", new.case.case_id)
    ended = [StandingCase(old.case, (*old.events, merged)), new]
    flag = make_flag("3", signals=((old.case.claim_group.split(":")[0], 0.9, (old.case.claim_group.split(":")[1],)),))
    later = decide_open([flag], ended, now + timedelta(days=1), 0.7, province, calendar)
    assert not later.opened
    assert [event.case_id for event in later.attached] == [new.case.case_id]


def test_a_flag_on_a_linked_story_joins_until_the_case_ends(
    make_flag: Callable[..., FlaggedClaim], opened: OpenedCase, province: Profile, calendar: Holidays, now: datetime
) -> None:
    def event(kind: CaseEventKind, ref: str, n: int) -> CaseEvent:
        return CaseEvent(f"e{n}", opened.case.case_id, kind, now + timedelta(hours=n), "lan", "x", ref)

    other = make_flag("2", story="story-2", signals=(("figure_conflict", 0.9, ("st-9",)),))
    linked = (opened.event, event(CaseEventKind.STORY_LINKED, "story-2", 1))
    for events, joins in (
        ((opened.event,), False),
        (linked, True),
        ((*linked, event(CaseEventKind.STORY_UNLINKED, "story-2", 2)), False),
        ((*linked, event(CaseEventKind.DISMISSED, "", 3)), False),
    ):
        made = decide_open([other], [StandingCase(opened.case, events)], now, 0.7, province, calendar)
        assert [one.case_id for one in made.attached] == ([opened.case.case_id] if joins else [])
        assert len(made.opened) == (not joins)
