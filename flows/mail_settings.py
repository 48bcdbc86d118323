"""The section ``mail`` of office.yml: the office's own mail server."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.records.office import MailServer, Security

# ASCII only: an address with other letters goes through few servers unharmed.
ADDRESS = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
PASSWORD_VARIABLE = "LAMRO_SMTP_PASSWORD"  # noqa: S105  # a name, not a password
_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


class MailSettings(BaseModel):
    """As it is written; :func:`mail_server` is what it means."""

    model_config = ConfigDict(extra="forbid")

    host: str = Field(pattern=r"^[A-Za-z0-9._:-]+$")
    port: int | None = Field(None, ge=1, le=65535)
    security: Security = Security.STARTTLS
    sender: str = Field(pattern=ADDRESS)
    user: str = Field("", pattern=r"^[^\r\n]*$")
    password_file: str = ""
    ca_file: str = ""

    @model_validator(mode="before")
    @classmethod
    def no_password_in_the_file(cls, raw: Any) -> Any:
        """office.yml is read by many and its hash is in the audit log: it holds no password."""
        if isinstance(raw, dict) and "password" in raw:
            raise ValueError(f"mật khẩu không ghi trong tệp này: dùng biến {PASSWORD_VARIABLE} hoặc password_file")
        return raw

    @model_validator(mode="after")
    def nothing_goes_in_the_clear(self) -> MailSettings:
        """Unencrypted mail stays on this machine."""
        if self.security is Security.NONE and not is_loopback(self.host):
            raise ValueError(
                "security none (không mã hóa) chỉ dùng với máy chủ thư trên chính máy này (127.0.0.1), "
                f"không với {self.host}; hãy dùng starttls hoặc tls"
            )
        return self


def is_loopback(host: str) -> bool:
    """Whether *host* names this machine without asking anybody."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def mail_server(raw: MailSettings, folder: Path) -> MailServer:
    """*raw* with its paths taken from *folder*, where office.yml lies, and the usual port where none is named."""
    return MailServer(
        host=raw.host,
        port=raw.port or _PORTS[raw.security],
        security=raw.security,
        sender=raw.sender,
        user=raw.user,
        password_file=str(folder / raw.password_file) if raw.password_file else "",
        ca_file=str(folder / raw.ca_file) if raw.ca_file else "",
    )


def plain_mail(server: MailServer) -> dict[str, object]:
    """*server* as it is written; what is empty is left out."""
    told = {
        "host": server.host,
        "port": server.port,
        "security": server.security.value,
        "sender": server.sender,
        "user": server.user,
        "password_file": server.password_file,
        "ca_file": server.ca_file,
    }
    return {name: value for name, value in told.items() if value}


EXAMPLE = f"""\
# Muốn gửi báo cáo qua thư điện tử: bỏ dấu # ở các dòng dưới, ghi email cho từng nơi nhận ở mục recipients, rồi thử
# bằng `lamro mail test --dry-run`.
# mail:
#   host: mail.example.gov.vn
#   port: 587               # mặc định 587 với starttls, 465 với tls
#   security: starttls      # starttls | tls | none (none: chỉ với máy chủ thư trên chính máy này)
#   sender: bao-chi@example.gov.vn
#   user: bao-chi@example.gov.vn
#   password_file: mat-khau-smtp   # chỉ chủ tệp đọc được (chmod 600); hoặc đặt biến {PASSWORD_VARIABLE}
#   ca_file: ca-noi-bo.pem         # khi cơ quan dùng chứng chỉ nội bộ; mặc định theo hệ thống
"""
