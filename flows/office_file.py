"""office.yml: read and checked by pydantic, written by ``lamro init``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.mail_settings import ADDRESS, EXAMPLE, MailSettings, mail_server, plain_mail
from pipeline.errors import OfficeError
from pipeline.records.office import Office, ProfileKind, Recipient, Role, Thresholds
from pipeline.records.outbox import LetterKind

_ONE_LINE = r"^[^\r\n]*$"
_EMAIL = rf"^$|{ADDRESS}"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Recipient(_Strict):
    name: str = Field(min_length=3)
    email: str = Field("", pattern=_EMAIL)
    valid_from: date | None = None
    valid_to: date | None = None
    agencies: list[str] = []
    letters: list[Literal["weekly", "daily"]] = ["weekly"]

    @model_validator(mode="after")
    def days_in_order(self) -> _Recipient:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to must not be before valid_from")
        return self


class _Thresholds(_Strict):
    flag: float = Field(0.5, gt=0, le=1)
    case: float = Field(0.7, gt=0, le=1)

    @model_validator(mode="after")
    def case_is_higher(self) -> _Thresholds:
        if self.case < self.flag:
            raise ValueError("case must not be lower than flag: a case is opened on fewer items than are flagged")
        return self


class _Roles(_Strict):
    analyst: list[str] = []
    officer: list[str] = []
    approver: list[str] = []


_Address = Annotated[str, Field(pattern=ADDRESS)]


class _Alerts(_Strict):
    officer: list[_Address] = []
    approver: list[_Address] = []


class _Office(_Strict):
    name: str = Field(min_length=3, pattern=_ONE_LINE)
    superior: str = Field("", pattern=_ONE_LINE)
    profile: ProfileKind
    watched: list[str] = Field(min_length=1)
    thresholds: _Thresholds = _Thresholds(flag=0.5, case=0.7)
    contact: str = Field(min_length=5, pattern=_ONE_LINE)
    recipients: list[_Recipient] = []
    roles: _Roles = _Roles()
    mail: MailSettings | None = None
    alerts: _Alerts = _Alerts()

    @model_validator(mode="after")
    def recipients_hear_of_what_is_watched(self) -> _Office:
        for number, recipient in enumerate(self.recipients):
            for slug in recipient.agencies:
                if slug not in self.watched:
                    raise ValueError(f"recipients.{number}.agencies: {slug!r} is not among watched")
        return self


def load_office(path: Path, known_agencies: frozenset[str]) -> Office:
    """The office of *path*.  Raises :class:`OfficeError` naming the field that is wrong."""
    if not path.exists():
        raise OfficeError(f"there is no {path.name} at {path.parent}: run `lamro init` first")
    try:
        raw = _Office.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise OfficeError(f"{path.name}: {_first(error)}") from error
    unknown = sorted(set(raw.watched) - known_agencies)
    if unknown:
        raise OfficeError(f"{path.name}: watched: unknown agency {unknown[0]!r}; the slugs are in data/reference/")
    return _record(raw, path.resolve().parent)


def write_office(path: Path, office: Office) -> None:
    """Write *office* as YAML with a comment on each field.  Raises :class:`OfficeError` where a file stands."""
    if path.exists():
        raise OfficeError(f"{path} exists already; edit it, or remove it first")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:  # what is written must load again: the next command reads it
        _Office.model_validate(_plain(office))
    except ValidationError as error:
        raise OfficeError(_first(error)) from error
    body = yaml.safe_dump(_plain(office), allow_unicode=True, sort_keys=False)
    path.write_text(_HEADER + body + ("" if office.mail else EXAMPLE), encoding="utf-8")


_WEEKLY_ONLY = (LetterKind.WEEKLY,)
_HEADER = """\
# Cơ quan sử dụng Làm Rõ. Sửa tay được; mỗi lệnh `lamro` đọc lại tệp này.
#   profile     province | ministry
#   watched     mã cơ quan, địa phương theo dõi (data/reference/agencies.csv)
#   thresholds  flag: từ điểm này là nội dung cần kiểm chứng; case: từ điểm này mở vụ việc (cao hơn)
#   superior    cơ quan chủ quản, ghi trên tên cơ quan trong văn bản (có thể để trống)
#   contact     địa chỉ liên hệ ghi trong User-Agent để tòa soạn có thể trao đổi
#   recipients  nơi nhận báo cáo tuần, có ngày bắt đầu và kết thúc (valid_from, valid_to); email: có thì gửi thư;
#               agencies: chỉ nhận về những mã này, không ghi thì nhận về mọi cơ quan theo dõi;
#               letters: [weekly, daily] nếu nhận cả điểm báo ngày, không ghi thì chỉ nhận báo cáo tuần.
#               Thư chỉ gửi đến địa chỉ có ở đây: không lệnh nào nhận một địa chỉ khác
#   mail        máy chủ thư của cơ quan; không có mục này thì không gửi gì, báo cáo chỉ được lưu
#   roles       tên đăng nhập hệ điều hành của chuyên viên, cán bộ xử lý, người phê duyệt
#   alerts      có thể để trống: địa chỉ thư được nhắc thời hạn, officer: [...] khi sắp đến hạn, approver: [...] khi
#               quá hạn; thư chỉ ghi mã, tên vụ việc và hạn chót, và chỉ gửi đến địa chỉ ghi ở đây
"""


def _first(error: ValidationError | yaml.YAMLError | UnicodeDecodeError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}"
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 text: {error}; save it as UTF-8"
    return f"not valid YAML: {error}"


def _record(raw: _Office, folder: Path) -> Office:
    return Office(
        name=raw.name,
        superior=raw.superior,
        profile=raw.profile,
        watched=tuple(raw.watched),
        thresholds=Thresholds(raw.thresholds.flag, raw.thresholds.case),
        contact=raw.contact,
        recipients=tuple(
            Recipient(
                r.name, r.email, r.valid_from, r.valid_to, tuple(r.agencies), tuple(LetterKind(k) for k in r.letters)
            )
            for r in raw.recipients
        ),
        roles=tuple((role, tuple(getattr(raw.roles, role.value))) for role in Role),
        mail=mail_server(raw.mail, folder) if raw.mail else None,
        alerts=tuple((role, tuple(found)) for role in Role if (found := getattr(raw.alerts, role.value, []))),
    )


def _plain(office: Office) -> dict[str, object]:
    return {
        "name": office.name,
        "superior": office.superior,
        "profile": office.profile.value,
        "watched": list(office.watched),
        "thresholds": {"flag": office.thresholds.flag, "case": office.thresholds.case},
        "contact": office.contact,
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
                )
                if value
            }
            for recipient in office.recipients
        ],
        "roles": {role.value: list(logins) for role, logins in office.roles},
        **({"mail": plain_mail(office.mail)} if office.mail else {}),
        **({"alerts": {role.value: list(emails) for role, emails in office.alerts}} if office.alerts else {}),
    }
