"""The morning's one page as a letter: the page itself is the letter, with nothing to open but to file."""

from __future__ import annotations

from flows.steps.daily import DailyPaper
from flows.steps.letters import enclosure
from flows.workplace import Workplace
from pipeline.records.outbox import Draft, LetterKind


def daily_draft(place: Workplace, paper: DailyPaper) -> Draft:
    """The letter that carries *paper*: its text and its page, and the page as a file."""
    name = f"Điểm báo {paper.day:%d-%m-%Y} – {paper.agency_id}.html"
    return Draft(
        kind=LetterKind.DAILY,
        agency_id=paper.agency_id,
        period=paper.day.isoformat(),
        subject=paper.subject,
        text=paper.text,
        html=paper.html.read_text(encoding="utf-8"),
        enclosures=(enclosure(place.folder, paper.html, name, "text/html"),),
        press=paper.press,
    )
