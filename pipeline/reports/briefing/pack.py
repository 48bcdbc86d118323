"""The pack for a press meeting: its first page with the list of matters, then a page for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.briefing import BriefingInput, CaseMatter
from pipeline.reports.briefing.matter import Matter, case_page, flag_page
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import inside_sentence, instant_words, weekday_date

TITLE = "Tài liệu phục vụ giao ban báo chí"
RULE = (
    "Tài liệu nội bộ. Nội dung ghi “chờ xác nhận”, “bản máy soạn” hoặc “chưa được phê duyệt” không dùng để trả lời "
    "báo chí."
)


@dataclass(frozen=True, slots=True)
class Pack:
    agency_id: str
    agency_name: str
    title: str
    subject: str
    day: date
    cutoff: datetime
    opening: tuple[Phrase, ...]
    matters: tuple[Matter, ...]


def build_pack(data: BriefingInput) -> Pack:
    """Cases with the nearest last day first, then flags that wait; the same rows give the same pack."""
    roles = dict(data.parts)
    matters = (*(case_page(one, roles) for one in sorted(data.cases, key=_urgency)), *map(flag_page, data.waiting))
    count = phrase(
        Number(len(data.cases), "count(cases where open)"), " vụ việc đang mở; ",
        Number(len(data.waiting), "count(triage_queue)"), " nội dung chờ kiểm chứng được đưa vào. Số liệu chốt lúc ",
        f"{instant_words(data.cutoff)} (giờ Việt Nam).",
    )  # fmt: skip
    basis = phrase(f"Căn cứ: {data.basis}.{f' Lưu ý: {data.note}' if data.note else ''}")
    return Pack(
        agency_id=data.agency_id,
        agency_name=data.agency_name,
        title=TITLE,
        subject=f"Về {inside_sentence(data.agency_name)}, {weekday_date(data.day)}",
        day=data.day,
        cutoff=data.cutoff,
        opening=(Phrase((RULE,), important=True), count, basis),
        matters=matters,
    )


def _urgency(one: CaseMatter) -> tuple[date, str]:
    running = [row.last_day for row in one.clocks if row.ended_at is None]
    return (min(running, default=date.max), one.case.case_id)
