"""The Vietnamese words for states, decisions and kinds (DESIGN section 2 fixes the vocabulary)."""

from __future__ import annotations

from pipeline.records.assessment import Decision
from pipeline.records.cases import Basis, CaseEventKind, CaseState, ClockKind
from pipeline.records.press import SourceKind

UNDECIDED = "chưa xem xét"

DECISIONS: dict[Decision, str] = {
    Decision.ACCEPT: "chấp nhận",
    Decision.REJECT: "bác bỏ",
    Decision.ASK: "cần thêm thông tin",
    Decision.WITHDRAW: "đã rút",
}

STATES: dict[CaseState, str] = {
    CaseState.OPENED: "chờ xác nhận",
    CaseState.CONFIRMED: "đã xác nhận",
    CaseState.EVIDENCE: "đang hoàn thiện tư liệu",
    CaseState.SUBMITTED: "đã trình, chờ phê duyệt",
    CaseState.APPROVED: "đã phê duyệt, chờ phát ngôn",
    CaseState.ISSUED: "đã phát hành văn bản, chờ phát ngôn",
    CaseState.RESPONDED: "đã giải thích, làm rõ",
    CaseState.DISMISSED: "không thuộc diện giải thích, làm rõ",
    CaseState.PRESS_WAS_RIGHT: "báo nêu đúng, cơ quan đính chính",
    CaseState.WITHDRAWN: "đã rút do nhầm lẫn",
    CaseState.MERGED: "đã gộp vào vụ việc khác",
    CaseState.CLOSED: "đã kết thúc",
}

CLOCKS: dict[ClockKind, str] = {
    ClockKind.STATUTORY: "theo quy định",
    ClockKind.INTERNAL: "nội bộ",
}

EVENTS: dict[CaseEventKind, str] = {
    CaseEventKind.OPENED: "mở vụ việc",
    CaseEventKind.FLAG_ATTACHED: "gắn thêm nội dung cần kiểm chứng",
    CaseEventKind.NOTICE_RECEIVED: "nhận thông báo của Bộ",
    CaseEventKind.NOTICE_CORRECTED: "sửa lỗi ghi thông báo của Bộ",
    CaseEventKind.CLOCK_REPLACED: "thay thời hạn",
    CaseEventKind.NOTICE_MOVED: "chuyển thông báo của Bộ sang vụ việc gộp vào",
    CaseEventKind.NOTICE_ENDED: "nhận văn bản của Bộ kết thúc thông báo",
    CaseEventKind.CLOCK_ENDED: "kết thúc thời hạn theo văn bản của Bộ",
    CaseEventKind.CONFIRMED: "xác nhận thông tin sai lệch và có ảnh hưởng",
    CaseEventKind.EVIDENCE: "bắt đầu hoàn thiện tư liệu",
    CaseEventKind.DISMISSED: "kết luận không thuộc diện giải thích, làm rõ",
    CaseEventKind.PRESS_WAS_RIGHT: "kết luận báo nêu đúng, cơ quan đính chính",
    CaseEventKind.WITHDRAWN: "rút vụ việc do nhầm lẫn",
    CaseEventKind.MERGED: "gộp vào vụ việc khác",
    CaseEventKind.SUBMITTED: "trình phê duyệt bộ tư liệu",
    CaseEventKind.RETURNED: "trả lại để hoàn thiện",
    CaseEventKind.APPROVED: "phê duyệt",
    CaseEventKind.ISSUED: "phát hành văn bản",
    CaseEventKind.SPOKE: "phát ngôn và cung cấp thông tin giải thích, làm rõ",
    CaseEventKind.COPIED_MINISTRY: "đồng gửi Bộ",
    CaseEventKind.CLOSED: "kết thúc vụ việc",
    CaseEventKind.ASSIGNED: "giao xử lý",
    CaseEventKind.COMMENTED: "ghi ý kiến",
    CaseEventKind.ATTACHED: "đính kèm tệp",
    CaseEventKind.RENAMED: "sửa tên vụ việc",
    CaseEventKind.FORCE_CONFIRMED: "xác nhận hiệu lực văn bản",
    CaseEventKind.STORY_LINKED: "gắn sự việc liên quan",
    CaseEventKind.STORY_UNLINKED: "gỡ sự việc liên quan",
}

BASES: dict[Basis, str] = {
    Basis.EVIDENCE: "có tư liệu",
    Basis.JUDGEMENT: "nhận định",
    Basis.MACHINE_DRAFT: "bản máy soạn, chưa ai duyệt",
    Basis.MISSING: "còn thiếu, cần người bổ sung",
    Basis.SUPERSEDED: "bản soạn trước",
}

SOURCE_KINDS: dict[SourceKind, str] = {
    SourceKind.NATIONAL: "báo chí trung ương",
    SourceKind.PROVINCIAL: "báo chí địa phương",
    SourceKind.FOREIGN: "báo chí nước ngoài",
    SourceKind.OFFICIAL: "cổng thông tin chính thức",
}

BY_CHOICE = "áp dụng theo lựa chọn"
MACHINE = "lamro"  # the actor of what no person did


def decision_words(decision: str) -> str:
    """*decision* as in ``FlagRow.decision``; raises ValueError for a word that is no decision."""
    return DECISIONS[Decision(decision)] if decision else UNDECIDED


def actor_words(actor: str) -> str:
    return "hệ thống" if actor == MACHINE else actor
