"""The office's registers, counted; a register without an entry leaves its place to the blank."""

from __future__ import annotations

from pipeline.records.yearly import RegisterCount, YearlyInput
from pipeline.reports.phrase import Part, phrase
from pipeline.reports.yearly.contents import Filling, figure
from pipeline.reports.yearly.languages import languages_inside

# By the role of the heading under which they are told.
_PLACES: dict[str, tuple[str, ...]] = {
    "monitoring": ("official_information", "press_conference", "newsroom_question"),
    "database": ("channel",),
    "foreign_press": ("foreign_press",),
    "other_forms": ("border_bulletin",),
}
NAMES = {
    "official_information": "lần cung cấp thông tin chính thức",
    "channel": "kênh cung cấp thông tin",
    "foreign_press": "việc hỗ trợ, hợp tác với báo chí nước ngoài",
    "press_conference": "lần họp báo, cung cấp thông tin định kỳ hoặc đột xuất",
    "border_bulletin": "lần cung cấp thông tin cho khu vực biên giới",
    "newsroom_question": "câu hỏi của cơ quan báo chí",
}


def registered(data: YearlyInput, role: str) -> Filling:
    """What the registers say for the heading of *role*, a sentence each."""
    by_name = {one.register: one for one in data.facts.registers if one.entries}
    told = Filling()
    for name in _PLACES.get(role, ()):
        if name in by_name:
            told += _told(by_name[name])
    return told


def _told(one: RegisterCount) -> Filling:
    label = NAMES[one.register]
    entries = figure(f"Sổ theo dõi: {label}", one.entries, "yearly_registers", "entries", one.register)
    parts: list[Part] = ["Sổ theo dõi của cơ quan ghi nhận ", entries.number, f" {label}"]
    figures = [entries]
    if one.register == "newsroom_question":
        answered = figure(
            f"Sổ theo dõi: {label}, đã trả lời", one.answered, "yearly_registers", "answered", one.register
        )
        parts += ["; đã trả lời ", answered.number]
        figures.append(answered)
    if one.languages:
        parts.append(f" ({languages_inside(one.languages)})")
    return Filling((phrase(*parts, "."),), tuple(figures))
