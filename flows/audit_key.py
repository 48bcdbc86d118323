"""The office's ed25519 key: it signs the head of the audit log, and lies in a file that only its owner reads."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import AuditKeyError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_key(path: Path) -> str:
    """Write a new private key to *path* with mode 0600; its public key (64 hex digits).

    Raises :class:`AuditKeyError` where the file stands already: a key that has signed is never written over.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        out = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise AuditKeyError(f"Đã có khóa {path}; không ghi đè. Muốn thay khóa thì cất tệp cũ đi trước.") from None
    with os.fdopen(out, "wb") as file:
        os.fchmod(out, 0o600)  # whatever the umask
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key.public_key().public_bytes_raw().hex()


def load_key(path: Path) -> Ed25519PrivateKey:
    """The private key of *path*.  Raises :class:`AuditKeyError` where others may read it, or it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            payload = file.read()
    except FileNotFoundError:
        raise AuditKeyError(f"Chưa có khóa {path}: tạo bằng lamro audit key new.") from None
    except OSError as error:
        raise AuditKeyError(f"Không đọc được khóa {path}: {error.strerror or error}.") from error
    if mode & _OTHERS:
        raise AuditKeyError(f"Khóa {path} để người khác đọc được: chạy chmod 600 {path}, và cân nhắc thay khóa.")
    try:
        key = load_pem_private_key(payload, password=None)
    except (ValueError, TypeError) as error:
        raise AuditKeyError(f"{path} không phải khóa ed25519 đọc được.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise AuditKeyError(f"{path} không phải khóa ed25519.")
    return key


def public_key(path: Path) -> str:
    """The public key (64 hex digits) of the private key in *path*.  Raises as :func:`load_key`."""
    return load_key(path).public_key().public_bytes_raw().hex()
