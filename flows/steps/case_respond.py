"""Responses: the circular's measures as they are planned, and as they are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows.clockwork import new_run_id
from flows.steps.case_acts import add_event
from flows.steps.case_law import case_law
from flows.steps.law import OfficeLaw
from pipeline.cases import responses
from pipeline.cases.life import apply
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.transitions import ENDED, STATE_WORDS
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import ResponseEntry
from pipeline.records.cases import Case, CaseEventKind
from pipeline.records.days import day_in_vietnam, end_of_day
from pipeline.store import audit, case_acts, case_evidence, cases
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.finding import only_one


@dataclass(frozen=True, slots=True)
class ResponseWords:
    """A response as a person types it; *plan* begins the id of what was planned, "" where nothing was."""

    letter: str
    words: str
    day: date | None
    link: str
    capture: str
    plan: str


def plan_response(
    store: Store, law: OfficeLaw, id_prefix: str, told: ResponseWords, actor: str, now: datetime
) -> ResponseEntry:
    """Plan one of the circular's measures for a day (today where none is named)."""
    refuse_secret(law.profile, told.words)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        _refuse_ended(tx, case)
        day = told.day or day_in_vietnam(now)
        entry = responses.planned(case.case_id, case_law(tx, case).profile, told.letter, told.words, day, actor)
        _save_response(tx, entry, "case.response_planned", actor, now)
    return entry


def give_response(
    store: Store, law: OfficeLaw, id_prefix: str, told: ResponseWords, actor: str, now: datetime
) -> ResponseEntry:
    """Enter a response that was given: to have spoken is an event of the case, and wants its approval.

    Raises :class:`IllegalTransition`, :class:`UnknownRecord` for a plan or capture that is not there.
    """
    refuse_secret(law.profile, told.words)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        plan = _planned(tx, case, told.plan) if told.plan else None
        capture = case_evidence.expand(tx, [told.capture])[0] if told.capture else ""
        day = told.day or day_in_vietnam(now)
        args = (
            case.case_id,
            case_law(tx, case).profile,
            told.letter,
            told.words,
            day,
            told.link,
            capture,
            plan,
            actor,
            now,
        )
        entry = responses.done(*args)
        at = now if day == day_in_vietnam(now) else end_of_day(day) - timedelta(microseconds=1)
        where = f" ({entry.link})" if entry.link else ""
        add_event(tx, case, CaseEventKind.SPOKE, f"{entry.words}{where}", entry.entry_id, actor, now, at)
        _save_response(tx, entry, "case.response_done", actor, now)
    return entry


def _planned(tx: Tx, case: Case, prefix: str) -> ResponseEntry:
    found = {one.response_id: one for one in case_acts.responses_of(tx, case.case_id)}
    return only_one("hình thức đã dự kiến", prefix, [one for id, one in found.items() if id.startswith(prefix)])


def _refuse_ended(tx: Tx, case: Case) -> None:
    state = apply(cases.events_of(tx, case.case_id))
    if state in ENDED:
        raise IllegalTransition(f"Vụ việc “{STATE_WORDS[state]}”: không dự kiến thêm hình thức nào.")


def _save_response(tx: Tx, entry: ResponseEntry, action: str, actor: str, now: datetime) -> None:
    if not case_acts.save_responses(tx, [entry]):
        raise IllegalTransition("Nội dung này đã được ghi.")
    told = f"{entry.letter} | {entry.stage.value} | {entry.day} | {entry.words} | link: {entry.link or 'none'}"
    audit.append_audit(tx, now, actor, action, entry.case_id, told)
