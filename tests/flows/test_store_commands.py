"""``lamro sql``, ``backup`` and ``restore`` as typed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sample_house import House

from flows.workplace import QUERIES, workplace

Lamro = Callable[..., tuple[int, str, str]]


def test_sql_gives_a_table_or_csv(after_a_night: House, lamro: Lamro) -> None:
    query = "select agency_id, count(*) as n from triage_queue group by all order by all"
    expected = after_a_night.rows(query)
    code, said, errors = lamro("sql", query, "--csv", house=after_a_night)
    assert (code, errors) == (0, "")
    rows = list(csv.reader(io.StringIO(said)))
    assert rows == [["agency_id", "n"], *([agency, str(n)] for agency, n in expected)]
    code, said, _ = lamro("sql", query, house=after_a_night)
    assert code == 0
    assert all(agency in said for agency, _ in expected)
    assert f"{len(expected)} dòng" in said


def test_sql_says_when_it_shows_only_the_beginning(after_a_night: House, lamro: Lamro) -> None:
    code, said, _ = lamro("sql", "from articles select title", "--limit", "3", house=after_a_night)
    assert code == 0
    assert "3 dòng (chỉ hiện 3 dòng đầu" in said


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("delete from articles", "câu DELETE bị từ chối"),
        ("insert into write_lock values (1, null, null)", "câu INSERT bị từ chối"),
        ("drop table articles", "câu DROP bị từ chối"),
        ("copy articles to 'x.csv'", "bị từ chối"),
        ("select 1; select 2", "Mỗi lần chỉ chạy một câu truy vấn; ở đây có 2 câu."),
        ("", "Mỗi lần chỉ chạy một câu truy vấn; ở đây có 0 câu."),
        ("selec 1", "sai cú pháp"),
        ("select * from khong_co", "không có"),
        ("from read_csv('/etc/passwd')", "không được đọc hay ghi tệp nào khác"),
    ],
)
def test_sql_refuses_what_does_not_only_read(after_a_night: House, lamro: Lamro, statement: str, told: str) -> None:
    before = after_a_night.place.store_path.read_bytes()
    code, said, errors = lamro("sql", statement, house=after_a_night)
    assert (code, said) == (1, "")
    assert told in errors
    assert "Traceback" not in errors
    assert after_a_night.place.store_path.read_bytes() == before


@pytest.mark.parametrize("query", sorted(QUERIES.glob("*.sql")), ids=lambda path: path.stem)
def test_the_questions_of_the_morning_are_answered(after_a_night: House, lamro: Lamro, query: Path) -> None:
    code, said, errors = lamro("sql", "--file", str(query), "--csv", house=after_a_night)
    assert (code, errors) == (0, "")
    assert len(said.splitlines()) >= 1


def test_the_shell_asks_one_question_after_another(
    after_a_night: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("select count(*) as so_bai", "from articles;", "delete from articles;", ".help", "select 40 + 2;", ".quit")
    typed = iter(lines)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    _, said, errors = lamro("sql", house=after_a_night)  # 0 on a terminal, 1 where the lines come from a pipe
    assert str(after_a_night.counts()["articles"]) in said
    assert "câu DELETE bị từ chối" in said + errors
    assert "42" in said  # it went on after the refusal
    assert "Traceback" not in said + errors


def test_a_backup_brings_everything_back(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    held, target = copied.contents(), tmp_path / "safe" / "lamro.backup"
    code, said, _ = lamro("backup", str(target), house=copied)
    assert code == 0
    assert target.with_name("lamro.backup.sha256").read_text(encoding="utf-8").split()[0] in said
    assert str(copied.place.spool) in said  # the evidence itself is not in it: say where it lies
    assert lamro("backup", str(target), house=copied)[0] == 1
    elsewhere = replace(copied, place=workplace(tmp_path / "new" / "lamro.duckdb", copied.place.office_path))
    assert lamro("restore", str(target), house=elsewhere)[0] == 0
    assert elsewhere.contents() == held
    code, _, errors = lamro("restore", str(target), house=elsewhere)
    assert code == 1
    assert errors.startswith("Lỗi: Đã có kho dữ liệu")
    assert lamro("restore", str(target), "--replace", house=elsewhere)[0] == 0
    assert elsewhere.contents() == held


def test_a_backup_that_was_changed_is_refused(copied: House, lamro: Lamro, tmp_path: Path) -> None:
    target = tmp_path / "lamro.backup"
    lamro("backup", str(target), house=copied)
    held = copied.contents()
    whole = bytearray(target.read_bytes())
    whole[len(whole) // 2] ^= 1
    target.write_bytes(whole)
    code, _, errors = lamro("restore", str(target), "--replace", house=copied)
    assert code == 1
    assert "không khớp mã SHA-256" in errors
    assert copied.contents() == held
