"""Where a store lies: a DuckDB file, or the tables of a lake (DuckLake with its catalogue on PostgreSQL)."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from pipeline.errors import BadStoreAddress

SCHEME = "ducklake:"
_SPOKEN = ("postgresql", "postgres")
_PASSED_ON = ("sslmode", "sslrootcert")
"""Settings of the connection that go to PostgreSQL's library as they are."""


@dataclass(frozen=True, slots=True)
class LakeAddress:
    """A lake: the catalogue's database and the folder of its Parquet files.

    What is empty (host, user, password) is left to PostgreSQL's own library: PGPASSWORD, ~/.pgpass, the local
    socket.  ``str()`` never tells the password.
    """

    dbname: str
    data: Path  # absolute; the same on every machine
    host: str = ""  # a name, an address, or the folder of a socket
    port: int | None = None
    user: str = ""
    password: str = field(default="", repr=False)
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def folder(self) -> Path:
        """Beside the data: where spool, attachments, model and papers lie."""
        return self.data.parent

    def __str__(self) -> str:
        by_socket = self.host.startswith("/")
        host = "" if by_socket else f"[{self.host}]" if ":" in self.host else self.host
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        asked = ((("host", self.host),) if by_socket else ()) + self.settings + (("data", str(self.data)),)
        return f"{SCHEME}postgresql://{user}{host}{port}/{quote(self.dbname, safe='')}?{urlencode(asked, safe='/')}"


StoreAddress = Path | LakeAddress


def store_address(text: str) -> StoreAddress:
    """What ``--store`` names: a path, or ``ducklake:postgresql://user@host:port/dbname?data=/folder``.

    A socket is named by ``host=/folder`` in place of the host.  Relative paths are meant from the working folder.
    Raises :class:`BadStoreAddress`; its message repeats no password.
    """
    if not text.lower().startswith(SCHEME):
        if "://" in text:
            raise BadStoreAddress(
                f"Không hiểu địa chỉ kho “{text.partition('://')[0]}://…”: hãy ghi đường dẫn của một tệp, hoặc "
                f"{SCHEME}postgresql://nguoi-dung@may-chu:5432/co-so-du-lieu?data=/thu-muc."
            )
        return Path(text).resolve()
    try:
        parts = urlsplit(text[len(SCHEME) :])
        return _lake(parts)
    except ValueError:
        raise BadStoreAddress(_wrong("cổng hoặc tên máy chủ sai")) from None


def folder_of(address: StoreAddress) -> Path:
    """Where everything lies that is made beside the store."""
    return address.folder if isinstance(address, LakeAddress) else address.parent


def _lake(parts: SplitResult) -> LakeAddress:
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    dbname, data, host = unquote(parts.path.lstrip("/")), asked.pop("data", ""), asked.pop("host", "")
    if parts.scheme not in _SPOKEN:
        raise BadStoreAddress(_wrong("chỉ dùng được danh mục trên PostgreSQL"))
    if not dbname or "/" in dbname:
        raise BadStoreAddress(_wrong("thiếu tên cơ sở dữ liệu"))
    if not data:
        raise BadStoreAddress(_wrong("thiếu data=, thư mục chứa dữ liệu"))
    if unknown := sorted(set(asked) - set(_PASSED_ON)):
        raise BadStoreAddress(_wrong(f"không có thiết lập {', '.join(unknown)}"))
    return LakeAddress(
        dbname=dbname,
        data=Path(os.path.abspath(data)),  # links stay as they are: the catalogue keeps these words
        host=host or unquote(parts.hostname or ""),
        port=parts.port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        settings=tuple(sorted(asked.items())),
    )


def _wrong(why: str) -> str:
    return (
        f"Địa chỉ kho DuckLake không đúng: {why}. Cách ghi: "
        f"{SCHEME}postgresql://nguoi-dung@may-chu:5432/co-so-du-lieu?data=/thu-muc/lake "
        "(mật khẩu để trong PGPASSWORD hoặc ~/.pgpass)."
    )
