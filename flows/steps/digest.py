"""The weekly step: the store as of a cut-off → one digest, as HTML and .docx with JSON and CSV beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from flows.steps.digest_read import read_digest_input, scope_of
from flows.steps.paper_guard import guard_paper
from flows.steps.settings import SettingsThen
from flows.workplace import Workplace
from pipeline.records.agencies import Agency
from pipeline.records.ids import content_hash, record_id
from pipeline.records.runs import DigestPaper
from pipeline.records.weekly import Scope
from pipeline.render.decree30 import Issuer
from pipeline.render.docx import render_digest_docx
from pipeline.render.figures_file import render_digest_csv, render_digest_json
from pipeline.render.html import render_digest_html
from pipeline.reports.digest import Digest, build_digest
from pipeline.reports.press_words import press_words
from pipeline.store import runs
from pipeline.store.connect import Stamp, Store


@dataclass(frozen=True, slots=True)
class Papers:
    """One digest's files; they share their name but for the suffix."""

    html: Path
    docx: Path
    json: Path
    csv: Path
    digest: Digest
    press: tuple[str, ...] = ()  # what in it the press has printed


def make_digest(
    store: Store,
    place: Workplace,
    then: SettingsThen,
    known: Mapping[str, Agency],
    wanted: Sequence[str],
    monday: date,
    cutoff: datetime,
    stamp: Stamp,
) -> Papers:
    """Write the digest about *wanted* (slugs; several make one paper) of the week from *monday* as known at *cutoff*.

    *then* are the office's settings as known at *cutoff*.  The same week and cut-off give the same bytes, whatever the
    store has learnt and the office has changed since; the stamp says when and by which run the papers were made.
    Raises :class:`SecretMatter`, and nothing is written, where their words must not leave the house.
    """
    office = then.office
    scope = scope_of(office, known, wanted, monday, cutoff)
    data = read_digest_input(store, office, then.law(), then.days, known, scope)
    digest = build_digest(data)
    place.digests.mkdir(parents=True, exist_ok=True)
    base = place.digests / paper_name(scope)
    html, docx, json, csv = (base.parent / f"{base.name}{suffix}" for suffix in (".html", ".docx", ".json", ".csv"))
    papers = Papers(html, docx, json, csv, digest, press_words(data))
    files = {
        html: render_digest_html(digest).encode(),
        docx: render_digest_docx(digest, Issuer(office.superior, office.name)),
        json: render_digest_json(digest).encode(),
        csv: render_digest_csv(digest),
    }
    guard_paper(store, {path.name: payload for path, payload in files.items()}, papers.press)
    for path, payload in files.items():
        path.write_bytes(payload)
    with store.transaction(stamp) as tx:
        runs.save_digests(tx, [_paper(scope, path) for path in (papers.html, papers.docx, papers.json, papers.csv)])
    return papers


def paper_name(scope: Scope) -> str:
    """The cut-off stands in the name: a paper whose hash is recorded is never written over by a later one."""
    week = scope.first_day.isocalendar()
    return f"{scope.subject_id}-{week.year}-W{week.week:02d}-{scope.known_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _paper(scope: Scope, path: Path) -> DigestPaper:
    sha256 = content_hash(path.read_bytes())
    own = record_id("digest", scope.subject_id, scope.first_day.isoformat(), path.suffix, sha256)
    return DigestPaper(own, scope.subject_id, scope.first_day, scope.known_at, path.name, sha256)
