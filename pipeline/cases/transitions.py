"""The states of a case and what may happen in each."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.cases.case_commands import COMMANDS
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState

KIND = CaseEventKind

# A flag may attach and a notice may arrive whatever we think of the case: both come from outside.
ALWAYS = (
    KIND.FLAG_ATTACHED, KIND.NOTICE_RECEIVED, KIND.NOTICE_CORRECTED, KIND.CLOCK_REPLACED, KIND.NOTICE_MOVED,
    KIND.NOTICE_ENDED, KIND.CLOCK_ENDED,
)  # fmt: skip
# Nothing leaves the house before a person has decided and another has approved; after that, even a case that we hold
# to be unfounded may have to be answered, because the ministry's notice asks for it.
ANSWERS = (KIND.SPOKE, KIND.COPIED_MINISTRY)
SIGN_OFF = (KIND.SUBMITTED, KIND.RETURNED, KIND.APPROVED)
OUTCOMES = {
    KIND.DISMISSED: CaseState.DISMISSED,
    KIND.PRESS_WAS_RIGHT: CaseState.PRESS_WAS_RIGHT,
    KIND.WITHDRAWN: CaseState.WITHDRAWN,
}

_OPEN = {**OUTCOMES, KIND.MERGED: CaseState.MERGED}
_APPROVED = {KIND.SPOKE: CaseState.RESPONDED, KIND.RETURNED: CaseState.EVIDENCE, **OUTCOMES}

TABLE: dict[CaseState, dict[CaseEventKind, CaseState]] = {
    CaseState.OPENED: {KIND.CONFIRMED: CaseState.CONFIRMED, **_OPEN},
    CaseState.CONFIRMED: {KIND.EVIDENCE: CaseState.EVIDENCE, KIND.SUBMITTED: CaseState.SUBMITTED, **_OPEN},
    CaseState.EVIDENCE: {KIND.SUBMITTED: CaseState.SUBMITTED, **_OPEN},
    CaseState.SUBMITTED: {KIND.APPROVED: CaseState.APPROVED, KIND.RETURNED: CaseState.EVIDENCE, **OUTCOMES},
    CaseState.APPROVED: {KIND.ISSUED: CaseState.ISSUED, **_APPROVED},
    CaseState.ISSUED: _APPROVED,
    CaseState.RESPONDED: {KIND.RETURNED: CaseState.EVIDENCE, KIND.CLOSED: CaseState.CLOSED, **OUTCOMES},
    CaseState.PRESS_WAS_RIGHT: {KIND.CLOSED: CaseState.CLOSED},
    CaseState.DISMISSED: {},
    CaseState.WITHDRAWN: {},
    CaseState.MERGED: {},
    # An answered case that was mistaken is taken back in view of the log, and with it what it left on record.
    CaseState.CLOSED: {KIND.PRESS_WAS_RIGHT: CaseState.PRESS_WAS_RIGHT, KIND.WITHDRAWN: CaseState.WITHDRAWN},
}

STATE_WORDS = {
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
EVENT_WORDS = {
    KIND.OPENED: "mở vụ việc",
    KIND.FLAG_ATTACHED: "gắn thêm nội dung cần kiểm chứng",
    KIND.NOTICE_RECEIVED: "nhận thông báo của Bộ",
    KIND.NOTICE_CORRECTED: "sửa lỗi ghi thông báo của Bộ",
    KIND.CLOCK_REPLACED: "thay thời hạn",
    KIND.NOTICE_MOVED: "chuyển thông báo của Bộ sang vụ việc gộp vào",
    KIND.NOTICE_ENDED: "ghi văn bản của Bộ kết thúc thông báo",
    KIND.CLOCK_ENDED: "kết thúc thời hạn theo văn bản của Bộ",
    KIND.CONFIRMED: "xác nhận",
    KIND.EVIDENCE: "bắt đầu hoàn thiện tư liệu",
    KIND.DISMISSED: "loại",
    KIND.PRESS_WAS_RIGHT: "ghi nhận báo nêu đúng, cơ quan đính chính",
    KIND.WITHDRAWN: "rút",
    KIND.MERGED: "gộp vào vụ việc khác",
    KIND.SUBMITTED: "trình phê duyệt",
    KIND.RETURNED: "trả lại để hoàn thiện",
    KIND.APPROVED: "phê duyệt",
    KIND.ISSUED: "phát hành văn bản",
    KIND.SPOKE: "phát ngôn, cung cấp thông tin giải thích, làm rõ",
    KIND.COPIED_MINISTRY: "đồng gửi Bộ",
    KIND.CLOSED: "kết thúc",
    KIND.ASSIGNED: "giao xử lý",
    KIND.COMMENTED: "ghi ý kiến",
    KIND.ATTACHED: "đính kèm tệp",
    KIND.RENAMED: "sửa tên vụ việc",
    KIND.FORCE_CONFIRMED: "xác nhận hiệu lực văn bản",
    KIND.STORY_LINKED: "gắn sự việc liên quan",
    KIND.STORY_UNLINKED: "gỡ sự việc liên quan",
}
# An answer that is owed after the decision goes through the same sign-off, but the outcome stays what it is.
_DECIDED = (CaseState.DISMISSED, CaseState.PRESS_WAS_RIGHT, CaseState.WITHDRAWN, CaseState.CLOSED)
ENDED = (CaseState.DISMISSED, CaseState.WITHDRAWN, CaseState.MERGED, CaseState.CLOSED)  # nothing is planned any more
GOES_OUT = (CaseState.APPROVED, CaseState.ISSUED, CaseState.RESPONDED)
DRAFTED = (KIND.RENAMED, KIND.FORCE_CONFIRMED, KIND.STORY_LINKED, KIND.STORY_UNLINKED)  # while the dossier is written
BESIDE = (KIND.ASSIGNED, KIND.COMMENTED, KIND.ATTACHED, *DRAFTED)
DRAFTING = (CaseState.OPENED, CaseState.CONFIRMED, CaseState.EVIDENCE)
ORDER = {kind: place for place, kind in enumerate(KIND)}


def allowed(state: CaseState) -> tuple[CaseEventKind, ...]:
    """The kinds of event that a case in *state* can take."""
    if state is CaseState.MERGED:  # all else is done in the case into which it was merged
        return (KIND.FLAG_ATTACHED, KIND.CLOCK_REPLACED, KIND.NOTICE_MOVED, KIND.COMMENTED)
    kinds = {*TABLE[state], *ALWAYS, KIND.COMMENTED}
    if state in _DECIDED:
        kinds.update((*ANSWERS, *SIGN_OFF, KIND.ISSUED))
    else:
        kinds.add(KIND.ASSIGNED)
    if state in GOES_OUT:
        kinds.update((*ANSWERS, KIND.ISSUED))
    if state in DRAFTING:
        kinds.update(DRAFTED)
    if state is not CaseState.SUBMITTED:  # what was submitted stays what the approver reads
        kinds.add(KIND.ATTACHED)
    return tuple(sorted(kinds, key=ORDER.__getitem__))


def step(state: CaseState | None, kind: CaseEventKind) -> CaseState:
    """The state after *kind*; *state* is None before the first event.  Raises :class:`IllegalTransition`."""
    if state is None:
        if kind is KIND.OPENED:
            return CaseState.OPENED
        raise IllegalTransition(f"Vụ việc chưa được mở nên không thể {EVENT_WORDS[kind]}.")
    if kind not in allowed(state):
        able = allowed(state)
        may = "; ".join(f"{word} ({EVENT_WORDS[one]})" for one, word in COMMANDS.items() if one in able)
        raise IllegalTransition(
            f"Vụ việc đang ở trạng thái “{STATE_WORDS[state]}” nên không thể {EVENT_WORDS[kind]}. "
            f"Có thể dùng lamro case: {may}."
        )
    return TABLE[state].get(kind, state)


def in_order(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """*events* by the instant at which they happened; at one instant, in the order of a case's life."""
    return sorted(events, key=lambda event: (event.happened_at, ORDER[event.kind]))


def outcome(events: Iterable[CaseEvent]) -> CaseEvent | None:
    """The event by which the case was decided otherwise, last: dismissed, press_was_right or withdrawn."""
    return next((event for event in reversed(in_order(events)) if event.kind in OUTCOMES), None)


def apply(events: Iterable[CaseEvent]) -> CaseState:
    """The state that *events* of one case, in any order, make of it.  Raises :class:`IllegalTransition`."""
    state: CaseState | None = None
    for event in in_order(events):
        state = step(state, event.kind)
    if state is None:
        raise IllegalTransition("Vụ việc không có sự kiện nào.")
    return state
