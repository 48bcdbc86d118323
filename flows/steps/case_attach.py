"""Files laid to a case, stubs of secret matter, and the purge of what was entered by accident."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.steps.case_draft import begin_evidence
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told, statement_told
from pipeline.cases.attachments import LARGEST, attachment, readable_text
from pipeline.cases.life import decide
from pipeline.cases.secrets import refuse_secret, stub
from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.audit import payload_hash
from pipeline.records.case_acts import Attachment, Purge, PurgedKind, SecretStub, purge_id
from pipeline.records.cases import Case, CaseEventKind
from pipeline.store import audit, case_acts, cases
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.rewriting import rewrite

_KEPT = (CaseEventKind.COMMENTED,)  # events that a purge may take away: the state does not rest on them
_ATTACHED = CaseEventKind.ATTACHED
_SHORTEST = 6


def attach(
    store: Store, law: OfficeLaw, folder: Path, id_prefix: str, path: Path, reason: str, declared: bool, actor: str,
    now: datetime,
) -> Attachment:  # fmt: skip
    """Lay the file *path* to a case: type, size and marking checked, its bytes kept in *folder* under their hash.

    Raises :class:`SecretMatter`, :class:`IllegalTransition`, :class:`UnknownRecord` where there is no such file.
    """
    refuse_secret(law.profile, path.stem, reason, declared=declared)
    payload = _read(path)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        made = attachment(case.case_id, path.name, payload, actor)
        refuse_secret(law.profile, readable_text(path.name, payload))
        if not case_acts.save_attachments(tx, [made]):
            raise IllegalTransition("Tệp này đã được đính kèm vào vụ việc.")
        words = f"{reason.strip() or 'Đính kèm'}: {made.name}, {made.size} byte, SHA-256 {made.sha256}"
        past = cases.events_of(tx, case.case_id)
        event = decide(case, past, CaseEventKind.ATTACHED, actor, words, now, made.attachment_id)
        cases.save_events(tx, [event])
        audit.append_audit(tx, now, actor, "case.attached", case.case_id, event_told(event))
        begin_evidence(tx, case, made.attachment_id, actor, now)
        _keep(kept_at(folder, made.sha256), payload)
    return made


def kept_at(folder: Path, sha256: str) -> Path:
    """Where the bytes of an attachment lie."""
    return folder / sha256[:2] / sha256


def note_secret(
    store: Store, id_prefix: str, register_number: str, legal_item: str, actor: str, now: datetime
) -> SecretStub:
    """Keep a stub of secret matter: its register number and the legal item, nothing else."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        made = stub(case.case_id, case_acts.stubs_of(tx, case.case_id), register_number, legal_item, actor)
        refuse_secret(None, made.legal_item)
        case_acts.save_stubs(tx, [made])
        audit.append_audit(tx, now, actor, "case.secret_noted", case.case_id, f"stub: {made.stub_id}")
    return made


def purge_secret(
    store: Store, folder: Path, id_prefix: str, subject_prefix: str, reason: str, actor: str, now: datetime
) -> Purge:
    """Delete a statement, a comment or an attachment that should never have been entered.

    What stays: the hash of what went, the time, the login and the reason, as an entry of the chain.  The store's file
    is written anew, so that its bytes are gone too; asked a second time, only that is done.  Raises
    :class:`UnknownRecord` where *subject_prefix* fits none or several, :class:`IllegalTransition` without a reason.
    """
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do (--reason), không ghi nội dung.")
    refuse_secret(None, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = cases.case(tx, id_prefix)
        before = [one for one in case_acts.purges_of(tx, case.case_id) if one.subject_id.startswith(subject_prefix)]
        gone = (
            before[0]
            if before and len(subject_prefix) >= _SHORTEST
            else _purge(tx, case, subject_prefix, reason, actor)
        )
    if gone.kind is PurgedKind.ATTACHMENT:
        kept_at(folder, gone.sha256).unlink(missing_ok=True)
    rewrite(store)
    return gone


def _purge(tx: Tx, case: Case, subject_prefix: str, reason: str, actor: str) -> Purge:
    now = tx.stamp.recorded_at
    kind, subject, told = _subject(tx, case, subject_prefix)
    kept = next((a for a in case_acts.attachments_of(tx, case.case_id) if a.attachment_id == subject), None)
    digest = kept.sha256 if kept else payload_hash(told[0])
    gone = Purge(purge_id(kind, subject), case.case_id, kind, subject, digest, reason.strip(), actor, now)
    attached = [e.event_id for e in cases.events_of(tx, case.case_id) if e.kind is _ATTACHED and e.ref == subject]
    case_acts.purge(tx, gone, [payload_hash(one) for one in told], attached)
    words = f"{kind.value} {subject} | sha256: {digest} | {gone.reason}"
    audit.append_audit(tx, now, actor, "case.purged", case.case_id, words)
    return gone


def _subject(tx: Tx, case: Case, prefix: str) -> tuple[PurgedKind, str, list[str]]:
    """What is meant, and the words that the log holds of it."""
    if len(prefix) < _SHORTEST:
        raise UnknownRecord(f"Mã “{prefix}” quá ngắn: hãy ghi ít nhất {_SHORTEST} ký tự.")
    events = cases.events_of(tx, case.case_id)
    attached = {e.ref: event_told(e) for e in events if e.kind is _ATTACHED}
    found: dict[str, tuple[PurgedKind, list[str]]] = {}
    for row in cases.dossier_rows(tx, case.case_id):
        found.setdefault(row.statement_id, (PurgedKind.STATEMENT, []))[1].append(statement_told(row))
    for event in events:
        if event.kind in _KEPT:
            found[event.event_id] = (PurgedKind.EVENT, [event_told(event)])
    for one in case_acts.attachments_of(tx, case.case_id):
        found[one.attachment_id] = (PurgedKind.ATTACHMENT, [attached.get(one.attachment_id, one.name)])
    fitting = [id for id in found if id.startswith(prefix)]
    if len(fitting) != 1:
        raise UnknownRecord(f"Có {len(fitting)} câu, ý kiến hoặc tệp của vụ việc có mã bắt đầu bằng “{prefix}”.")
    kind, told = found[fitting[0]]
    return kind, fitting[0], told


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise UnknownRecord(f"Không có tệp {path}.")
    with path.open("rb") as source:
        return source.read(LARGEST + 1)


def _keep(path: Path, payload: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(payload)
    os.replace(part, path)
