"""The weekly digest as a letter: five lines and the numbers to see first; the whole of it goes with it as files."""

from __future__ import annotations

from flows.steps.digest import Papers
from flows.steps.letters import enclosure
from flows.workplace import Workplace
from pipeline.records.office import Office
from pipeline.records.outbox import Draft, LetterKind
from pipeline.render.mail_body import letter_html, letter_text
from pipeline.reports.letter import digest_letter, digest_subject

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def weekly_draft(place: Workplace, office: Office, papers: Papers) -> Draft:
    """The letter that carries *papers*."""
    digest = papers.digest
    week = digest.period
    name = f"Báo cáo tuần {week.week:02d} năm {week.year} – {digest.agency_name}"
    files = (
        enclosure(place.folder, papers.docx, f"{name}.docx", DOCX),
        enclosure(place.folder, papers.html, f"{name}.html", "text/html"),
    )
    told = (
        f"{files[0].name}: báo cáo đầy đủ theo thể thức văn bản hành chính, có phụ lục địa chỉ các bài, để in và lưu "
        "hồ sơ",
        f"{files[1].name}: báo cáo đầy đủ có biểu đồ và đường dẫn đến các bài được nêu, mở bằng trình duyệt",
    )
    words = digest_letter(digest, told, office.name, office.contact)
    return Draft(
        kind=LetterKind.WEEKLY,
        agency_id=digest.scope.subject_id,
        period=f"{week.year}-W{week.week:02d}",
        subject=digest_subject(digest),
        text=letter_text(words),
        html=letter_html(words),
        enclosures=files,
        press=papers.press,
    )
