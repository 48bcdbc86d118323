"""The office that uses Làm Rõ: what it watches, its thresholds, its people by login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProfileKind(StrEnum):
    MINISTRY = "ministry"
    PROVINCE = "province"


class Role(StrEnum):
    ANALYST = "analyst"  # triage
    OFFICER = "officer"  # cases
    APPROVER = "approver"  # signs off what goes out


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body that gets the digest, with the days in which it exists."""

    name: str
    email: str  # "" where the digest is only filed
    valid_from: date | None
    valid_to: date | None

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Thresholds:
    flag: float  # 0..1; from here an assessment with a checkable signal is a flag
    case: float  # higher: from here a flag opens a case


@dataclass(frozen=True, slots=True)
class Office:
    name: str
    profile: ProfileKind
    watched: tuple[str, ...]  # agency slugs
    thresholds: Thresholds
    contact: str  # address or mailbox in the User-Agent, so that an outlet can reach the office
    recipients: tuple[Recipient, ...]
    roles: tuple[tuple[Role, tuple[str, ...]], ...]  # logins of the operating system
    superior: str = ""  # cơ quan chủ quản, above the office's name on its papers; "" where none

    def may(self, login: str, role: Role) -> bool:
        return any(role is own and login in logins for own, logins in self.roles)

    def recipients_on(self, day: date) -> tuple[Recipient, ...]:
        return tuple(recipient for recipient in self.recipients if recipient.exists_on(day))
