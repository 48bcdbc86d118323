"""The office that uses Làm Rõ: what it watches, its thresholds, its people by login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.records.days import stands
from pipeline.records.documents import DocumentKind
from pipeline.records.outbox import LetterKind


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
    agencies: tuple[str, ...] = ()  # slugs of whom it hears; () for every watched agency
    letters: tuple[LetterKind, ...] = (LetterKind.WEEKLY,)  # the daily page is the office's own unless it is named
    ministry: bool = False  # the body that sends the notices: what is owed to it goes to nobody else unless named
    papers: tuple[DocumentKind, ...] = ()  # of a case, that it gets; () for what its part suggests

    def exists_on(self, day: date) -> bool:
        return stands(day, self.valid_from, self.valid_to)

    def hears_of(self, agency_id: str) -> bool:
        """Whether a paper about *agency_id* is for it; one about a group of agencies only where it hears of all."""
        return not self.agencies or agency_id in self.agencies

    def gets(self, paper: DocumentKind) -> bool:
        """Whether a case's *paper* may be addressed to it."""
        return paper in (self.papers or (_TO_THE_MINISTRY if self.ministry else _TO_OTHERS))


_TO_THE_MINISTRY = (DocumentKind.NOTICE, DocumentKind.DOSSIER, DocumentKind.MINISTRY_COPY)
_TO_OTHERS = (DocumentKind.NOTICE, DocumentKind.DOSSIER, DocumentKind.PRESS_RELEASE)


class Security(StrEnum):
    STARTTLS = "starttls"
    TLS = "tls"  # from the first byte
    NONE = "none"  # to a server on this machine only


@dataclass(frozen=True, slots=True)
class MailServer:
    """The office's own mail server.  The password is never part of it."""

    host: str
    port: int
    security: Security
    sender: str  # address
    user: str  # "" where the server wants no login
    password_file: str  # absolute; "" where the password comes from the environment
    ca_file: str  # absolute, of an office's own authority; "" for those that the system trusts


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
    mail: MailServer | None = None  # None: nothing is sent, papers are only filed
    press_contact: str = ""  # whom a case's papers name for questions; "" leaves a blank
    weekly_together: bool = False  # one paper a week about all that is watched, beside those of named recipients

    def may(self, login: str, role: Role) -> bool:
        return any(role is own and login in logins for own, logins in self.roles)

    def recipients_on(self, day: date) -> tuple[Recipient, ...]:
        return tuple(recipient for recipient in self.recipients if recipient.exists_on(day))

    def hearers(self, agency_id: str, day: date) -> tuple[Recipient, ...]:
        """Those of the allow-list that exist on *day* and hear of *agency_id*, with an address or without."""
        return tuple(one for one in self.recipients_on(day) if one.hears_of(agency_id))

    def recipients_of(self, agency_id: str, day: date, kind: LetterKind = LetterKind.WEEKLY) -> tuple[Recipient, ...]:
        """Whom a paper of this *kind* about *agency_id* is for on *day*: its "Nơi nhận"; some are only filed for.

        In an office with a joint weekly paper, the one about a single agency is for those who are named for it, if
        any are: the others read of it in the joint one.
        """
        found = tuple(one for one in self.hearers(agency_id, day) if kind in one.letters)
        named = tuple(one for one in found if agency_id in one.agencies)
        return named if named and self.weekly_together and kind is LetterKind.WEEKLY else found

    def addressees(self, agency_id: str, day: date, kind: LetterKind = LetterKind.WEEKLY) -> tuple[Recipient, ...]:
        """Who gets a letter: those of :meth:`recipients_of` with an address, each address once."""
        found: dict[str, Recipient] = {}
        for one in self.recipients_of(agency_id, day, kind):
            if one.email:
                found.setdefault(one.email.casefold(), one)
        return tuple(found.values())

    def weekly_papers(self, agencies: tuple[str, ...], day: date) -> tuple[tuple[str, ...], ...]:
        """About whom the papers of a week are, *agencies* being those to tell of: each by itself; in an office with a
        joint paper all in one, and besides each for which a recipient is named, who gets no joint one."""
        each = tuple((one,) for one in agencies)
        if not self.weekly_together or len(agencies) < 2:
            return each
        named = {slug for one in self.recipients_on(day) if LetterKind.WEEKLY in one.letters for slug in one.agencies}
        return (agencies, *(one for one in each if one[0] in named))

    def listed(self, email: str, day: date) -> Recipient | None:
        """The recipient of the allow-list that has this address on *day*; None where nobody has it."""
        return next(
            (one for one in self.recipients_on(day) if one.email and one.email.casefold() == email.casefold()), None
        )
