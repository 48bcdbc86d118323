"""Who acts: the login of the operating system, never a typed name."""

from __future__ import annotations

import os
import pwd

from pipeline.errors import NotAllowed
from pipeline.records.office import Office, Role

_WORDS = {
    Role.ANALYST: "chuyên viên (analyst)",
    Role.OFFICER: "cán bộ xử lý (officer)",
    Role.APPROVER: "người phê duyệt (approver)",
}


def login() -> str:
    """The name of the account that runs this process, from the kernel's user id: no variable can change it."""
    return pwd.getpwuid(os.getuid()).pw_name


def require(office: Office, *roles: Role) -> str:
    """The login, where it has one of *roles* in the office; raises :class:`NotAllowed` otherwise."""
    own = login()
    if not any(office.may(own, role) for role in roles):
        wanted = " hoặc ".join(_WORDS[role] for role in roles)
        raise NotAllowed(f"Đăng nhập “{own}” không có vai trò {wanted} trong office.yml (mục roles).")
    return own
