"""The words of a letter: what a reader sees before opening any file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reports.clocks import ClockView
from pipeline.reports.digest import Digest
from pipeline.reports.spelling import SHORT_ID, date_words, sentence_start, weekday_date

DUE_SHOWN = 12
CAUTION = (
    "Nội dung cần kiểm chứng là thông tin có dấu hiệu sai lệch, chưa phải là kết luận; người có thẩm quyền kết luận "
    "sau khi kiểm chứng."
)


@dataclass(frozen=True, slots=True)
class LetterFigure:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A heading with lines or with figures; *numbered* lines keep their order."""

    heading: str
    lines: tuple[str, ...] = ()
    figures: tuple[LetterFigure, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A whole letter, as a mail's text and HTML are made from it."""

    title: str
    under: tuple[str, ...]  # period, cut-off
    parts: tuple[LetterPart, ...]
    closing: tuple[str, ...]  # who sends it, how to reach them


def digest_letter(digest: Digest, enclosed: Sequence[str], office: str, contact: str) -> LetterWords:
    """The letter that goes with *digest*: five lines, the numbers to see first, what is due, what to open.

    *enclosed* tells each file that goes with it, in words; *office* sends it and is reached by *contact*.
    """
    return LetterWords(
        title=digest.title,
        under=(
            digest.period.words,
            *((digest.among,) if digest.among else ()),
            f"Số liệu chốt lúc {digest.cutoff_words}",
        ),
        parts=(
            LetterPart("Tóm tắt", tuple(line.text for line in digest.summary), numbered=True),
            LetterPart(
                "Số liệu chính", figures=tuple(LetterFigure(one.label, one.number.text) for one in digest.headline)
            ),
            LetterPart("Thời hạn", _due(digest.found.casework.clocks)),
            LetterPart("Tệp kèm theo", tuple(enclosed)),
        ),
        closing=closing(office, contact),
    )


def closing(office: str, contact: str) -> tuple[str, ...]:
    """The end of every letter."""
    return (
        CAUTION,
        f"Thư do hệ thống Làm Rõ của {office} tự động lập và gửi. Liên hệ: {contact}",
    )


def digest_subject(digest: Digest) -> str:
    """``Tổng hợp thông tin báo chí về tỉnh Đắk Lắk – tuần 48/2025 (24/11/2025–30/11/2025)``."""
    week = digest.period
    days = f"{date_words(week.first_day)}–{date_words(week.last_day)}"
    return f"{digest.title} – tuần {week.week:02d}/{week.year} ({days})"


def _due(clocks: Sequence[ClockView]) -> tuple[str, ...]:
    running = sorted((one for one in clocks if one.ended_at is None), key=lambda one: (one.last_day, one.case_id))
    if not running:
        return ("Không có thời hạn nào đang tính.",)
    shown = tuple(_clock(one) for one in running[:DUE_SHOWN])
    more = len(running) - DUE_SHOWN
    return (*shown, f"và {more} thời hạn khác, xem báo cáo kèm theo.") if more > 0 else shown


def _clock(one: ClockView) -> str:
    left = one.left.text.upper() if one.overdue else one.left.text
    when = sentence_start(weekday_date(one.last_day))
    return f"{when} – {left}: “{one.case_title}” (mã {one.case_id[:SHORT_ID]}, thời hạn {one.kind})"
