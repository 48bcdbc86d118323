"""Files laid to a case, and stubs of secret matter."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.steps.case_draft import begin_evidence
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told
from pipeline.cases.attachments import LARGEST, attachment, readable_text
from pipeline.cases.life import decide
from pipeline.cases.secrets import refuse_secret, stub
from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.case_acts import Attachment, SecretStub
from pipeline.records.cases import CaseEventKind
from pipeline.store import audit, case_acts, cases
from pipeline.store.connect import Stamp, Store


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
