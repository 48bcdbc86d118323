"""Flags become cases: one case for an agency, a story and a claim; later flags on the same attach to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.cases.clock import start_clock
from pipeline.cases.holidays_vn import Holidays
from pipeline.cases.links import taken_up
from pipeline.cases.words import shorten
from pipeline.records.assessment import Assessment, EvidenceKind, Level, Signal
from pipeline.records.cases import Case, CaseEvent, CaseEventKind, ClockKind, case_event_id, case_id
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import MACHINE, FlaggedClaim, OpenedCase, Opening, StandingCase
from pipeline.records.profile import Profile

TITLE_LENGTH = 160


def claim_group(assessment: Assessment) -> str:
    """What an assessment's claim is grouped by: its leading signal and what contradicts the claim.

    "official_denial:<statement id>"; where the signal rests on no statement, the story's id stands instead.  The
    leading signal is the strongest, by name where several are equal.
    """
    leading = min(assessment.signals, key=lambda signal: (-signal.strength, signal.name, signal.claim_id), default=None)
    if leading is None:
        return f"none:{assessment.story_id}"
    return min(_keys(leading), default=f"{leading.name}:{assessment.story_id}")


def decide_open(
    flags: Iterable[FlaggedClaim],
    standing: Iterable[StandingCase],
    now: datetime,
    threshold: float,
    profile: Profile,
    holidays: Holidays,
) -> Opening:
    """Which cases the candidates *flags* open at *now* (aware), and to which cases they attach.

    Only level ``flag`` counts, and only a score of at least *threshold* (0..1, the office's own) opens.  An assessment
    that opened or joined a case before does nothing.  A flag on a story that a person linked to
    a case joins that.  The order of *flags* and *standing* changes nothing.  Flags that
    a person has rejected or withdrawn are not candidates: the caller leaves them out.
    """
    standing = list(standing)
    cases = {
        (one.case.agency_id, one.case.story_id, one.case.claim_group): goes_on_in(one.case.case_id, standing)
        for one in standing
    }
    linked = {place: goes_on_in(own, standing) for place, own in taken_up(standing).items()}
    known = {event.ref for one in standing for event in one.events if event.kind in _FLAG_EVENTS}
    opened: list[OpenedCase] = []
    attached: list[CaseEvent] = []
    for flag in sorted(flags, key=lambda one: (-one.assessment.score, one.day, one.assessment.assessment_id)):
        found = flag.assessment
        if found.level is not Level.FLAG or found.assessment_id in known:
            continue
        places = [(found.agency_id, found.story_id, group) for group in _groups(found)]
        place = next((place for place in places if place in cases), None)
        into = cases[place] if place is not None else linked.get((found.agency_id, found.story_id))
        if into is not None:
            attached.append(_attached(into, flag, now, linked=place is None))
        elif found.score >= threshold:
            new = _open(flag, now, threshold, profile, holidays)
            cases[places[0]] = new.case.case_id
            opened.append(new)
        else:
            continue
        known.add(found.assessment_id)
    return Opening(tuple(opened), tuple(attached))


def goes_on_in(case_id: str, standing: Iterable[StandingCase]) -> str:
    """The case in which *case_id* goes on: itself, or the one into which it was merged at last."""
    merged = {e.case_id: e.ref for one in standing for e in one.events if e.kind is CaseEventKind.MERGED}
    seen = {case_id}
    while (after := merged.get(case_id, case_id)) not in seen:
        seen.add(after)
        case_id = after
    return case_id


_FLAG_EVENTS = (CaseEventKind.OPENED, CaseEventKind.FLAG_ATTACHED)


def _keys(signal: Signal) -> list[str]:
    return [f"{signal.name}:{one.id}" for one in signal.evidence if one.kind is EvidenceKind.STATEMENT]


def _groups(assessment: Assessment) -> list[str]:
    """The claim's group, then every other that shares a contradicting statement with it.

    The second night's stronger signal, or a second denial, must not open the same case again.
    """
    return [claim_group(assessment), *sorted(key for signal in assessment.signals for key in _keys(signal))]


def _open(flag: FlaggedClaim, now: datetime, threshold: float, profile: Profile, holidays: Holidays) -> OpenedCase:
    found = flag.assessment
    group = claim_group(found)
    case = Case(
        case_id=case_id(found.agency_id, found.story_id, group),
        agency_id=found.agency_id,
        story_id=found.story_id,
        claim_group=group,
        title=shorten(f"Làm rõ: {flag.headline}", TITLE_LENGTH),
        regulation_id=profile.dossier_regulation,
        by_choice=profile.by_choice,
        opened_at=now,
    )
    reasons = " ".join(dict.fromkeys(signal.explanation for signal in found.signals))
    reason = (
        f"Thông tin có dấu hiệu sai lệch, chờ xác nhận: “{flag.sentence}” "
        f"(điểm {_number(found.score)}, ngưỡng mở vụ việc {_number(threshold)}). {reasons}"
    ).strip()
    # One opening a case, whichever of its flags came first: the flag is no part of this id.
    event_id = case_event_id(case.case_id, CaseEventKind.OPENED, "", None)
    event = CaseEvent(event_id, case.case_id, CaseEventKind.OPENED, now, MACHINE, reason, found.assessment_id)
    started_on = day_in_vietnam(now)
    clock = start_clock(ClockKind.INTERNAL, case.case_id, started_on, profile.clock_rule, holidays)
    return OpenedCase(case, event, clock)


def _attached(case: str, flag: FlaggedClaim, now: datetime, *, linked: bool) -> CaseEvent:
    ref = flag.assessment.assessment_id
    kind = CaseEventKind.FLAG_ATTACHED
    same = "Sự việc đã gắn với vụ việc" if linked else "Cùng cơ quan, sự việc và nội dung"
    reason = f"{same} ({flag.day:%d/%m/%Y}): “{flag.sentence}”"
    return CaseEvent(case_event_id(case, kind, ref, None), case, kind, now, MACHINE, reason, ref)


def _number(score: float) -> str:
    return f"{score:.2f}".replace(".", ",")
