"""The registers as lines of a screen, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from datetime import date, datetime

from flows.steps.registers import known_languages
from pipeline.cases.register_forms import FORMS
from pipeline.records.days import VIETNAM
from pipeline.records.registers import RegisterEntry
from pipeline.store.registers import RegisterRow

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines_of(rows: Iterable[RegisterRow]) -> Iterator[str]:
    """Register by register, each entry with what it says."""
    languages = known_languages()
    heading = ""
    for row in rows:
        name = FORMS[row.register].name
        if name != heading:
            heading = name
            yield name.upper()
        told = ", ".join(languages.words(code) for code in row.language)
        about = "; ".join(filter(None, (row.organisation, row.channel, told, row.link)))
        yield f"{row.entry_id[:8]} {row.day:%d/%m/%Y} {row.title}"
        yield f"    {about}" + (f"; vụ việc {row.case_id[:8]}" if row.case_id else "")
        if row.answered_on:
            yield f"    Trả lời {row.answered_on:%d/%m/%Y}: {row.answer}"
        elif "answer" in FORMS[row.register].labels:
            yield "    chưa trả lời"
        if row.changed_at:
            yield f"    đã sửa {row.changed_at.astimezone(VIETNAM):%d/%m/%Y}"


def struck_line(entry: RegisterEntry) -> str:
    what = "đã gạch bỏ" if entry.void else "bản trước khi sửa"
    why = f" ({entry.reason})" if entry.reason else ""
    return f"{entry.entry_id[:8]} [{what}] {entry.day:%d/%m/%Y} {entry.title}{why}"


def csv_bytes(rows: Iterable[RegisterRow]) -> bytes:
    """UTF-8 with a mark, as Excel wants it; a cell never begins like a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([one.name for one in fields(RegisterRow)])
    for row in rows:
        writer.writerow([_cell(value) for value in astuple(row)])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).isoformat(timespec="seconds")
    if isinstance(value, tuple | list):
        return " ".join(str(one) for one in value)
    text = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
