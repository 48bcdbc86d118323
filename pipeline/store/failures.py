"""What DuckDB's failures mean for the person at the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.errors import LamroError, StoreBusy

_FULL = ("no space left", "disk quota", "file too large", "not enough space", "failed to offload")
_FOREIGN = ("not a valid duckdb database", "storage version", "serialized version")
_DENIED = ("permission denied", "read-only file system")


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise :class:`LamroError` in clear words where DuckDB cannot read, write or keep *path*.

    Errors in a statement (a wrong name, a wrong type) are defects of ours and pass as they are.
    """
    try:
        yield
    except duckdb.TransactionException as error:
        if "conflict" not in str(error).lower():  # a commit that the disk did not take
            raise LamroError(_words(path, error)) from error
        raise StoreBusy(
            f"Hai lượt ghi vào {path} vướng nhau nên lượt này đã bị hủy, chưa ghi gì. Hãy chạy lại lệnh."
        ) from error
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException, duckdb.InternalException) as error:
        raise LamroError(_words(path, error)) from error


def make_room(path: Path) -> None:
    """Make the folder of *path*; raises :class:`LamroError` where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LamroError(_words(path, error)) from error


def _words(path: Path, error: Exception) -> str:
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    lower = said.lower()
    if any(sign in lower for sign in _FULL):
        return (
            f"Không ghi được kho dữ liệu {path}: đĩa đã đầy hoặc hết hạn mức. Lượt ghi này đã bị hủy trọn vẹn; "
            f"hãy giải phóng chỗ trống rồi chạy lại lệnh. ({said})"
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"Không đủ bộ nhớ để làm việc với kho dữ liệu {path}; lượt này đã bị hủy. ({said})"
    if any(sign in lower for sign in _FOREIGN):
        return f"Tệp {path} không phải kho dữ liệu của Làm Rõ, hoặc đã hỏng: hãy khôi phục từ bản sao lưu. ({said})"
    if any(sign in lower for sign in _DENIED):
        return f"Không có quyền đọc, ghi kho dữ liệu {path}: hãy kiểm tra quyền của tệp và thư mục. ({said})"
    return f"Không đọc, ghi được kho dữ liệu {path}; lượt này đã bị hủy trọn vẹn. ({said})"
