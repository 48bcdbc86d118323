"""What office.yml may hold, and what it means: the shape that pydantic checks, to and from the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from flows.mail_settings import ADDRESS, MailSettings, mail_server, plain_mail
from pipeline.records.documents import DocumentKind
from pipeline.records.office import Office, ProfileKind, Recipient, Role, Thresholds
from pipeline.records.outbox import LetterKind

_ONE_LINE = r"^[^\r\n]*$"
_EMAIL = rf"^$|{ADDRESS}"
_WEEKLY_ONLY = (LetterKind.WEEKLY,)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Recipient(_Strict):
    name: str = Field(min_length=3)
    email: str = Field("", pattern=_EMAIL)
    valid_from: date | None = None
    valid_to: date | None = None
    agencies: list[str] = []
    letters: list[Literal["weekly", "daily"]] = ["weekly"]
    ministry: bool = False
    papers: list[DocumentKind] = []

    @model_validator(mode="after")
    def days_in_order(self) -> _Recipient:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to không được đứng trước valid_from")
        return self


class _Thresholds(_Strict):
    flag: float = Field(0.5, gt=0, le=1)
    case: float = Field(0.7, gt=0, le=1)

    @model_validator(mode="after")
    def case_is_higher(self) -> _Thresholds:
        if self.case < self.flag:
            raise ValueError("case không được thấp hơn flag: vụ việc chỉ mở trên một phần nội dung cần kiểm chứng")
        return self


class _Roles(_Strict):
    analyst: list[str] = []
    officer: list[str] = []
    approver: list[str] = []


class _Weekly(_Strict):
    together: bool = False


_Address = Annotated[str, Field(pattern=ADDRESS)]


class _Alerts(_Strict):
    officer: list[_Address] = []
    approver: list[_Address] = []


class OfficeShape(_Strict):
    """As it is written; :func:`office_record` is what it means."""

    name: str = Field(min_length=3, pattern=_ONE_LINE)
    superior: str = Field("", pattern=_ONE_LINE)
    profile: ProfileKind
    watched: list[str] = Field(min_length=1)
    thresholds: _Thresholds = _Thresholds(flag=0.5, case=0.7)
    contact: str = Field(min_length=5, pattern=_ONE_LINE)
    press_contact: str = Field("", pattern=_ONE_LINE)
    recipients: list[_Recipient] = []
    roles: _Roles = _Roles()
    mail: MailSettings | None = None
    weekly: _Weekly = _Weekly(together=False)
    alerts: _Alerts = _Alerts()

    @model_validator(mode="after")
    def recipients_hear_of_what_is_watched(self) -> OfficeShape:
        for number, recipient in enumerate(self.recipients, start=1):
            for slug in recipient.agencies:
                if slug not in self.watched:
                    raise ValueError(f"recipients.{number}.agencies: “{slug}” không có trong mục watched")
        return self


def office_record(raw: OfficeShape, folder: Path) -> Office:
    """*raw* with the paths of its mail section taken from *folder*, where office.yml lies."""
    return Office(
        name=raw.name,
        superior=raw.superior,
        profile=raw.profile,
        watched=tuple(raw.watched),
        thresholds=Thresholds(raw.thresholds.flag, raw.thresholds.case),
        contact=raw.contact,
        press_contact=raw.press_contact,
        recipients=tuple(
            Recipient(
                r.name,
                r.email,
                r.valid_from,
                r.valid_to,
                tuple(r.agencies),
                tuple(LetterKind(k) for k in r.letters),
                r.ministry,
                tuple(r.papers),
            )
            for r in raw.recipients
        ),
        roles=tuple((role, tuple(getattr(raw.roles, role.value))) for role in Role),
        mail=mail_server(raw.mail, folder) if raw.mail else None,
        weekly_together=raw.weekly.together,
        alerts=tuple((role, tuple(found)) for role in Role if (found := getattr(raw.alerts, role.value, []))),
    )


def office_content(office: Office) -> dict[str, object]:
    """*office* as it is written; what it leaves at its default is left out."""
    return {
        "name": office.name,
        "superior": office.superior,
        "profile": office.profile.value,
        "watched": list(office.watched),
        "thresholds": {"flag": office.thresholds.flag, "case": office.thresholds.case},
        "contact": office.contact,
        **({"press_contact": office.press_contact} if office.press_contact else {}),
        "recipients": [
            {
                key: value
                for key, value in (
                    ("name", recipient.name),
                    ("email", recipient.email),
                    ("valid_from", recipient.valid_from),
                    ("valid_to", recipient.valid_to),
                    ("agencies", list(recipient.agencies)),
                    ("letters", [] if recipient.letters == _WEEKLY_ONLY else [k.value for k in recipient.letters]),
                    ("ministry", recipient.ministry),
                    ("papers", [kind.value for kind in recipient.papers]),
                )
                if value
            }
            for recipient in office.recipients
        ],
        "roles": {role.value: list(logins) for role, logins in office.roles},
        **({"weekly": {"together": True}} if office.weekly_together else {}),
        **({"mail": plain_mail(office.mail)} if office.mail else {}),
        **({"alerts": {role.value: list(emails) for role, emails in office.alerts}} if office.alerts else {}),
    }
