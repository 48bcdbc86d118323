"""States, kinds and events of letters as Vietnamese users read them."""

from __future__ import annotations

from pipeline.records.outbox import LetterEventKind, LetterKind, LetterState, OutboxRow

KINDS = {
    LetterKind.WEEKLY: "báo cáo tuần",
    LetterKind.DAILY: "điểm báo ngày",
    LetterKind.ALERT: "cảnh báo",
    LetterKind.TEST: "thư thử",
}
STATES = {
    LetterState.QUEUED: "chờ gửi",
    LetterState.SENDING: "đang gửi",
    LetterState.HANDING: "đang giao cho máy chủ",
    LetterState.SENT: "đã gửi",
    LetterState.FAILED: "chưa gửi được, sẽ thử lại",
    LetterState.REFUSED: "bị từ chối",
    LetterState.UNSURE: "không rõ đã gửi",
    LetterState.GIVEN_UP: "đã ngừng gửi lại",
    LetterState.CANCELLED: "đã hủy",
}
EVENTS = {
    LetterEventKind.QUEUED: "xếp hàng",
    LetterEventKind.SENDING: "bắt đầu gửi",
    LetterEventKind.HANDING: "đang giao cho máy chủ",
    LetterEventKind.SENT: "máy chủ đã nhận",
    LetterEventKind.FAILED: "chưa gửi được",
    LetterEventKind.REFUSED: "bị từ chối",
    LetterEventKind.UNSURE: "không rõ đã gửi",
    LetterEventKind.GIVEN_UP: "ngừng gửi lại",
    LetterEventKind.RESENT: "cho gửi lại",
    LetterEventKind.CONFIRMED: "nơi nhận đã có thư",
    LetterEventKind.CANCELLED: "hủy",
}


def undelivered_words(row: OutboxRow) -> str:
    """``báo cáo tuần dak-lak 2025-W48 gửi Sở …: chưa gửi được, sẽ thử lại``, for a report."""
    period = " ".join(filter(None, (row.agency_id, row.period)))
    return f"{KINDS[row.kind]} {period} gửi {row.recipient}: {STATES[row.state]}"
