"""The password of the mail account: from the environment, or from a file that only its owner reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from flows.mail_settings import PASSWORD_VARIABLE
from pipeline.errors import MailFailed
from pipeline.records.office import MailServer


def mail_password(server: MailServer) -> str:
    """ "" where *server* wants no login.  Raises :class:`MailFailed`: no password, or a file that others may read."""
    if not server.user:
        return ""
    held = os.environ.get(PASSWORD_VARIABLE, "")
    if held:
        return held
    if not server.password_file:
        raise MailFailed(
            f"Chưa có mật khẩu của {server.user}: đặt biến {PASSWORD_VARIABLE} hoặc ghi password_file ở mục mail của "
            "office.yml."
        )
    return _read(Path(server.password_file))


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            _refuse_open(path, os.fstat(file.fileno()))
            password = file.read().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "không phải văn bản UTF-8"
        raise MailFailed(f"Không đọc được tệp mật khẩu {path} (mail.password_file): {why}.") from error
    if not password:
        raise MailFailed(f"Tệp mật khẩu {path} (mail.password_file) trống.")
    return password


def _refuse_open(path: Path, found: os.stat_result) -> None:
    if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise MailFailed(
            f"Tệp mật khẩu {path} cho người khác đọc hoặc ghi (quyền {stat.S_IMODE(found.st_mode):04o}): "
            f"hãy chạy `chmod 600 {path}`."
        )
    if found.st_uid not in (os.getuid(), 0):
        raise MailFailed(f"Tệp mật khẩu {path} thuộc về tài khoản khác: chủ tệp phải là tài khoản chạy lệnh này.")
