"""What is written about more than its own past explains, and why that was raised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records.warnings import EarlyWarning, Reason, Subject
from pipeline.reports.addresses import LONGEST
from pipeline.reports.phrase import Number, Part, Phrase, phrase
from pipeline.reports.spelling import cut, inside_sentence, weekday_date
from pipeline.reports.stories import TopStories
from pipeline.reports.table import Section

SHOWN = 6
HEADING = "Nội dung đang tăng và lý do"
_WHAT: dict[Reason, str] = {
    Reason.VOLUME: " tin, bài",
    Reason.FOREIGN: " bài của báo chí nước ngoài",
    Reason.HAZARD: " tiêu đề về thiên tai",
}


@dataclass(frozen=True, slots=True)
class Rising:
    """Most articles first; ``lines`` holds all, ``total`` their number."""

    total: Number
    lines: tuple[Phrase, ...]


def build_rising(warnings: Sequence[EarlyWarning], stories: TopStories) -> Rising:
    """A story that is told elsewhere in the paper is called as there."""
    named = {one.story_id: f"“{one.short}”{one.in_language}" for one in stories.shown}
    ordered = sorted(warnings, key=lambda one: (-one.articles, one.day, one.warning_id))
    return Rising(Number(len(warnings), "digest_warning_counts.warnings"), tuple(_line(one, named) for one in ordered))


def _line(one: EarlyWarning, named: Mapping[str, str]) -> Phrase:
    def number(column: str, value: int | float) -> Number:
        return Number(value, f"digest_warnings.{column}", one.warning_id, decimals=1)

    about = inside_sentence(one.title)
    if one.subject is Subject.STORY:
        about = named.get(one.subject_id, f"“{cut(one.title, LONGEST)}”")
    day = weekday_date(one.day)
    head = f"{day[:1].upper()}{day[1:]}, {about}: "
    why: tuple[Part, ...] = (
        "; thường ngày ", number("usual", one.usual), ", mức cảnh báo trên ", number("bound", one.bound),
        ", so với ", number("compared_days", one.compared_days), " ngày cùng loại trước đó.",
    ) if one.compared_days else (".",)  # fmt: skip
    return phrase(head, number("articles", one.articles), _WHAT[one.reason], *why)


def rising_section(rising: Rising, *, comparable: bool) -> Section:
    """*comparable*: there is a full week before; without, no warning can be raised, and that is said."""
    if not rising.lines:
        words = "Không có cảnh báo nào: lượng tin, bài từng ngày không vượt mức thường thấy của chính nơi đó."
        if not comparable:
            words = "Không có cảnh báo nào; chưa đủ dữ liệu các tuần trước để biết mức thường thấy."
        return Section("rising", HEADING, (phrase(words),))
    said = phrase("Có ", rising.total, " cảnh báo sớm: lượng tin, bài vượt mức thường thấy của chính nơi đó.")
    more = " Các cảnh báo còn lại ở phụ lục." if len(rising.lines) > SHOWN else ""
    return Section("rising", HEADING, (phrase(*said.parts, more),), points=rising.lines[:SHOWN])
