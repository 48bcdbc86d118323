"""The evidence behind an article, a flag or a case → a small WARC file with a manifest that vouches for it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from crawlers.export import Exported, export_records
from crawlers.settings import ROBOT_NAME, software_version
from flows.clockwork import new_run_id
from flows.steps.evidence_text import manifest_text
from pipeline.errors import ArchiveUnreadable
from pipeline.records.days import iso
from pipeline.records.evidence import AskedFor, Manifest, Subject, SubjectKind
from pipeline.records.ids import content_hash
from pipeline.records.press import Capture
from pipeline.store import audit, evidence, press
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.evidence import Unchanged

JSON_NAME, TEXT_NAME, SUMS_NAME = "manifest.json", "ban-ke.txt", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Concerned:
    """All that the store knows to belong to a subject."""

    subject: Subject
    article_ids: tuple[str, ...]
    captures: tuple[Capture, ...]
    unchanged: tuple[Unchanged, ...]
    asked: tuple[AskedFor, ...]


def concerned(tx: Tx, id_prefix: str) -> Concerned:
    """What an export of the subject whose id begins so holds; raises :class:`UnknownRecord`."""
    subject = evidence.subject_named(tx, id_prefix)
    articles = evidence.articles_behind(tx, subject)
    if subject.kind is SubjectKind.CAPTURE:
        captures = press.captures_by_id(tx, [subject.id])
        return Concerned(subject, (), captures, (), evidence.asked_for(tx, {c.url for c in captures}))
    captures = evidence.captures_of_pages(tx, articles)
    urls = sorted({capture.url for capture in captures})
    unchanged = evidence.unchanged_answers(tx, urls)
    return Concerned(subject, tuple(articles), captures, unchanged, evidence.asked_for(tx, urls))


def export_evidence(
    store: Store, spool: Path, id_prefix: str, out: Path, office: str, actor: str, now: datetime
) -> Manifest:
    """Write the evidence of the subject whose id begins so into the new folder *out*; the login *actor* and the
    file's SHA-256 are entered in the audit log.

    Raises :class:`UnknownRecord`, and :class:`ArchiveUnreadable` where *out* is there already or the archive
    holds nothing of the subject.
    """
    with store.reading() as tx:
        found = concerned(tx, id_prefix)
    if out.exists():
        raise ArchiveUnreadable(f"Đã có thư mục {out}: hãy chọn thư mục khác (--out).")
    out.mkdir(parents=True)
    target = out / f"{found.subject.kind.value}-{found.subject.id[:8]}.warc.gz"
    software = f"{ROBOT_NAME}/{software_version()}"
    pairs = [(each.run, each.url) for each in found.unchanged]
    exported = export_records(spool, found.captures, pairs, target, software, now)
    if not exported.records:
        target.unlink()
        out.rmdir()
        raise ArchiveUnreadable(f"Kho bằng chứng không còn bản ghi nào của {found.subject.id[:8]}.")
    manifest = _entered(store, found, exported, office, actor, now)
    _write_papers(out, manifest)
    return manifest


def _entered(store: Store, found: Concerned, exported: Exported, office: str, actor: str, now: datetime) -> Manifest:
    ids = (found.subject.id, *found.article_ids, *(capture.capture_id for capture in found.captures))
    words = f"{exported.file.name} sha256:{exported.file.sha256} records:{len(exported.records)}"
    with store.transaction(Stamp(new_run_id("evidence", now), now)) as tx:
        head = audit.append_audit(tx, now, actor, "evidence.exported", found.subject.id, words)
        mentions = evidence.audit_mentioning(tx, ids)
    return Manifest(
        subject=found.subject,
        office=office,
        made_at=now,
        made_by=actor,
        warc=exported.file,
        records=exported.records,
        missing=exported.missing,
        asked=found.asked,
        audit=mentions,
        head=head,
    )


def _write_papers(out: Path, manifest: Manifest) -> None:
    papers = {
        JSON_NAME: json.dumps(asdict(manifest), default=_plain, ensure_ascii=False, indent=1) + "\n",
        TEXT_NAME: manifest_text(manifest),
    }
    sums = {manifest.warc.name: manifest.warc.sha256}
    for name, text in papers.items():
        (out / name).write_text(text, encoding="utf-8")
        sums[name] = content_hash(text.encode())
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (out / SUMS_NAME).write_text(lines, encoding="utf-8")


def _plain(value: object) -> str:
    return iso(value) if isinstance(value, datetime) else str(value)
