"""The register of one case: its notices with their clocks, as they stand before something is entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.cases.clock import start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.records.cases import (
    Case,
    CaseEvent,
    CaseEventKind,
    Clock,
    ClockKind,
    Notice,
    corrected_clock_id,
)
from pipeline.records.profile import Profile


@dataclass(frozen=True, slots=True)
class NoticeBook:
    """*live*: the id of the case in which a merged one goes on, "" where the case was not merged."""

    case: Case
    events: tuple[CaseEvent, ...]
    notices: tuple[Notice, ...]
    clocks: tuple[Clock, ...]  # those that count
    profile: Profile
    holidays: Holidays
    live: str = ""

    def clock(self, notice: Notice) -> Clock:
        """The statutory clock that the receipt of *notice* starts."""
        rule = self.profile.clock_rule
        days = (notice.received_on, rule, self.holidays, notice.deadline)
        return start_clock(ClockKind.STATUTORY, self.case.case_id, *days)

    def clocks_of(self, notice: Notice) -> list[Clock]:
        """What a standing *notice* started: a clock of its own, else the one that notices of these days share."""
        shared = self.clock(notice).clock_id
        own = corrected_clock_id(shared, notice.notice_id)
        known = {one.clock_id: one for one in self.clocks}
        return [known[id] for id in (own, shared) if id in known][:1]

    def ids(self, notice_ids: set[str]) -> set[str]:
        """The ids of the clocks that these notices started."""
        return {clock.clock_id for one in self.named(notice_ids) for clock in self.clocks_of(one)}

    def named(self, notice_ids: set[str]) -> Iterator[Notice]:
        return (one for one in self.notices if one.notice_id in notice_ids)

    def refs(self, *kinds: CaseEventKind) -> set[str]:
        """What the events of these kinds rest on."""
        return {event.ref for event in self.events if event.kind in kinds}
