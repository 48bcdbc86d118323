"""What may happen to a case, who may do it, and when its clocks end."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from pipeline.cases.clock import start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.life import BY_PERSON, allowed, apply, decide, ended_at, register_notice
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState, Clock, ClockKind, Notice
from pipeline.records.facts import OpenedCase
from pipeline.records.profile import Profile

KIND = CaseEventKind
SIGNED = (KIND.SUBMITTED, KIND.APPROVED)
HOUR = timedelta(hours=1)


class Story:
    """A case whose events follow each other hour by hour."""

    def __init__(self, opened: OpenedCase, profile: Profile, calendar: Holidays) -> None:
        self.case = opened.case
        self.events: list[CaseEvent] = [opened.event]
        self.now = opened.case.opened_at
        self.profile = profile
        self.calendar = calendar

    def then(self, *kinds: CaseEventKind, after: timedelta = HOUR) -> Story:
        for kind in kinds:
            self.now += after
            who = "binh" if kind in (KIND.APPROVED, KIND.RETURNED) else "lan"
            self.events.append(decide(self.case, self.events, kind, who, "đã kiểm tra", self.now))
        return self

    def signed(self) -> Story:
        """Submitted, and approved by another."""
        return self.then(KIND.SUBMITTED, KIND.APPROVED)

    def notice(self, notice: Notice, at: datetime | None = None) -> Clock:
        self.now = at or self.now + timedelta(days=2)
        args = (self.case, self.events, notice, self.profile, self.calendar, "van-thu", self.now)
        events, clock = register_notice(*args)
        self.events += events
        return clock

    @property
    def state(self) -> CaseState:
        return apply(self.events)


@pytest.fixture
def story(opened: OpenedCase, province: Profile, calendar: Holidays) -> Story:
    return Story(opened, province, calendar)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ((KIND.CONFIRMED,), CaseState.CONFIRMED),
        ((KIND.DISMISSED,), CaseState.DISMISSED),
        ((KIND.WITHDRAWN,), CaseState.WITHDRAWN),
        ((KIND.PRESS_WAS_RIGHT,), CaseState.PRESS_WAS_RIGHT),
        ((KIND.CONFIRMED, KIND.SUBMITTED), CaseState.SUBMITTED),
        ((KIND.CONFIRMED, KIND.SUBMITTED, KIND.RETURNED), CaseState.EVIDENCE),
        ((KIND.CONFIRMED, *SIGNED), CaseState.APPROVED),
        ((KIND.CONFIRMED, *SIGNED, KIND.RETURNED), CaseState.EVIDENCE),
        ((KIND.CONFIRMED, *SIGNED, KIND.SPOKE), CaseState.RESPONDED),
        ((KIND.CONFIRMED, *SIGNED, KIND.SPOKE, KIND.CLOSED), CaseState.CLOSED),
        ((KIND.CONFIRMED, *SIGNED, KIND.SPOKE, KIND.CLOSED, KIND.WITHDRAWN), CaseState.WITHDRAWN),
        ((KIND.CONFIRMED, *SIGNED, KIND.DISMISSED), CaseState.DISMISSED),
        ((KIND.CONFIRMED, KIND.PRESS_WAS_RIGHT, *SIGNED, KIND.SPOKE, KIND.CLOSED), CaseState.CLOSED),
    ],
)
def test_ways_through_a_case(story: Story, kinds: tuple[CaseEventKind, ...], state: CaseState) -> None:
    assert story.then(*kinds).state is state
    random.Random(1).shuffle(story.events)
    assert story.state is state  # the order in which rows are read changes nothing


@pytest.mark.parametrize(
    "kinds",
    [
        (KIND.SPOKE,),  # nothing leaves the house before a person has decided
        (KIND.COPIED_MINISTRY,),
        (KIND.CLOSED,),
        (KIND.DISMISSED, KIND.CONFIRMED),
        (KIND.WITHDRAWN, KIND.CLOSED),
        (KIND.CONFIRMED, KIND.CONFIRMED),
        (KIND.CONFIRMED, KIND.CLOSED),  # nothing was said
        (KIND.CONFIRMED, *SIGNED, KIND.SPOKE, KIND.CLOSED, KIND.DISMISSED),
        (KIND.CONFIRMED, KIND.SPOKE),  # nobody approved
        (KIND.CONFIRMED, KIND.COPIED_MINISTRY),
        (KIND.CONFIRMED, KIND.APPROVED),  # nothing was submitted
        (KIND.CONFIRMED, KIND.SUBMITTED, KIND.SPOKE),
        (KIND.CONFIRMED, *SIGNED, KIND.RETURNED, KIND.SPOKE),
        (KIND.OPENED, KIND.SUBMITTED)[1:],  # before a person has decided
    ],
)
def test_ways_that_are_closed(story: Story, kinds: tuple[CaseEventKind, ...]) -> None:
    story.then(*kinds[:-1])
    with pytest.raises(IllegalTransition, match=r"không thể|Chưa thể"):
        story.then(kinds[-1])


def test_the_refusal_says_what_may_be_done(story: Story) -> None:
    with pytest.raises(IllegalTransition, match=r"“chờ xác nhận” nên không thể đồng gửi Bộ\. Có thể: .*xác nhận; loại"):
        story.then(KIND.COPIED_MINISTRY)


def test_a_person_decides_with_a_reason(story: Story) -> None:
    for login in ("", "  ", "lamro"):
        with pytest.raises(NotAllowed):
            decide(story.case, story.events, KIND.CONFIRMED, login, "lý do", story.now)
    with pytest.raises(IllegalTransition, match="lý do"):
        decide(story.case, story.events, KIND.CONFIRMED, "lan", " ", story.now)
    event = decide(story.case, story.events, KIND.CONFIRMED, "lan", " sai thật ", story.now, ref="doc-1")
    assert (event.actor, event.reason, event.ref) == ("lan", "sai thật", "doc-1")


@pytest.mark.parametrize("kind", sorted(set(KIND) - BY_PERSON))
def test_nobody_enters_what_the_machine_or_the_register_enters(story: Story, kind: CaseEventKind) -> None:
    with pytest.raises(IllegalTransition):
        decide(story.case, story.events, kind, "lan", "lý do", story.now)


def test_what_was_done_yesterday_may_be_entered_today_but_not_out_of_order(story: Story) -> None:
    story.then(KIND.CONFIRMED).signed()
    spoke = story.now + HOUR
    tomorrow = story.now + timedelta(days=1)
    event = decide(story.case, story.events, KIND.SPOKE, "lan", "họp báo", tomorrow, at=spoke)
    assert event.happened_at == spoke
    for wrong in (tomorrow + HOUR, story.case.opened_at - HOUR, story.case.opened_at):
        with pytest.raises(IllegalTransition):
            decide(story.case, story.events, KIND.SPOKE, "lan", "họp báo", tomorrow, at=wrong)


def test_a_notice_starts_the_statutory_clock_on_the_day_of_receipt(
    story: Story, make_notice: Callable[..., Notice]
) -> None:
    clock = story.notice(make_notice(date(2025, 11, 25)))  # entered on the 26th
    assert (clock.kind, clock.started_on, clock.last_day) == (
        ClockKind.STATUTORY,
        date(2025, 11, 25),
        date(2025, 12, 2),
    )
    event = story.events[-1]
    assert event.actor == "van-thu"
    assert "số 12/TB" in event.reason
    assert "số đến 345" in event.reason
    assert story.state is CaseState.OPENED


def test_a_notice_is_never_entered_twice(story: Story, make_notice: Callable[..., Notice]) -> None:
    story.notice(make_notice(date(2025, 11, 25)))
    with pytest.raises(IllegalTransition, match="không đặt lại"):
        story.notice(make_notice(date(2025, 11, 26)))


def test_an_earlier_day_in_the_notice_prevails(story: Story, make_notice: Callable[..., Notice]) -> None:
    assert story.notice(make_notice(deadline=date(2025, 11, 27))).last_day == date(2025, 11, 27)


@pytest.mark.parametrize(
    ("received", "deadline"),
    [
        (date(2025, 12, 24), None),
        (date(2025, 11, 20), None),
        (date(2025, 11, 25), date(2025, 11, 1)),
        (date(2025, 11, 25), date(2025, 11, 24)),  # the notice's own day, but before it was received
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(
    story: Story, make_notice: Callable[..., Notice], received: date, deadline: date | None
) -> None:
    with pytest.raises(IllegalTransition):
        story.notice(make_notice(received, deadline=deadline))


def test_a_notice_may_reach_a_case_of_any_state(story: Story, make_notice: Callable[..., Notice]) -> None:
    story.then(KIND.DISMISSED)
    clock = story.notice(make_notice())
    assert story.state is CaseState.DISMISSED
    assert ended_at(clock, story.events) is None  # our own opinion does not end the ministry's clock
    with pytest.raises(IllegalTransition, match="Chưa được phê duyệt"):
        story.then(KIND.SPOKE)
    story.signed().then(KIND.SPOKE, KIND.COPIED_MINISTRY)
    assert ended_at(clock, story.events) == story.now


@pytest.mark.parametrize("first", [KIND.SPOKE, KIND.COPIED_MINISTRY])
def test_the_statutory_clock_ends_with_both(
    story: Story, make_notice: Callable[..., Notice], first: CaseEventKind
) -> None:
    story.then(KIND.CONFIRMED).signed()
    clock = story.notice(make_notice())
    story.then(first)
    assert ended_at(clock, story.events) is None
    (other,) = {KIND.SPOKE, KIND.COPIED_MINISTRY} - {first}
    story.then(other)
    assert ended_at(clock, story.events) == story.now


def test_an_answer_before_the_notice_does_not_answer_it(story: Story, make_notice: Callable[..., Notice]) -> None:
    story.then(KIND.CONFIRMED, *SIGNED, KIND.SPOKE, KIND.COPIED_MINISTRY)
    clock = story.notice(make_notice(date(2025, 11, 26)), at=story.now + timedelta(days=3))
    assert ended_at(clock, story.events) is None
    with pytest.raises(IllegalTransition, match="đồng gửi Bộ"):
        story.then(KIND.CLOSED)
    story.then(KIND.SPOKE, KIND.COPIED_MINISTRY, KIND.CLOSED)
    assert story.state is CaseState.CLOSED


def test_an_answer_between_receipt_and_entry_counts(story: Story, make_notice: Callable[..., Notice]) -> None:
    story.then(KIND.CONFIRMED, *SIGNED).then(KIND.SPOKE, KIND.COPIED_MINISTRY, after=timedelta(days=1))
    answered = story.now  # 26 November; the notice came on the 25th, before the spokesman, and is entered on the 27th
    story.events = [*story.events]
    clock = story.notice(make_notice(date(2025, 11, 25)), at=answered + timedelta(days=1))
    assert ended_at(clock, story.events) == answered


def test_the_internal_clock_ends_with_the_first_answer_or_outcome(story: Story, opened: OpenedCase) -> None:
    assert ended_at(opened.clock, story.events) is None
    story.then(KIND.CONFIRMED)
    assert ended_at(opened.clock, story.events) is None
    story.signed()
    assert ended_at(opened.clock, story.events) is None
    story.then(KIND.SPOKE)
    spoke = story.now
    story.then(KIND.CLOSED)
    assert ended_at(opened.clock, story.events) == spoke


def test_events_of_no_case_or_without_opening(opened: OpenedCase) -> None:
    with pytest.raises(IllegalTransition):
        apply([])
    with pytest.raises(IllegalTransition, match="chưa được mở"):
        apply([CaseEvent("e", opened.case.case_id, KIND.CONFIRMED, opened.case.opened_at, "lan", "x", "")])


def test_random_sequences_reach_no_illegal_state(opened: OpenedCase, province: Profile, calendar: Holidays) -> None:
    rng = random.Random(20251123)
    outcomes = {CaseState.DISMISSED, CaseState.WITHDRAWN, CaseState.CLOSED}
    for _ in range(500):
        story = Story(opened, province, calendar)
        for _ in range(8):
            kind = rng.choice(list(KIND))
            before = story.state
            try:
                story.then(kind)
            except IllegalTransition:
                assert story.state is before
                continue
            assert kind in allowed(before)
            assert before not in outcomes or story.state is before


def test_only_the_own_clock_is_asked(story: Story, province: Profile, calendar: Holidays) -> None:
    clock = start_clock(ClockKind.STATUTORY, story.case.case_id, date(2025, 11, 24), province.clock_rule, calendar)
    assert ended_at(clock, []) is None
