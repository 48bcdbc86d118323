"""What a merged case hands over: persons' statements, files, remarks, stories, and the earlier internal clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.cases.links import linked_stories
from pipeline.cases.transitions import STATE_WORDS, TABLE, apply
from pipeline.cases.words import instant_words
from pipeline.errors import IllegalTransition
from pipeline.records.case_acts import Attachment, attachment_id
from pipeline.records.cases import (
    Basis,
    Case,
    CaseEvent,
    CaseEventKind,
    Clock,
    ClockKind,
    DossierStatement,
    case_event_id,
    corrected_clock_id,
    person_statement_id,
)
from pipeline.records.facts import MACHINE

KIND = CaseEventKind
CARRIED = "Gộp từ vụ việc "


def refuse_merger(case: Case, into: Case, other: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where *case* cannot go on in *into*, whose events are *other*."""
    if case.case_id == into.case_id or case.agency_id != into.agency_id:
        raise IllegalTransition("Chỉ gộp vào một vụ việc khác của cùng cơ quan, địa phương.")
    state = apply(other)
    if KIND.MERGED not in TABLE[state]:
        raise IllegalTransition(f"Không gộp vào vụ việc “{STATE_WORDS[state]}”.")


def carried_files(files: Iterable[Attachment], case: Case, into: Case) -> tuple[Attachment, ...]:
    """The files of *case* as files of *into*, by who laid them there, naming their origin."""
    return tuple(
        replace(one, attachment_id=attachment_id(into.case_id, one.sha256), case_id=into.case_id, origin=case.case_id)
        for one in files
    )


def carried_statements(
    dossier: Iterable[DossierStatement],
    standing: Sequence[DossierStatement],
    files: Mapping[str, str],
    case: Case,
    into: Case,
) -> tuple[DossierStatement, ...]:
    """The persons' statements of *case* as statements of *into*, after those *standing* there.

    *files*: the new id of each file by its old one.  An answer goes on answering the gap of the same words, where that
    stands in *into* too.
    """
    old = list(dossier)
    asked = {one.statement_id: (one.part, one.text) for one in old if one.basis is Basis.MISSING}
    gaps = {(one.part, one.text): one.statement_id for one in standing if one.basis is Basis.MISSING}
    last = max((one.position for one in standing), default=0)
    made: list[DossierStatement] = []
    for place, one in enumerate((one for one in old if one.author != MACHINE), start=1):
        answers = gaps.get(asked.get(one.answers, ("", "")), "")
        made.append(
            replace(
                one,
                statement_id=person_statement_id(into.case_id, one.part, one.text, one.author, answers),
                case_id=into.case_id,
                position=last + place,
                evidence=tuple(files.get(id, id) for id in one.evidence),
                answers=answers,
                origin=case.case_id,
            )
        )
    known = {one.statement_id for one in standing}
    return tuple(one for one in made if one.statement_id not in known)


def carried_events(
    events: Sequence[CaseEvent], known: Sequence[CaseEvent], files: Iterable[Attachment], case: Case, into: Case,
    reason: str, actor: str, now: datetime,
) -> Iterator[CaseEvent]:  # fmt: skip
    """Flags, remarks, files and stories of *case* as events of *into* at *now*, by *actor*, who merges; each names
    where it comes from."""
    where = f"{CARRIED}{case.case_id[:8]}"

    def event(kind: CaseEventKind, ref: str, words: str, at: datetime | None) -> CaseEvent:
        own = case_event_id(into.case_id, kind, ref, at)
        return CaseEvent(own, into.case_id, kind, now, actor, words, ref)

    refs = {one.ref for one in known}
    for ref in dict.fromkeys(e.ref for e in events if e.kind in (KIND.OPENED, KIND.FLAG_ATTACHED) and e.ref):
        if ref not in refs:
            yield event(KIND.FLAG_ATTACHED, ref, f"{where}: {reason.strip()}", None)
    for one in (e for e in events if e.kind is KIND.COMMENTED):
        words = f"{where} ({one.actor}, {instant_words(one.happened_at)}): {one.reason}"
        yield event(KIND.COMMENTED, one.event_id, words, now)
    for file in files:
        words = f"{where}: {file.name}, {file.size} byte, SHA-256 {file.sha256}"
        yield event(KIND.ATTACHED, file.attachment_id, words, now)
    mine = {into.story_id, *linked_stories(known)}
    for story in dict.fromkeys((case.story_id, *linked_stories(events))):
        if story not in mine:
            yield event(KIND.STORY_LINKED, story, f"{where}: {reason.strip()}", now)


def earlier_clock(
    case: Case, into: Case, own: Clock, other: Clock, reason: str, actor: str, now: datetime
) -> tuple[Clock, CaseEvent] | None:
    """The internal clock of *case* (*own*, as it stands) in the place of that of *into* (*other*, as it stands), where
    it ends earlier; None where it does not.  To merge gives nobody more time."""
    if own.kind is not ClockKind.INTERNAL or other.kind is not ClockKind.INTERNAL or own.due_at >= other.due_at:
        return None
    made = replace(
        own,
        clock_id=corrected_clock_id(other.clock_id, case.case_id),  # one of its own, whatever ran over these days
        case_id=into.case_id,
        basis=f"{own.basis}; theo vụ việc gộp {case.case_id[:8]}",
    )
    words = f"{CARRIED}{case.case_id[:8]}: thời hạn nội bộ sớm hơn, hết ngày {own.last_day:%d/%m/%Y}, được giữ"
    kind = KIND.CLOCK_REPLACED
    own_id = case_event_id(into.case_id, kind, other.clock_id, now)
    return made, CaseEvent(own_id, into.case_id, kind, now, actor, f"{words}. {reason.strip()}", other.clock_id)
