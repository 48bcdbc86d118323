"""What a purge can reach in a case: every text that a person entered, with the rows in which it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flows.steps.told import event_told, statement_told
from pipeline.cases.merging import CARRIED
from pipeline.records.audit import payload_hash
from pipeline.records.case_acts import PurgedKind
from pipeline.records.cases import Case, CaseEvent, CaseEventKind
from pipeline.records.days import iso
from pipeline.records.facts import MACHINE
from pipeline.records.ids import record_id
from pipeline.store import case_acts, cases, clock_changes, purging
from pipeline.store.connect import Tx

KIND = CaseEventKind
_GONE = (KIND.COMMENTED, KIND.ATTACHED)  # no state rests on them: they go as a whole
_COMPOSED = (KIND.ASSIGNED, KIND.RENAMED, KIND.OPENED, KIND.FLAG_ATTACHED, KIND.FORCE_CONFIRMED)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that may be purged: what it is, its words, what the log holds of it, and how it goes."""

    kind: PurgedKind
    id: str
    words: tuple[str, ...]
    told: tuple[str, ...]  # audit payloads
    take: Callable[[], None]
    sha256: str = ""  # of an attachment's bytes

    @property
    def digest(self) -> str:
        return self.sha256 or payload_hash(self.told[0] if self.told else "\n".join(self.words))


def subjects(tx: Tx, case: Case) -> Iterator[Subject]:
    """Of *case*, in the order: statements, events, attachments, notices, papers, responses, clock changes, stubs."""
    events = cases.events_of(tx, case.case_id)
    yield from _statements(tx, case)
    for event in events:
        if event.actor != MACHINE and event.kind is not KIND.ATTACHED:
            yield _event(tx, case, event)
    for file in case_acts.attachments_of(tx, case.case_id):
        own = _about(events, file.attachment_id, KIND.ATTACHED)
        yield Subject(
            PurgedKind.ATTACHMENT, file.attachment_id, (file.name, *(e.reason for e in own)),
            tuple(event_told(e) for e in own) or (file.name,),
            _each(purging.purge_attachment, tx, file.attachment_id, *[(purging.purge_event, e.event_id) for e in own]),
            file.sha256,
        )  # fmt: skip
    for notice in cases.notices_of(tx, case.case_id):
        own = _about(events, notice.notice_id)
        yield _blanked(PurgedKind.NOTICE, notice.notice_id, (notice.notice_number, notice.register_number), own, tx,
                       purging.blank_notice)  # fmt: skip
    for paper in case_acts.papers_of(tx, case.case_id):
        own = _about(events, paper.paper_id)
        yield _blanked(PurgedKind.PAPER, paper.paper_id, (paper.number,), own, tx, purging.blank_paper)
    for one in {one.response_id: one for one in case_acts.responses_of(tx, case.case_id)}.values():
        same = [each for each in case_acts.responses_of(tx, case.case_id) if each.response_id == one.response_id]
        own = [e for each in same for e in _about(events, each.entry_id)]
        words = tuple(word for each in same for word in (each.words, each.link) if word)
        yield _blanked(PurgedKind.RESPONSE, one.response_id, words, own, tx, purging.blank_response)
    for change in clock_changes.clock_changes_of(tx, case.case_id):
        yield Subject(
            PurgedKind.CLOCK_CHANGE, record_id("clock_change", change.clock_id, change.kind.value, iso(change.at)),
            (change.reason,), (),
            _bound(purging.blank_clock_change, tx, change.clock_id, change.kind.value, change.at),
        )  # fmt: skip
    for stub in case_acts.stubs_of(tx, case.case_id):
        yield _blanked(PurgedKind.STUB, stub.stub_id, (stub.register_number, stub.legal_item), [], tx,
                       purging.blank_stub)  # fmt: skip


def _statements(tx: Tx, case: Case) -> Iterator[Subject]:
    rows = [row for row in cases.dossier_rows(tx, case.case_id) if row.author != MACHINE]
    for own in dict.fromkeys(row.statement_id for row in rows):
        same = [row for row in rows if row.statement_id == own]
        yield Subject(
            PurgedKind.STATEMENT, own, tuple(row.text for row in same), tuple(statement_told(row) for row in same),
            _bound(purging.purge_statement, tx, own),
        )  # fmt: skip


def _event(tx: Tx, case: Case, event: CaseEvent) -> Subject:
    """An event goes with the record that it enters: a title, a notice's number, a paper's, a response's words."""
    words = [event.reason]
    # "Giao X: vì …": what was typed may stand elsewhere without what stands before it
    if event.kind in _COMPOSED or event.reason.startswith(CARRIED):
        words.append(event.reason.partition(": ")[2])
    more: list[tuple[Callable[..., None], object]] = []
    if event.kind is KIND.RENAMED:
        words.append(event.reason.partition("” → “")[2].partition("”: ")[0])
        more.append((lambda tx, at: purging.purge_title(tx, case.case_id, at), event.happened_at))
    if event.kind is KIND.OPENED:
        words.append(case.title)
        more.append((purging.blank_opening, case.case_id))
    for notice in cases.notices_of(tx, case.case_id):
        if notice.notice_id == event.ref:
            words += [notice.notice_number, notice.register_number]
            more.append((purging.blank_notice, notice.notice_id))
    for paper in case_acts.papers_of(tx, case.case_id):
        if paper.paper_id == event.ref:
            words.append(paper.number)
            more.append((purging.blank_paper, paper.paper_id))
    for entry in case_acts.responses_of(tx, case.case_id):
        if entry.entry_id == event.ref:
            words += [entry.words, entry.link]
            more.append((purging.blank_response, entry.response_id))
    take = purging.purge_event if event.kind in _GONE else purging.blank_event
    kept = tuple(dict.fromkeys(filter(None, words)))
    return Subject(
        PurgedKind.EVENT, event.event_id, kept, (event_told(event),), _each(take, tx, event.event_id, *more)
    )  # fmt: skip


def _blanked(
    kind: PurgedKind, own: str, words: tuple[str, ...], events: list[CaseEvent], tx: Tx, take: Callable[..., None]
) -> Subject:
    """A record whose words are blanked, with the events that tell of it."""
    return Subject(
        kind, own, tuple(dict.fromkeys((*words, *(e.reason for e in events)))), tuple(event_told(e) for e in events),
        _each(take, tx, own, *[(purging.blank_event, e.event_id) for e in events]),
    )  # fmt: skip


def _about(events: tuple[CaseEvent, ...], ref: str, *kinds: CaseEventKind) -> list[CaseEvent]:
    return [e for e in events if e.ref == ref and (not kinds or e.kind in kinds)]


def _bound(take: Callable[..., None], *args: object) -> Callable[[], None]:
    return lambda: take(*args)


def _each(take: Callable[..., None], tx: Tx, own: str, *more: tuple[Callable[..., None], object]) -> Callable[[], None]:
    def all_of_it() -> None:
        take(tx, own)
        for other, argument in more:
            other(tx, argument)

    return all_of_it
