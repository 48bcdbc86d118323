"""What changed between two contents of the office's own settings, in words for a person."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pipeline.records.settings import KnownSettings, SettingsKind

KINDS = {
    SettingsKind.OFFICE: "office.yml",
    SettingsKind.DUTIES: "nghia-vu.yml",
    SettingsKind.HOLIDAYS: "lịch ngày nghỉ, ngày làm bù",
}
FIELDS = {
    "name": "Tên cơ quan",
    "superior": "Cơ quan chủ quản",
    "profile": "Loại cơ quan",
    "watched": "Theo dõi",
    "flag": "Ngưỡng cần kiểm chứng",
    "case": "Ngưỡng mở vụ việc",
    "recipients": "Nơi nhận",
    "weekly_together": "Một bản tin tuần chung",
    "events_abroad": "Sự kiện ở nước ngoài",
    "requests": "Văn bản yêu cầu báo cáo",
    "finding_target_days": "Số ngày tự đặt sau khi xác nhận",
    "extra": "Ngày nghỉ thêm",
    "removed": "Ngày làm bù",
}
LETTERS = {"weekly": "báo cáo tuần", "daily": "điểm báo ngày"}
PROFILES = {"province": "địa phương (province)", "ministry": "bộ (ministry)"}


def changed_fields(before: str, after: str) -> tuple[str, ...]:
    """The fields, by their names in the content, that differ."""
    old, new = json.loads(before), json.loads(after)
    return tuple(name for name in _names(old, new) if old.get(name) != new.get(name))


def change_lines(before: KnownSettings | None, after: KnownSettings) -> tuple[str, ...]:
    """A line for each field of *after* that differs from *before*; all that say anything where there is none before."""
    old, new = _told(before) if before else {}, _told(after)
    return tuple(
        line for name in _names(old, new) for line in _lines(name, old.get(name), new.get(name), before is None)
    )


def _told(one: KnownSettings) -> dict[str, Any]:
    """The content with each threshold as a field of its own."""
    told: dict[str, Any] = json.loads(one.content)
    return {**told.pop("thresholds", {}), **told}


def _names(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """In the order of FIELDS; fields that this version does not know come last."""
    known = list(FIELDS)
    return sorted({*old, *new}, key=lambda name: (known.index(name) if name in FIELDS else len(known), name))


def _lines(name: str, old: Any, new: Any, is_first: bool) -> Iterator[str]:
    label = FIELDS.get(name, name)
    if old == new:
        return
    if is_first:
        if new not in (None, "", [], {}):
            told = "; ".join(_entries(new)) if isinstance(new, list | dict) else _one(new)
            yield f"{label}: {told}"
    elif isinstance(new, list | dict) or isinstance(old, list | dict):
        yield f"{label}: {_difference(_entries(old), _entries(new))}"
    else:
        yield f"{label}: {_one(old)} → {_one(new)}"


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    went, came = [one for one in old if one not in new], [one for one in new if one not in old]
    told = [f"{word} {', '.join(some)}" for word, some in (("bỏ", went), ("thêm", came)) if some]
    return "; ".join(told) or "đổi thứ tự"


def _entries(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{_said(key)} {_said(one)}".strip() for key, one in value.items()]
    return [_entry(one) for one in value or []]


def _entry(one: Any) -> str:
    """A recipient, an event, a request: its words, and its days in the order in which they come; of a recipient also
    about whom it hears where not about all, and what it gets where that is not the weekly paper alone."""
    if not isinstance(one, dict):
        return _said(one)
    if "valid_from" in one:
        since, until = one["valid_from"], one["valid_to"]
        days = " ".join(part for part in (since and f"từ {_said(since)}", until and f"đến {_said(until)}") if part)
        about = f"về {', '.join(one['agencies'])}" if one.get("agencies") else ""
        letters = [LETTERS.get(letter, letter) for letter in one.get("letters", ())]
        gets = f"nhận {', '.join(letters)}" if letters and letters != [LETTERS["weekly"]] else ""
        more = "; ".join(part for part in (days, about, gets) if part)
        return f"“{one['name']}”" + (f" ({more})" if more else "")
    if "starts_on" in one:
        return f"“{one['name']}” tại {one['place']} ({_said(one['starts_on'])} – {_said(one['ends_on'])})"
    answer = f", trả lời chậm nhất {_said(one['answer_by'])}" if one.get("answer_by") else ""
    return f"số {one['number']} “{one['about']}” (nhận ngày {_said(one['received_on'])}{answer})"


def _one(value: Any) -> str:
    if value in (None, ""):
        return "(không ghi)"
    return PROFILES.get(value) or (f"“{value}”" if isinstance(value, str) else _said(value))


def _said(value: Any) -> str:
    """Days and numbers as they are written in Viet Nam."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, float | int):
        return f"{value:g}".replace(".", ",")
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return str(value)
