"""The pack for a press meeting: the store as of a cut-off → .docx and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from flows.steps.briefing_rows import read_briefing_input
from flows.steps.daily import day_paper
from flows.steps.law import OfficeLaw
from flows.steps.paper_guard import guard_paper
from flows.workplace import Workplace
from pipeline.records.agencies import Agency
from pipeline.records.office import Office
from pipeline.render.briefing_docx import render_briefing_docx
from pipeline.render.briefing_page import render_briefing_html
from pipeline.render.decree30 import Issuer
from pipeline.reports.briefing.pack import build_pack
from pipeline.reports.press_words import press_words
from pipeline.store import audit, daily
from pipeline.store.connect import Stamp, Store

KIND = "briefing"


@dataclass(frozen=True, slots=True)
class BriefingPaper:
    """The files that were written, and how many matters they hold."""

    agency_id: str
    docx: Path
    html: Path
    matters: int


def make_briefing(
    place: Workplace, store: Store, law: OfficeLaw, office: Office, agency: Agency, day: date, cutoff: datetime,
    chosen: Sequence[str], with_flags: bool, actor: str, stamp: Stamp,
) -> BriefingPaper | None:  # fmt: skip
    """Write the pack of *agency* for *day* as known at *cutoff* (UTC); what is in it is on record in the audit log.

    None, and nothing written, where there is no open matter.  Raises :class:`SecretMatter`, and nothing is written,
    where its words must not leave the house.
    """
    data = read_briefing_input(store, law, agency, day, cutoff, chosen, with_flags)
    pack = build_pack(data)
    if not pack.matters:
        return None
    folder = place.folder / KIND
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{agency.id}-{day:%Y-%m-%d}-{cutoff:%Y%m%dT%H%M%SZ}"
    docx, html = folder / f"{name}.docx", folder / f"{name}.html"
    files = {
        docx: render_briefing_docx(pack, Issuer(office.superior, office.name)),
        html: render_briefing_html(pack).encode(),
    }
    guard_paper(store, {path.name: payload for path, payload in files.items()}, press_words(data))
    for path, payload in files.items():
        path.write_bytes(payload)
    papers = [day_paper(KIND, agency.id, day, cutoff, path) for path in (docx, html)]
    with store.transaction(stamp) as tx:
        daily.save_papers(tx, papers)
        told = f"{len(pack.matters)} matters | " + " | ".join(f"{one.path} sha256 {one.sha256}" for one in papers)
        audit.append_audit(tx, stamp.recorded_at, actor, "briefing.made", agency.id, told)
    return BriefingPaper(agency.id, docx, html, len(pack.matters))
