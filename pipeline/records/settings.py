"""The office's own settings as papers rest on them, each content that was found with the instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.records.days import iso
from pipeline.records.ids import content_hash, record_id


class SettingsKind(StrEnum):
    OFFICE = "office"  # of office.yml: never logins, addresses, the mail server
    DUTIES = "duties"  # nghia-vu.yml
    HOLIDAYS = "holidays"  # days off and days worked against the Vietnamese calendar


@dataclass(frozen=True, slots=True)
class NotedSettings:
    """One content of one kind; what found it again later adds nothing."""

    settings_id: str
    kind: SettingsKind
    sha256: str
    content: str  # JSON of one spelling: pipeline/cases/settings.py


@dataclass(frozen=True, slots=True)
class KnownSettings:
    """The same as the store holds it."""

    kind: SettingsKind
    sha256: str
    content: str
    recorded_at: datetime  # from here it counts, until the next of its kind


def noted(kind: SettingsKind, content: str, at: datetime) -> NotedSettings:
    """*content* as found *at* that instant: the same content found after another is another row."""
    sha256 = content_hash(content.encode("utf-8"))
    return NotedSettings(record_id("settings", kind.value, sha256, iso(at)), kind, sha256, content)
