"""What ``--store`` may name, and that no address tells a password."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.workplace import workplace
from pipeline.errors import BadStoreAddress
from pipeline.store.place import LakeAddress, folder_of, store_address

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}(\.vn)?", fullmatch=True)


def test_a_path_is_a_path(tmp_path: Path) -> None:
    assert store_address(str(tmp_path / "kho.duckdb")) == tmp_path / "kho.duckdb"
    assert folder_of(tmp_path / "kho.duckdb") == tmp_path


def test_a_lake_is_read_from_its_url() -> None:
    found = store_address(
        "ducklake:postgresql://lan:m%E1%BA%ADt@may-chu:5433/lamro?data=/srv/lamro/lake&sslmode=require"
    )
    assert found == LakeAddress(
        "lamro", Path("/srv/lamro/lake"), "may-chu", 5433, "lan", "mật", (("sslmode", "require"),)
    )
    assert folder_of(found) == Path("/srv/lamro")


def test_a_socket_is_named_by_its_folder() -> None:
    found = store_address("ducklake:postgresql:///lamro?host=/run/postgresql&data=/srv/lake")
    assert found == LakeAddress("lamro", Path("/srv/lake"), "/run/postgresql")


@given(WORDS, WORDS.filter(lambda word: "/" not in word), NAMES, st.none() | st.integers(1, 65535), WORDS)
def test_an_address_is_told_so_that_it_is_read_back_and_without_its_password(
    user: str, dbname: str, host: str, port: int | None, password: str
) -> None:
    one = LakeAddress(dbname, Path("/srv/kho & hồ/lake"), host, port, user, password)
    assert store_address(str(one)) == replace(one, password="")
    secret = replace(one, password="matkhaubimat")
    assert "matkhaubimat" not in f"{secret} {secret!r}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ducklake:postgresql://lan:geheim@m/lamro", "thiếu data="),
        ("ducklake:postgresql://lan:geheim@m?data=/x", "thiếu tên cơ sở dữ liệu"),
        ("ducklake:sqlite:///geheim.db?data=/x", "chỉ dùng được danh mục trên PostgreSQL"),
        ("ducklake:geheim.db", "chỉ dùng được danh mục trên PostgreSQL"),
        ("ducklake:postgresql://lan:geheim@m:port/lamro?data=/x", "cổng hoặc tên máy chủ sai"),
        ("ducklake:postgresql://lan:geheim@m/lamro?data=/x&dat=geheim", "không có thiết lập dat"),
        ("postgresql://lan:geheim@m/lamro?data=/x", "Không hiểu địa chỉ kho"),
    ],
)
def test_what_is_written_wrong_is_told_without_repeating_it(text: str, why: str) -> None:
    with pytest.raises(BadStoreAddress, match=why) as caught:
        store_address(text)
    assert "geheim" not in str(caught.value)


def test_what_is_made_beside_a_lake_lies_beside_its_data() -> None:
    place = workplace(store_address("ducklake:postgresql:///lamro?data=/srv/lamro/lake"), None)
    assert (place.folder, place.spool, place.office_path) == (
        Path("/srv/lamro"), Path("/srv/lamro/spool"), Path("/srv/lamro/office.yml"),
    )  # fmt: skip
