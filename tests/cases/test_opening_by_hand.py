"""A person's own finding becomes a case: on whatever it rests, once, about a watched agency only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.opening import decide_open
from pipeline.cases.opening_by_hand import Ground, open_by_hand, rumours
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.agencies import Field
from pipeline.records.assessment import Claim, Statement, StatementKind
from pipeline.records.cases import CaseEventKind, ClockKind
from pipeline.records.facts import MACHINE, FlaggedClaim, OpenedCase, StandingCase
from pipeline.records.press import Article, DayFrom, SourceKind
from pipeline.records.profile import Profile

NOW = datetime(2025, 11, 23, 22, 0, tzinfo=UTC)
DAY = date(2025, 11, 23)
ARTICLE = Article(
    article_id="ar-1", canonical_url="u", url="u", text="", text_hash="", published_at=NOW, first_seen_at=NOW,
    source_id="bao", source_kind=SourceKind.NATIONAL, country="VN", capture_id="cap", title="Vỡ đập Sông Lam",
    lead="", language="vi", day=DAY, day_from=DayFrom.PUBLISHED,
)  # fmt: skip
CLAIM = Claim("cl-1", "ar-1", Field.TEXT, 0, 9, "Đập đã vỡ, 300 người chết.", (), (), "", ())
SAID = Statement(
    "st-1", "ar-1", "cap", StatementKind.DENIAL, "UBND tỉnh", (), "hàng ngàn người chết", "không có", (), Field.TEXT,
    0, 9, DAY,
)  # fmt: skip


def ground(record: Any, *agencies: str) -> Ground:
    return Ground(record, ARTICLE, "story-1", agencies or ("song-lam",))


@pytest.fixture
def open_(province: Profile, calendar: Holidays) -> Any:
    def run(
        on: Ground, *, agency: str = "song-lam", standing: tuple[StandingCase, ...] = (), who: str = "lan", **more: str
    ) -> OpenedCase:
        words = {"title": "", "reason": "đơn phản ánh"} | more
        watched = ("song-lam", "song-hau")
        return open_by_hand(
            on, agency, words["title"], words["reason"], standing, watched, who, NOW, province, calendar
        )

    return run


@pytest.mark.parametrize("record", [ARTICLE, CLAIM, SAID])
def test_it_begins_as_any_case_does(open_: Any, record: Any) -> None:
    made = open_(ground(record))
    assert (made.event.kind, made.event.actor, made.event.ref) == (CaseEventKind.OPENED, "lan", ground(record).id)
    assert (made.clock.kind, made.clock.started_on) == (ClockKind.INTERNAL, date(2025, 11, 24))
    assert made.case.by_choice
    assert ground(record).words.rstrip(".") in made.case.title
    assert "đơn phản ánh" in made.event.reason
    assert open_(ground(record), title="Tên khác").case.title == "Tên khác"


def test_a_rumour_outside_the_press_is_what_the_denial_denies(open_: Any) -> None:
    assert open_(ground(SAID)).case.title == "Làm rõ thông tin “hàng ngàn người chết”"


def test_what_is_refused(open_: Any) -> None:
    with pytest.raises(NotAllowed):
        open_(ground(CLAIM), who=MACHINE)
    with pytest.raises(IllegalTransition, match="lý do"):
        open_(ground(CLAIM), reason=" ")
    with pytest.raises(IllegalTransition, match="watched"):
        open_(ground(CLAIM, "song-hong"), agency="song-hong")
    with pytest.raises(IllegalTransition, match="nói về song-lam, không phải “song-hau”"):
        open_(ground(CLAIM), agency="song-hau")
    made = open_(ground(CLAIM))
    stands = (StandingCase(made.case, (made.event,)),)
    with pytest.raises(IllegalTransition, match=f"đã có vụ việc {made.case.case_id[:8]}"):
        open_(ground(CLAIM), standing=stands)
    assert open_(ground(CLAIM, "song-lam", "song-hau"), agency="song-hau", standing=stands)


def test_one_denial_told_twice_in_a_report_is_one_case(open_: Any) -> None:
    made = open_(ground(SAID))
    again = replace(ground(replace(SAID, statement_id="st-2")), said_again=("st-1", "st-2"))
    with pytest.raises(IllegalTransition, match="đã có vụ việc"):
        open_(again, standing=(StandingCase(made.case, (made.event,)),))


def test_a_later_flag_on_the_same_denial_joins_it(
    open_: Any, make_flag: Any, province: Profile, calendar: Holidays
) -> None:
    flag: FlaggedClaim = make_flag()  # contradicted by st-1
    made = open_(ground(SAID))
    opening = decide_open([flag], [StandingCase(made.case, (made.event,))], NOW, 0.7, province, calendar)
    assert opening.opened == ()
    assert [event.case_id for event in opening.attached] == [made.case.case_id]
    first = decide_open([flag], [], NOW, 0.7, province, calendar).opened[0]
    with pytest.raises(IllegalTransition, match="đã có vụ việc"):
        open_(ground(SAID), standing=(StandingCase(first.case, (first.event,)),))


def test_one_thing_denied_in_two_wordings_is_quoted_once() -> None:
    short, other = replace(SAID, statement_id="st-2", denied="Ngàn người chết"), replace(SAID, denied="vỡ đập")
    silent = replace(SAID, denied="")
    elsewhere = replace(short, article_id="ar-2")
    assert rumours([short, SAID, other, silent]) == (SAID, other)
    assert rumours([short, SAID, elsewhere]) == (SAID, elsewhere)
