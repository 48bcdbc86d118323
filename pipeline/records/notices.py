"""What is told of the ministry's notices beside the notice itself: how one ended, which case goes on with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NoticeEndKind(StrEnum):
    WITHDRAWN = "withdrawn"  # Bộ thu hồi thông báo
    ENDED = "ended"  # Bộ cho kết thúc, không yêu cầu trả lời nữa


@dataclass(frozen=True, slots=True)
class NoticeEnd:
    """The ministry's document that ends a notice, as entered in the office's register."""

    kind: NoticeEndKind
    number: str  # số, ký hiệu of the ministry's document
    dated: date  # the document's own date
    register_number: str  # số đến
    received_on: date  # ngày đến
