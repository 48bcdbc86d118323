"""A case that a person opens: on a flag below the threshold, an article, a sentence, or what a public body said.

The last is the door for what circulates outside the press: no page carries it, only the statement that denies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.cases.clock import start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.notices import named
from pipeline.cases.opening import TITLE_LENGTH, claim_group
from pipeline.cases.words import shorten
from pipeline.errors import IllegalTransition
from pipeline.records.assessment import Assessment, Claim, Statement
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, ClockKind, case_event_id, case_id
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import OpenedCase, StandingCase
from pipeline.records.press import Article
from pipeline.records.profile import Profile

_FLAGS = (CaseEventKind.OPENED, CaseEventKind.FLAG_ATTACHED)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a person opens a case on, with the article in which it stands and what that is about."""

    record: Assessment | Article | Claim | Statement
    article: Article
    story_id: str
    agencies: tuple[str, ...]  # that the article is about, or that the sentence or statement names
    said_again: tuple[str, ...] = ()  # ids of statements in the same article that deny the same in other words

    @property
    def id(self) -> str:
        match self.record:
            case Assessment():
                return self.record.assessment_id
            case Claim():
                return self.record.claim_id
            case Statement():
                return self.record.statement_id
            case Article():
                return self.record.article_id

    @property
    def words(self) -> str:
        """What the case is about, as it stands there."""
        match self.record:
            case Claim():
                return self.record.sentence
            case Statement():
                return self.record.denied or self.record.truth
            case _:
                return self.article.title


def open_by_hand(
    ground: Ground,
    agency_id: str,
    title: str,
    reason: str,
    standing: Iterable[StandingCase],
    watched: Sequence[str],
    login: str,
    now: datetime,
    profile: Profile,
    holidays: Holidays,
) -> OpenedCase:
    """The case that *login* opens on *ground* about *agency_id*; its internal clock starts on the day of *now*.

    Raises :class:`NotAllowed` for the machine; :class:`IllegalTransition` without a reason, for an agency that is not
    watched or that the matter is not about, or where a case on the same stands already (it is named).
    """
    named(login)
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do mở vụ việc (--reason).")
    if agency_id not in watched:
        raise IllegalTransition(f"“{agency_id}” không nằm trong danh sách theo dõi của office.yml (mục watched).")
    if agency_id not in ground.agencies:
        about = ", ".join(ground.agencies) or "không cơ quan, địa phương nào đang theo dõi"
        raise IllegalTransition(f"Nội dung này nói về {about}, không phải “{agency_id}”: không mở vụ việc.")
    group = _group(ground)
    own = case_id(agency_id, ground.story_id, group)
    for one in standing:
        rests = {event.ref for event in one.events if event.kind in _FLAGS}
        same = one.case.agency_id == agency_id and not rests.isdisjoint((ground.id, *ground.said_again))
        if same or one.case.case_id == own:
            raise IllegalTransition(f"Nội dung này đã có vụ việc {one.case.case_id[:8]}: “{one.case.title}”.")
    case = Case(
        case_id=own,
        agency_id=agency_id,
        story_id=ground.story_id,
        claim_group=group,
        title=shorten(title.strip() or _title(ground), TITLE_LENGTH),
        regulation_id=profile.dossier_regulation,
        by_choice=profile.by_choice,
        opened_at=now,
    )
    words = f"Cán bộ tự phát hiện, chờ xác nhận: “{ground.words}”. {reason.strip()}"
    # As for the machine's: one opening a case, whatever it rests on.
    event_id = case_event_id(own, CaseEventKind.OPENED, "", None)
    event = CaseEvent(event_id, own, CaseEventKind.OPENED, now, login, words, ground.id)
    clock = start_clock(ClockKind.INTERNAL, own, day_in_vietnam(now), profile.clock_rule, holidays)
    return OpenedCase(case, event, clock)


def rumours(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those of *statements* that deny something, each thing once: of two wordings in one article the longer."""
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda one: (-len(one.denied), one.statement_id)):
        again = any(one.article_id == o.article_id and one.denied.casefold() in o.denied.casefold() for o in kept)
        if one.denied and not again:
            kept.append(one)
    return tuple(kept)


def _title(ground: Ground) -> str:
    quoted = isinstance(ground.record, Claim | Statement)
    return f"Làm rõ thông tin “{ground.words.rstrip('.')}”" if quoted else f"Làm rõ: {ground.words}"


def _group(ground: Ground) -> str:
    """As the machine groups: what is contradicted by one statement is one case, whoever opens it."""
    match ground.record:
        case Assessment():
            return claim_group(ground.record)
        case Statement():
            return f"official_denial:{ground.id}"
        case _:
            return f"by_hand:{ground.id}"
