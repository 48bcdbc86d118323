"""An official paper of a case: composed from what stands in the store, rendered, on record in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.steps.case_file import CaseFile, open_file
from flows.steps.law import law_of
from pipeline.cases.answered import calling_receipts
from pipeline.cases.documents import compose
from pipeline.cases.gaps import confirmed_gaps, without_answered
from pipeline.cases.paper_form import full_name
from pipeline.cases.signoff import is_approved
from pipeline.errors import LamroError, NotAllowed
from pipeline.records.agencies import Agency
from pipeline.records.days import day_in_vietnam
from pipeline.records.documents import DocumentKind, Exhibit, Paper, PaperFacts
from pipeline.records.office import Office
from pipeline.records.profile import Profile
from pipeline.render.documents.paper import render_paper
from pipeline.store import audit
from pipeline.store.connect import Stamp, Store


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    draft: bool
    sha256: str
    addressees: tuple[str, ...]


def export_paper(
    store: Store,
    office: Office,
    agencies: Mapping[str, Agency],
    templates: Path,
    id_prefix: str,
    kind: DocumentKind,
    chosen: Sequence[str],
    folder: Path,
    actor: str,
    now: datetime,
) -> Exported:
    """Write the paper *kind* into *folder*.  Without a standing approval it is marked as a draft on every page.

    It follows the law of the body that the case is about, whose paper it is.  *chosen*: names of the office's
    allow-list; none of them: all that get this paper.  Raises :class:`NotAllowed` for a name that is not on it or does
    not get the paper, :class:`IllegalTransition`, :class:`TemplateError`; :class:`LamroError` where the file stands.
    """
    file = open_file(store, id_prefix, now)
    body = agencies[file.case.agency_id]
    recipients = allowed_recipients(office, kind, body.id, chosen, now)
    paper = compose(kind, _facts(file, law_of(body).profile, office, body, recipients, now))
    payload = render_paper(paper, templates, now)
    digest = hashlib.sha256(payload).hexdigest()
    path = folder / f"{file.case.case_id[:8]}-{kind.value}{'-du-thao' if paper.draft else ''}.docx"
    _write(path, payload)
    told = (
        f"{kind.value} | {'draft' if paper.draft else 'final'} | sha256: {digest} | to: {'; '.join(recipients) or '-'}"
    )
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        audit.append_audit(tx, now, actor, "case.exported", file.case.case_id, told)
    return Exported(path, paper.draft, digest, _named(paper, recipients))


def allowed_recipients(
    office: Office, kind: DocumentKind, agency_id: str, chosen: Sequence[str], now: datetime
) -> tuple[str, ...]:
    """Those of the allow-list that exist today, hear of the agency, get this paper and were *chosen*; all of them where
    none was."""
    today = day_in_vietnam(now)
    known = office.recipients_on(today)
    listed = tuple(one.name for one in office.hearers(agency_id, today) if one.gets(kind))
    foreign = [name for name in chosen if name not in listed]
    if foreign and foreign[0] in {one.name for one in known}:
        raise NotAllowed(
            f"“{foreign[0]}” không nhận văn bản này (mục recipients của office.yml: papers, agencies, ministry); "
            f"nơi nhận: {'; '.join(listed) or '-'}."
        )
    if foreign:
        raise NotAllowed(
            f"“{foreign[0]}” không có trong danh sách nơi nhận về {agency_id} của office.yml (mục recipients): "
            f"{'; '.join(listed) or '-'}."
        )
    return tuple(name for name in listed if not chosen or name in chosen)


def _facts(
    file: CaseFile, profile: Profile, office: Office, body: Agency, recipients: tuple[str, ...], now: datetime
) -> PaperFacts:  # fmt: skip
    own = {event.ref for event in calling_receipts(file.events)}
    return PaperFacts(
        agency_name=full_name(body),
        profile=profile,
        dossier=without_answered(file.dossier, profile.parts, file.primary, confirmed_gaps(file.events)),
        exhibits=tuple(
            Exhibit(one.id, one.kind, one.words, one.url, one.fetched_at, one.payload_sha256) for one in file.evidence
        ),
        events=file.events,
        notices=tuple(one for one in file.notices if one.notice_id in own),
        recipients=recipients,
        contact=office.press_contact if office.profile.value == body.kind.value else "",  # another body has its own
        draft=not is_approved(file.events, file.dossier),
        today=day_in_vietnam(now),
        rumours=file.rumours,
    )


def _named(paper: Paper, recipients: tuple[str, ...]) -> tuple[str, ...]:
    return recipients if paper.addressees else ()


def _write(path: Path, payload: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as out:
            out.write(payload)
    except FileExistsError:
        raise LamroError(f"Đã có tệp {path}: chọn thư mục khác (--to) hoặc đổi tên tệp cũ.") from None
