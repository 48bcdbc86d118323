"""How a lake is backed up and put back: with PostgreSQL's own tools and a copy of its folder."""

from __future__ import annotations

import shlex
from pathlib import Path

from pipeline.store.place import LakeAddress


def how_to_back_up(address: LakeAddress, target: Path) -> str:
    """In words (Vietnamese), the two commands filled in, without a password.

    The catalogue comes first: its files are written once and stay for a day at least, so that all of them are there
    when the folder is copied.
    """
    dump = f"pg_dump --format=custom {_whereabouts(address)} --file={_quoted(_dump(target))}"
    copy = f"cp -a {_quoted(address.data)} {_quoted(_folder(target))}"
    return _words("Sao lưu kho DuckLake bằng hai lệnh sau, đúng thứ tự (danh mục trước, dữ liệu sau)", dump, copy)


def how_to_restore(address: LakeAddress, source: Path) -> str:
    """In words (Vietnamese), the two commands filled in, without a password; into an empty database."""
    copy = f"cp -a {_quoted(_folder(source))} {_quoted(address.data)}"
    load = f"pg_restore --no-owner {_whereabouts(address)} {_quoted(_dump(source))}"
    return _words(
        "Khôi phục kho DuckLake vào một cơ sở dữ liệu trống và một thư mục chưa có, bằng hai lệnh sau", copy, load
    )


def _words(what: str, first: str, second: str) -> str:
    return (
        f"{what}:\n  {first}\n  {second}\n"
        "Mật khẩu lấy từ PGPASSWORD hoặc ~/.pgpass. Bản ghi trang (spool) và tệp đính kèm (attachments) nằm cạnh "
        "thư mục dữ liệu; hãy sao chép cả hai."
    )


def _whereabouts(address: LakeAddress) -> str:
    known = {"host": address.host, "port": address.port, "username": address.user, "dbname": address.dbname}
    return " ".join(f"--{name}={_quoted(value)}" for name, value in known.items() if value)


def _dump(path: Path) -> Path:
    return path.with_name(f"{path.name}.dump")


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.data")


def _quoted(word: object) -> str:
    return shlex.quote(str(word))
