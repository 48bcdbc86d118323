"""The morning's step: the views as of a cut-off → one page of an agency, as HTML and as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from flows.steps.daily_rows import read_daily_input
from flows.steps.paper_guard import guard_paper
from flows.steps.settings import SettingsThen
from flows.workplace import Workplace
from pipeline.records.agencies import Agency
from pipeline.records.days import VIETNAM, day_in_vietnam
from pipeline.records.ids import content_hash
from pipeline.records.runs import DayPaper, day_paper_id
from pipeline.render.daily_page import daily_text, render_daily_html
from pipeline.reports.daily.page import build_daily
from pipeline.reports.press_words import press_words
from pipeline.store import daily
from pipeline.store.connect import Stamp, Store

KIND = "daily"
READY_BY = time(6, 30)  # in Viet Nam: when it must lie on the desk


@dataclass(frozen=True, slots=True)
class DailyPaper:
    """One agency's summary: the files that were written, and the words for a mail."""

    agency_id: str
    day: date
    cutoff: datetime
    subject: str  # of a mail
    html: Path
    txt: Path
    text: str
    urgent: tuple[str, ...]  # its first lines
    press: tuple[str, ...] = ()  # what in it the press has printed


def cutoff_of(day: date | None, at: datetime | None, now: datetime) -> tuple[date, datetime]:
    """The day and the instant of a summary: of today as known now, of an earlier day as known at 06:30 of it.

    Raises :class:`ValueError` (Vietnamese) for what is still to come.
    """
    own = day or day_in_vietnam(at or now)
    cutoff = at or (now if own == day_in_vietnam(now) else datetime.combine(own, READY_BY, tzinfo=VIETNAM))
    if cutoff > now:
        raise ValueError(f"{cutoff.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y} còn ở tương lai")
    return own, cutoff.astimezone(UTC)


def daily_paper(
    place: Workplace, store: Store, then: SettingsThen, agency: Agency, day: date, cutoff: datetime, stamp: Stamp
) -> DailyPaper:
    """Write the summary of *agency* for the morning of *day*, as known at *cutoff* (UTC).

    *then* are the office's settings as known at *cutoff*.  The same cut-off gives the same bytes.  Each file is on
    record with its hash.  Raises :class:`SecretMatter`, and nothing is written, where its words must not leave the
    house.
    """
    data = read_daily_input(store, then.law(), then.days, agency, day, cutoff)
    page, press = build_daily(data), press_words(data)
    folder = place.folder / KIND
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{agency.id}-{day:%Y-%m-%d}-{cutoff:%Y%m%dT%H%M%SZ}"
    html, txt, text = folder / f"{name}.html", folder / f"{name}.txt", daily_text(page)
    files = {html: render_daily_html(page).encode(), txt: text.encode()}
    guard_paper(store, {path.name: payload for path, payload in files.items()}, press)
    for path, payload in files.items():
        path.write_bytes(payload)
    with store.transaction(stamp) as tx:
        daily.save_papers(tx, [day_paper(KIND, agency.id, day, cutoff, path) for path in (html, txt)])
    urgent = tuple(one.text for one in page.urgent)
    return DailyPaper(agency.id, day, cutoff, f"{page.title}, {page.day_words}", html, txt, text, urgent, press)


def day_paper(kind: str, agency_id: str, day: date, cutoff: datetime, path: Path) -> DayPaper:
    """The entry of the file *path* in the book of papers."""
    sha256 = content_hash(path.read_bytes())
    own = day_paper_id(kind, agency_id, cutoff, path.name, sha256)
    return DayPaper(own, kind, agency_id, day, cutoff, path.name, sha256)
