"""What the failures of DuckLake and of PostgreSQL mean for the person at the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipeline.errors import LamroError, StoreBusy, StoreUnreachable
from pipeline.store.place import LakeAddress

_UNREACHED = re.compile(r'Unable to connect to Postgres at ".*?": (?P<why>.*)', re.DOTALL)
_FULL = ("no space left", "disk quota", "file too large", "not enough space", "failed to offload")
_GONE = ("no such file", "cannot open file", "no files found")
_DENIED = ("permission denied", "read-only file system")
# Errors in a statement are defects of ours; what PostgreSQL's side of the lake throws is of the bare base type.
_OURS = (
    duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException, duckdb.ConversionException,
    duckdb.ConstraintException, duckdb.OutOfRangeException, duckdb.SyntaxException, duckdb.TypeMismatchException,
    duckdb.InvalidInputException, duckdb.NotImplementedException, duckdb.InterruptException, duckdb.PermissionException,
)  # fmt: skip


@contextmanager
def plainly(address: LakeAddress) -> Iterator[None]:
    """Raise :class:`LamroError` in clear words, without a password, where the lake cannot be read or written.

    :class:`StoreUnreachable` where PostgreSQL lets us not in, :class:`StoreBusy` where another writer came between:
    then nothing of this transaction was kept.
    """
    try:
        yield
    except duckdb.TransactionException as error:
        if "conflict" not in str(error).lower():
            raise LamroError(_words(address, error)) from error
        raise StoreBusy(
            f"Hai lượt ghi vào {address} vướng nhau nên lượt này đã bị hủy, chưa ghi gì. Hãy chạy lại lệnh."
        ) from error
    except _OURS:
        raise
    except duckdb.Error as error:
        if (unreached := _UNREACHED.search(str(error))) is not None:
            raise StoreUnreachable(_unreached(address, _first(address, unreached["why"]))) from None
        raise LamroError(_words(address, error)) from error


def _unreached(address: LakeAddress, said: str) -> str:
    lower = said.lower()
    if "password" in lower or "authentication" in lower or "pg_hba" in lower:
        why = "tài khoản hoặc mật khẩu không đúng (đặt mật khẩu trong PGPASSWORD hoặc ~/.pgpass)"
    elif "does not exist" in lower:
        why = "chưa có cơ sở dữ liệu hoặc tài khoản này; người quản trị tạo bằng createuser, createdb"
    else:
        why = "máy chủ không trả lời; hãy kiểm tra tên máy, cổng, đường mạng và PostgreSQL có đang chạy không"
    return f"Không vào được PostgreSQL của kho {address}: {why}. ({said})"


def _words(address: LakeAddress, error: duckdb.Error) -> str:
    said = _first(address, str(error)) or type(error).__name__
    lower = str(error).lower()
    if "data_path parameter" in lower:
        return f"Kho {address} đã lập với thư mục dữ liệu khác: mọi máy phải ghi data= cùng một đường dẫn. ({said})"
    if ".parquet" in lower and any(sign in lower for sign in _GONE):
        return (
            f"Không thấy một tệp dữ liệu của kho {address}: thư mục dùng chung đã được gắn (mount) trên máy này chưa? "
            f"Nếu rồi, hãy chạy lại lệnh. ({said})"
        )
    if any(sign in lower for sign in _FULL):
        return (
            f"Không ghi được kho dữ liệu {address}: đĩa đã đầy hoặc hết hạn mức. Lượt ghi này đã bị hủy trọn vẹn; "
            f"hãy giải phóng chỗ trống rồi chạy lại lệnh. ({said})"
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"Không đủ bộ nhớ để làm việc với kho dữ liệu {address}; lượt này đã bị hủy. ({said})"
    if any(sign in lower for sign in _DENIED):
        return f"Không có quyền đọc, ghi kho dữ liệu {address}: hãy kiểm tra quyền của thư mục và tài khoản. ({said})"
    return (
        f"Không đọc, ghi được kho dữ liệu {address}; lượt này đã bị hủy trọn vẹn. Kiểm tra PostgreSQL và thư mục "
        f"dữ liệu rồi chạy lại lệnh. ({said})"
    )


def _first(address: LakeAddress, said: str) -> str:
    """The first line, without the password wherever it may have come from."""
    line = said.splitlines()[0].strip() if said.strip() else ""
    return line.replace(address.password, "…") if address.password else line
