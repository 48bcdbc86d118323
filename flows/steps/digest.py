"""The weekly step: the views as of a cut-off → one digest, as HTML and .docx."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from models.predict import TextModel
from pipeline.assessment.assess import RULES_VERSION
from pipeline.records.digest import DigestInput
from pipeline.records.ids import content_hash, record_id
from pipeline.records.learning import LevelCount
from pipeline.records.office import Office
from pipeline.records.press import Agency
from pipeline.records.runs import DigestPaper
from pipeline.render.decree30 import Issuer
from pipeline.render.docx import render_digest_docx
from pipeline.render.html import render_digest_html
from pipeline.reports.digest import Digest, build_digest
from pipeline.reports.fairness import since_of
from pipeline.store import audit, learning, runs, views
from pipeline.store.connect import Stamp, Store, Tx


@dataclass(frozen=True, slots=True)
class Papers:
    html: Path
    docx: Path
    digest: Digest


def make_digest(
    store: Store, office: Office, agency: Agency, monday: date, folder: Path, model: TextModel | None, stamp: Stamp
) -> Papers:
    """Write the digest of *agency* for the week from *monday*, as known at the stamp's instant, into *folder*."""
    data = read_digest_input(store, office, agency, monday, stamp.recorded_at, model)
    digest = build_digest(data)
    week = monday.isocalendar()
    folder.mkdir(parents=True, exist_ok=True)
    # The cut-off stands in the name: a paper whose hash is recorded is never written over by a later one.
    name = f"{agency.id}-{week.year}-W{week.week:02d}-{stamp.recorded_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    html, docx = folder / f"{name}.html", folder / f"{name}.docx"
    html.write_text(render_digest_html(digest), encoding="utf-8")
    docx.write_bytes(render_digest_docx(digest, Issuer(office.superior, office.name)))
    papers = [_paper(agency, monday, stamp.recorded_at, path) for path in (html, docx)]
    with store.transaction(stamp) as tx:
        runs.save_digests(tx, papers)
    return Papers(html, docx, digest)


def read_digest_input(
    store: Store, office: Office, agency: Agency, monday: date, cutoff: datetime, model: TextModel | None
) -> DigestInput:
    """The rows of the documented views as of *cutoff*, nothing else."""
    sunday = monday + timedelta(days=6)
    with store.reading() as tx:
        head = audit.head_at(tx, cutoff)
        return DigestInput(
            agency_id=agency.id,
            agency_name=agency.name,
            recipients=tuple(recipient.name for recipient in office.recipients_on(sunday)),
            week_start=monday,
            week_end=sunday,
            cutoff=cutoff,
            coverage=views.coverage(tx, agency.id, monday, sunday, cutoff),
            stories=views.story_rows(tx, agency.id, monday, sunday, cutoff),
            flags=views.flag_rows(tx, agency.id, monday, sunday, cutoff),
            cases=views.case_rows(tx, agency.id, cutoff),
            clocks=views.clock_rows(tx, agency.id, cutoff),
            sources=views.source_rows(tx, cutoff),
            rules_version=RULES_VERSION,
            model_version=model.model_version if model else "",
            flag_threshold=office.thresholds.flag,
            case_threshold=office.thresholds.case,
            audit_head=head.entry_hash if head else "",
            levels=tuple(
                row for row in learning.level_counts(tx, since_of(sunday), cutoff) if row.agency_id == agency.id
            ),
        )


def _levels(tx: Tx, agency_id: str, sunday: date, cutoff: datetime) -> tuple[LevelCount, ...]:
    rows = learning.level_counts(tx, since_of(sunday), cutoff)
    return tuple(row for row in rows if row.agency_id == agency_id)


def _paper(agency: Agency, monday: date, cutoff: datetime, path: Path) -> DigestPaper:
    sha256 = content_hash(path.read_bytes())
    own = record_id("digest", agency.id, monday.isoformat(), path.suffix, sha256)
    return DigestPaper(own, agency.id, monday, cutoff, path.name, sha256)
