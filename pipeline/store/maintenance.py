"""Backup and restore: one file, checked by opening it, with its SHA-256 beside it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import BackupError, LamroError, StoreBusy, StoreTooNew
from pipeline.store.connect import Store
from pipeline.store.lake.copies import how_to_back_up, how_to_restore
from pipeline.store.migrate import bring_up_to_date, has_history, is_current, shipped
from pipeline.store.place import LakeAddress, StoreAddress
from pipeline.store.waiting import held_still, turn

_BLOCK = 1 << 20


def backup(store: Store, target: Path) -> str:
    """Write a consistent copy of *store* to *target* and ``<target>.sha256``; the SHA-256 (64 hex digits).

    Writers wait while it is copied.  Raises :class:`BackupError` where *target* exists, where there
    is nothing to copy, or where the copy cannot be written or opened; :class:`StoreBusy`.  A lake is copied by its
    own tools: :class:`BackupError` with the two commands.
    """
    if isinstance(store.address, LakeAddress):
        raise BackupError(how_to_back_up(store.address, target))
    if target.exists():
        raise BackupError(f"Đã có tệp {target}: hãy chọn tên khác cho bản sao lưu.")
    if not store.exists():
        raise BackupError(f"Chưa có kho dữ liệu {store.path} để sao lưu.")
    with store.opened(read_only=False) as connection:
        bring_up_to_date(connection, shipped())  # and closing it writes the log into the file
    part = _beside(target, ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with turn(store.path, store.patience_seconds), held_still(store.path, store.patience_seconds) as still:
            if _wal(store.path).exists():
                raise StoreBusy(f"Một lượt ghi vào {store.path} vừa bị ngắt giữa chừng: hãy chạy lại lệnh sao lưu.")
            digest = _copy(still, part)
        _require_ours(part)
        os.replace(part, target)
        _beside(target, ".sha256").write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    except OSError as error:
        raise BackupError(f"Không ghi được bản sao lưu {target}: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)
    return digest


def restore(source: Path, address: StoreAddress, replace: bool, patience_seconds: float = 60.0) -> None:
    """Put the backup *source* in the place of the store.

    An older backup is brought up to date when it is next opened.  Raises :class:`BackupError` where
    *source* or its ``.sha256`` is missing, does not match, or is none of ours, or where a store is
    there and *replace* is not set; :class:`StoreTooNew`; :class:`StoreBusy` while the store is in use.  For a lake:
    :class:`BackupError` with the two commands.
    """
    if isinstance(address, LakeAddress):
        raise BackupError(how_to_restore(address, source))
    store_path = address
    if store_path.exists() and not replace:
        raise BackupError(f"Đã có kho dữ liệu {store_path}: chỉ thay thế khi có yêu cầu rõ ràng (replace).")
    expected = _expected(source)
    part = _beside(store_path, ".part")
    try:
        store_path.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as reading:
            digest = _copy(reading, part)
        if digest != expected:
            raise BackupError(f"Bản sao lưu {source} không khớp mã SHA-256 ghi kèm: tệp đã hỏng hoặc bị sửa.")
        _require_ours(part)
        with turn(store_path, patience_seconds):
            _put_in_place(part, store_path, patience_seconds)
    except OSError as error:
        raise BackupError(f"Không khôi phục được từ {source}: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _put_in_place(part: Path, store_path: Path, patience_seconds: float) -> None:
    if not store_path.exists():
        _wal(store_path).unlink(missing_ok=True)
        os.replace(part, store_path)
        return
    with held_still(store_path, patience_seconds, alone=True):
        _wal(store_path).unlink(missing_ok=True)  # the old store's log must never be read into the new one
        os.replace(part, store_path)


def _expected(source: Path) -> str:
    try:
        words = _beside(source, ".sha256").read_text(encoding="utf-8").split()
    except OSError:
        words = []
    if not source.is_file() or not words:
        raise BackupError(f"Không thấy bản sao lưu {source} hoặc tệp {source.name}.sha256 ghi kèm.")
    return words[0]


def _require_ours(path: Path) -> None:
    """Raise :class:`BackupError` unless *path* opens and holds a schema that this version knows."""
    try:
        with Store(path).opened(read_only=True) as connection:
            known = has_history(connection)
            if known:
                is_current(connection, shipped())
    except StoreTooNew:
        raise
    except LamroError as error:
        raise BackupError(f"Bản sao không mở được: {error}") from error
    if not known:
        raise BackupError("Tệp này không phải bản sao lưu kho dữ liệu của Làm Rõ.")


def _copy(reading: BinaryIO, target: Path) -> str:
    """Copy block by block and to the disk; the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with target.open("wb") as writing:
        while block := reading.read(_BLOCK):
            digest.update(block)
            writing.write(block)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _wal(path: Path) -> Path:
    return _beside(path, ".wal")
