"""The office's own settings as text of one spelling, and back: what papers and their days rest on, nothing else.

Logins, e-mail addresses, the contact in the User-Agent and the mail server are left out: who may act and who gets
mail is a present matter, and the history of the settings is kept for good.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pipeline.cases.holidays_vn import Holidays
from pipeline.records.obligations import EventAbroad, OfficeDays, ReportRequest
from pipeline.records.office import Office, ProfileKind, Recipient, Thresholds
from pipeline.records.outbox import LetterKind


def office_content(office: Office) -> str:
    return _spelled(
        {
            "name": office.name,
            "superior": office.superior,
            "profile": office.profile.value,
            "watched": list(office.watched),
            "thresholds": {"flag": float(office.thresholds.flag), "case": float(office.thresholds.case)},
            "recipients": [
                {
                    "name": one.name,
                    "valid_from": _told(one.valid_from),
                    "valid_to": _told(one.valid_to),
                    "agencies": list(one.agencies),
                    "letters": [letter.value for letter in one.letters],
                }
                for one in office.recipients
            ],
            "weekly_together": office.weekly_together,
        }
    )


def office_of(content: str) -> Office:
    """The office that *content* tells of: nobody may do anything in it and no mail goes to anybody."""
    told = json.loads(content)
    return Office(
        name=told["name"],
        superior=told["superior"],
        profile=ProfileKind(told["profile"]),
        watched=tuple(told["watched"]),
        thresholds=Thresholds(told["thresholds"]["flag"], told["thresholds"]["case"]),
        contact="",
        recipients=tuple(
            Recipient(
                name=one["name"],
                email="",
                valid_from=_day(one["valid_from"]),
                valid_to=_day(one["valid_to"]),
                agencies=tuple(one["agencies"]),
                letters=tuple(map(LetterKind, one["letters"])),
            )
            for one in told["recipients"]
        ),
        roles=(),
        weekly_together=told["weekly_together"],
    )


def duties_content(days: OfficeDays) -> str:
    return _spelled(
        {
            "events_abroad": [
                {"name": one.name, "place": one.place, "starts_on": _told(one.starts_on), "ends_on": _told(one.ends_on)}
                for one in days.events
            ],
            "requests": [
                {
                    "number": one.number,
                    "received_on": _told(one.received_on),
                    "about": one.about,
                    "answer_by": _told(one.answer_by),
                }
                for one in days.requests
            ],
            "finding_target_days": days.finding_target_days,
        }
    )


def duties_of(content: str) -> OfficeDays:
    told = json.loads(content)
    return OfficeDays(
        events=tuple(
            EventAbroad(one["name"], one["place"], _must(one["starts_on"]), _must(one["ends_on"]))
            for one in told["events_abroad"]
        ),
        requests=tuple(
            ReportRequest(one["number"], _must(one["received_on"]), one["about"], _day(one["answer_by"]))
            for one in told["requests"]
        ),
        finding_target_days=told["finding_target_days"],
    )


def holidays_content(holidays: Holidays) -> str:
    return _spelled(
        {
            "extra": {day.isoformat(): name for day, name in holidays.extra.items()},
            "removed": sorted(day.isoformat() for day in holidays.removed),
        }
    )


def holidays_of(content: str) -> Holidays:
    told = json.loads(content)
    return Holidays({_must(day): name for day, name in told["extra"].items()}, frozenset(map(_must, told["removed"])))


def _spelled(told: dict[str, Any]) -> str:
    """The same settings are the same text, in whatever order the file had its fields."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _told(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None


def _must(told: str) -> date:
    return date.fromisoformat(told)
