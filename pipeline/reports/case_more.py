"""What stands on the page of a case beside clocks, dossier and events: sections of lines, 80 columns wide."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from pipeline.records.case_acts import Attachment, IssuedPaper, Purge, SecretStub
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState
from pipeline.records.documents import DocumentKind
from pipeline.records.facts import Precedent
from pipeline.reports.case_lines import WIDTH
from pipeline.reports.spelling import date_words, instant_words, number_words, short_id

PAPERS = {
    DocumentKind.NOTICE: "công văn thông báo",
    DocumentKind.DOSSIER: "công văn gửi tư liệu",
    DocumentKind.PRESS_RELEASE: "thông cáo báo chí",
    DocumentKind.MINISTRY_COPY: "công văn đồng gửi",
}
_PURGED = {"statement": "câu trong bộ tư liệu", "event": "ý kiến", "attachment": "tệp đính kèm"}
NEXT: dict[CaseState, str] = {
    CaseState.OPENED: "confirm (xác nhận), dismiss, press-was-right, withdraw, merge",
    CaseState.CONFIRMED: "add, adopt, attach (hoàn thiện tư liệu), submit (trình), merge",
    CaseState.EVIDENCE: "add, adopt, attach (hoàn thiện tư liệu), submit (trình), merge",
    CaseState.SUBMITTED: "approve (phê duyệt), return (trả lại)",
    CaseState.APPROVED: "export (xuất văn bản), issue (số, ngày), respond --done, return",
    CaseState.ISSUED: "respond --done (đã giải thích), copied (đồng gửi Bộ), return",
    CaseState.RESPONDED: "copied (đồng gửi Bộ), issue, respond --done, close (kết thúc)",
    CaseState.PRESS_WAS_RIGHT: "add (điều báo nêu đúng, việc đã làm), submit, approve, export, spoke, close",
    CaseState.DISMISSED: "trả lời Bộ nếu có thông báo: submit, approve, spoke, copied",
    CaseState.WITHDRAWN: "trả lời Bộ nếu có thông báo: submit, approve, spoke, copied",
    CaseState.MERGED: "xem vụ việc đã gộp vào",
    CaseState.CLOSED: "không còn việc phải làm; nếu đã nhầm: withdraw, hoặc press-was-right",
}

Section = tuple[str, Sequence[str]]


def more_lines(sections: Sequence[Section], width: int = WIDTH) -> tuple[str, ...]:
    """*sections* that have lines, each under its heading, wrapped to *width* but for addresses that are longer."""
    lines: list[str] = []
    for heading, words in sections:
        if not words:
            continue
        lines += ["", heading]
        for one in words:
            lines += wrap(
                one, width, initial_indent="  ", subsequent_indent="    ", break_long_words=False,
                break_on_hyphens=False,
            )  # fmt: skip
    return tuple(lines)


def next_section(state: CaseState) -> Section:
    return "Việc tiếp theo", (f"lamro case: {NEXT[state]}",)


def paper_section(papers: Sequence[IssuedPaper]) -> Section:
    return "Văn bản đã phát hành", tuple(
        f"{PAPERS[one.document]} số {one.number} ngày {date_words(one.dated)} ({one.actor} ghi)" for one in papers
    )


def comment_section(events: Sequence[CaseEvent]) -> Section:
    """Remarks with their ids, by which one that should not be there is purged."""
    return "Ý kiến", tuple(
        f"{one.event_id[:12]} {instant_words(one.happened_at)} ({one.actor}): {one.reason}"
        for one in events
        if one.kind is CaseEventKind.COMMENTED
    )


def attachment_section(attachments: Sequence[Attachment]) -> Section:
    return "Tệp đính kèm", tuple(
        f"{one.attachment_id[:12]} {one.name}, {number_words(one.size)} byte, SHA-256 {one.sha256[:12]}… ({one.actor})"
        for one in attachments
    )


def precedent_section(precedents: Sequence[Precedent]) -> Section:
    return "Vụ việc tương tự đã kết thúc", tuple(
        f"{short_id(one.case_id)} “{one.title}”, kết thúc ngày {date_words(one.closed_on)}: {one.outcome}"
        for one in precedents
    )


def secret_section(stubs: Sequence[SecretStub], purges: Sequence[Purge]) -> Section:
    """That there is secret matter, and that something was purged; nothing of either."""
    noted = [f"có tài liệu mật, số đăng ký {one.register_number}, căn cứ {one.legal_item}" for one in stubs]
    gone = [
        f"đã xóa {_PURGED[one.kind]} {short_id(one.subject_id)} lúc {instant_words(one.at)} ({one.actor}): {one.reason}"
        for one in purges
    ]
    return "Bí mật nhà nước", (*noted, *gone)
