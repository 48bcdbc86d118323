"""office.yml: read and checked by pydantic, written by ``lamro init``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.mail_settings import ADDRESS, EXAMPLE, MailSettings, mail_server, plain_mail
from flows.setting_faults import fault_lines
from pipeline.errors import OfficeError
from pipeline.records.documents import DocumentKind
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


class _Office(_Strict):
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

    @model_validator(mode="after")
    def recipients_hear_of_what_is_watched(self) -> _Office:
        for number, recipient in enumerate(self.recipients):
            for slug in recipient.agencies:
                if slug not in self.watched:
                    raise ValueError(f"recipients.{number}.agencies: “{slug}” không có trong mục watched")
        return self


def load_office(path: Path, known_agencies: frozenset[str]) -> Office:
    """The office of *path*.  Raises :class:`OfficeError` naming every field that is wrong."""
    if not path.exists():
        raise OfficeError(f"Chưa có {path.name} ở {path.parent}: hãy chạy `lamro init` trước.")
    try:
        raw = _Office.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise OfficeError(_faults(path.name, error)) from error
    unknown = ", ".join(f"“{slug}”" for slug in sorted(set(raw.watched) - known_agencies))
    if unknown:
        raise OfficeError(f"{path.name}: watched: không có mã {unknown}; các mã ở data/reference/agencies.csv")
    return _record(raw, path.resolve().parent)


def write_office(path: Path, office: Office) -> None:
    """Write *office* as YAML with a comment on each field.  Raises :class:`OfficeError` where a file stands."""
    if path.exists():
        raise OfficeError(f"Đã có {path}: hãy sửa tệp đó, hoặc xóa trước khi tạo lại.")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:  # what is written must load again: the next command reads it
        _Office.model_validate(_plain(office))
    except ValidationError as error:
        raise OfficeError(_faults(path.name, error)) from error
    body = yaml.safe_dump(_plain(office), allow_unicode=True, sort_keys=False)
    path.write_text(_HEADER + body + ("" if office.mail else EXAMPLE), encoding="utf-8")


_WEEKLY_ONLY = (LetterKind.WEEKLY,)
_HEADER = """\
# Cơ quan sử dụng Làm Rõ. Sửa tay được; mỗi lệnh `lamro` đọc lại tệp này. Những gì văn bản dựa vào được giữ lịch sử
# (lamro office history): văn bản lập lại cho thời điểm chốt cũ theo khai báo đã biết lúc đó.
#   profile     province | ministry
#   watched     mã cơ quan, địa phương theo dõi (data/reference/agencies.csv)
#   thresholds  flag: từ điểm này là nội dung cần kiểm chứng; case: từ điểm này mở vụ việc (cao hơn)
#   superior    cơ quan chủ quản, ghi trên tên cơ quan trong văn bản (có thể để trống)
#   contact     địa chỉ liên hệ ghi trong User-Agent để tòa soạn có thể trao đổi
#   press_contact  đầu mối ghi trong thông cáo, công văn của vụ việc; không ghi thì để chỗ trống
#   recipients  nơi nhận báo cáo tuần, có ngày bắt đầu và kết thúc (valid_from, valid_to); email: có thì gửi thư;
#               agencies: chỉ nhận về những mã này, không ghi thì nhận về mọi cơ quan theo dõi;
#               letters: [weekly, daily] nếu nhận cả điểm báo ngày, không ghi thì chỉ nhận báo cáo tuần.
#               ministry: true là Bộ gửi thông báo và nhận công văn đồng gửi;
#               papers: [notice, dossier, press-release, ministry-copy] văn bản của vụ việc được gửi tới nơi này; không
#               ghi thì Bộ nhận notice, dossier, ministry-copy, nơi khác nhận notice, dossier, press-release.
#               Thư chỉ gửi đến địa chỉ có ở đây: không lệnh nào nhận một địa chỉ khác
#   weekly      together: true thì mỗi tuần lập và gửi MỘT báo cáo chung về mọi nơi theo dõi (thay cho mỗi nơi một
#               báo cáo, một thư); nơi nhận có ghi agencies thì vẫn nhận báo cáo riêng của những mã đó
#   mail        máy chủ thư của cơ quan; không có mục này thì không gửi gì, báo cáo chỉ được lưu
#   roles       tên đăng nhập hệ điều hành của chuyên viên, cán bộ xử lý, người phê duyệt
"""


def _faults(name: str, error: ValidationError | yaml.YAMLError | UnicodeDecodeError) -> str:
    if isinstance(error, ValidationError):
        return fault_lines(name, error)
    if isinstance(error, UnicodeDecodeError):
        return f"{name}: không phải văn bản UTF-8 ({error}); hãy lưu lại tệp dưới dạng UTF-8"
    return f"{name}: không đúng cú pháp YAML: {error}"


def _record(raw: _Office, folder: Path) -> Office:
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
    )


def _plain(office: Office) -> dict[str, object]:
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
    }
