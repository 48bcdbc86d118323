"""The files that persons laid to cases, saved beside a backup of the store and put back with it.

``X.attachments.tar`` holds each file under its SHA-256, ``X.attachments.tar.sha256`` the hash of the whole.  Only what
the store lists is saved: what was purged is gone from the folder, and stays so.
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.steps.case_attach import kept_at
from pipeline.errors import BackupError
from pipeline.records.case_acts import Attachment
from pipeline.store import case_acts
from pipeline.store.connect import Store


@dataclass(frozen=True, slots=True)
class AttachmentsKept:
    """What was saved or put back; *faults* name what is missing or has another hash, in words."""

    path: Path
    count: int
    sha256: str
    faults: tuple[str, ...]


def archive_of(backup: Path) -> Path:
    """Where the attachments of the backup *backup* lie."""
    return backup.with_name(f"{backup.name}.attachments.tar")


def save_attachments(store: Store, folder: Path, backup: Path) -> AttachmentsKept:
    """Write the attachments in *folder* that *store* lists beside *backup*; no file where it lists none.

    Raises :class:`BackupError` where the archive stands already or cannot be written.
    """
    target = archive_of(backup)
    listed = _listed(store)
    if not listed:
        return AttachmentsKept(target, 0, "", ())
    if target.exists():
        raise BackupError(f"Đã có tệp {target}: hãy chọn tên khác cho bản sao lưu.")
    part, faults = target.with_name(f"{target.name}.part"), []
    try:
        with tarfile.open(part, "x") as box:
            for one in listed:
                payload, fault = _payload(folder, one)
                if payload is None:
                    faults.append(fault)
                    continue
                member = tarfile.TarInfo(one.sha256)
                member.size, member.mode = len(payload), 0o600
                box.addfile(member, io.BytesIO(payload))
        digest = _digest(part)
        os.replace(part, target)
        _sum(target).write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    except OSError as error:
        raise BackupError(f"Không ghi được {target}: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)
    return AttachmentsKept(target, len(listed) - len(faults), digest, tuple(faults))


def check_archive(backup: Path) -> None:
    """Raises :class:`BackupError` where the archive beside *backup* is not the one that was written, before anything
    is replaced; a backup without one may have had no attachments."""
    source = archive_of(backup)
    if not source.exists():
        return
    try:
        expected = _sum(source).read_text(encoding="utf-8").split()[:1]
    except OSError:
        expected = []
    if expected != [_digest(source)]:
        raise BackupError(f"{source} không khớp mã SHA-256 ghi kèm: tệp đã hỏng hoặc bị sửa.")


def put_back_attachments(store: Store, folder: Path, backup: Path) -> AttachmentsKept:
    """Bring what *store* (restored by now) lists into *folder* and check every file; a right one is left as it is.

    Raises :class:`BackupError` where the archive cannot be read.
    """
    listed, source = _listed(store), archive_of(backup)
    missing = {one.sha256 for one in listed if _payload(folder, one)[0] is None}
    try:
        for name, payload in _members(source) if source.exists() else ():
            if name in missing and hashlib.sha256(payload).hexdigest() == name:
                _write(kept_at(folder, name), payload)
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"{source} không đọc được: {error}.") from error
    faults = [fault for one in listed if (fault := _payload(folder, one)[1])]
    return AttachmentsKept(folder, len(listed) - len(faults), "", tuple(faults))


def require_whole(faults: Iterable[str]) -> None:
    """Raises :class:`BackupError` with every one of *faults*."""
    if told := ";\n".join(f"- {one}" for one in faults):
        raise BackupError(f"Tệp đính kèm không đủ hoặc không đúng:\n{told}.")


def _listed(store: Store) -> list[Attachment]:
    """One a content: the same file may be laid to several cases."""
    with store.reading() as tx:
        return list({one.sha256: one for one in case_acts.all_attachments(tx)}.values())


def _payload(folder: Path, one: Attachment) -> tuple[bytes | None, str]:
    """The bytes of *one*, or what is wrong with them."""
    path = kept_at(folder, one.sha256)
    named = f"“{one.name}” (vụ việc {one.case_id[:8]}, SHA-256 {one.sha256[:12]}…)"
    try:
        payload = path.read_bytes()
    except OSError as error:
        return None, f"thiếu {named}: {error.strerror or error}"
    if hashlib.sha256(payload).hexdigest() != one.sha256:
        return None, f"{named} không khớp mã đã ghi: tệp {path} đã bị sửa hoặc hỏng"
    return payload, ""


def _members(source: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(source) as box:
        for member in box:
            inner = box.extractfile(member) if member.isfile() else None
            if inner is not None:
                yield member.name, inner.read()


def _write(path: Path, payload: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(payload)
    os.replace(part, path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sum(target: Path) -> Path:
    return target.with_name(f"{target.name}.sha256")
