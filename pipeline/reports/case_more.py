"""What stands on the page of a case beside clocks, dossier and events: sections of lines, 80 columns wide."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from pipeline.records.case_acts import Attachment, IssuedPaper, Purge, SecretStub
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState
from pipeline.records.documents import PAPERS
from pipeline.records.facts import Precedent
from pipeline.records.plain import plain
from pipeline.reports.case_lines import WIDTH
from pipeline.reports.spelling import date_words, instant_words, number_words, short_id

PURGED = {
    "statement": "câu trong bộ tư liệu", "event": "lời ghi", "attachment": "tệp đính kèm", "notice": "số thông báo",
    "paper": "số văn bản", "response": "hình thức giải thích", "clock_change": "lý do đổi thời hạn",
    "stub": "ghi nhận tài liệu mật", "register": "mục trong sổ",
}  # fmt: skip
_WRITE = (
    "add, adopt, in-force, attach, link (hoàn thiện tư liệu), submit (trình), dismiss (không thuộc diện), "
    "press-was-right (báo nêu đúng), withdraw (rút), merge (gộp)"
)
_REPLY = (
    "lamro case submit (trình), approve (phê duyệt), export -d ministry-copy (công văn), spoke (đã cung cấp thông "
    "tin), copied (đã gửi Bộ)"
)
NEXT: dict[CaseState, str] = {
    CaseState.OPENED: "confirm (xác nhận), dismiss (không thuộc diện), press-was-right (báo nêu đúng), withdraw (rút), "
    "merge (gộp)",
    CaseState.CONFIRMED: _WRITE,
    CaseState.EVIDENCE: _WRITE,
    CaseState.SUBMITTED: "approve (phê duyệt), return (trả lại)",
    CaseState.APPROVED: "export (xuất văn bản), issue (số, ngày), respond --done, return",
    CaseState.ISSUED: "respond --done (đã giải thích), copied (đồng gửi Bộ), return",
    CaseState.RESPONDED: "copied (đồng gửi Bộ), issue, respond --done, close (kết thúc)",
    CaseState.PRESS_WAS_RIGHT: "add (điều báo nêu đúng, việc đã làm), submit (trình), approve (phê duyệt), export -d "
    "press-release (thông cáo), spoke (đã đính chính), close (kết thúc)",
}

COPY = "sau khi đính chính (công văn: lamro case export -d ministry-copy)"

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
                plain(one), width, initial_indent="  ", subsequent_indent="    ", break_long_words=False,
                break_on_hyphens=False,
            )  # fmt: skip
    return tuple(lines)


def next_section(
    state: CaseState, events: Sequence[CaseEvent] = (), *, waiting: bool = False, stale: bool = False
) -> Section:
    """The commands of ``lamro case`` that come next; what a closed case still offers is no duty.

    *events* of the case tell into which it was merged and whether the press was right; *waiting*: a notice of the
    ministry is not answered yet; *stale*: what the ministry was told was taken back since.
    """
    heading = "Việc tiếp theo"
    if state in NEXT:
        reply = (f"lamro case copied: đồng gửi Bộ, {COPY}",) if state is CaseState.PRESS_WAS_RIGHT and waiting else ()
        return heading, (f"lamro case: {NEXT[state]}", *reply)
    if state is CaseState.MERGED:
        live = next((one.ref for one in events if one.kind is CaseEventKind.MERGED), "")
        return heading, (f"Tiếp tục ở vụ việc gộp vào: lamro case show {short_id(live)}".rstrip(),)
    if waiting:
        return heading, (f"Trả lời Bộ: {_REPLY}",)
    if state is CaseState.CLOSED:
        right = any(one.kind is CaseEventKind.PRESS_WAS_RIGHT for one in events)
        other = "" if right else "; nếu báo nêu đúng: lamro case press-was-right"
        return heading, (
            "Không còn việc phải làm; xem báo có đính chính không: lamro case followup",
            f"Nếu kết luận là nhầm: lamro case withdraw{other}",
        )
    if stale:
        return heading, (f"Lời giải thích đã gửi Bộ không còn đúng, cần báo lại: {_REPLY}",)
    return heading, ("Không còn việc phải làm.",)


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
        f"{one.attachment_id[:12]} {one.name}: {one.described or one.media_type}, {number_words(one.size)} byte, "
        f"SHA-256 {one.sha256[:12]}… ({one.actor}{f', từ vụ việc {short_id(one.origin)}' if one.origin else ''})"
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
        f"đã xóa {PURGED[one.kind]} {short_id(one.subject_id)} lúc {instant_words(one.at)} ({one.actor}): {one.reason}"
        for one in purges
    ]
    return "Bí mật nhà nước", (*noted, *gone)
