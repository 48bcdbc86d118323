"""The log verified in the store, exported, and verified again by an outsider with Python alone."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_house import House, ask

from flows import verify_export
from flows.steps.audit_log import verify_file
from pipeline.errors import AuditBroken

Lamro = Callable[..., tuple[int, str, str]]


@pytest.fixture
def lines(after_a_night: House, lamro: Lamro, tmp_path: Path) -> list[str]:
    """The exported entries of a night."""
    target = tmp_path / "nhat-ky.zip"
    code, said, errors = lamro("audit", "export", str(target), house=after_a_night)
    assert (code, errors) == (0, "")
    assert "verify.py" in said
    assert lamro("audit", "verify", "--export", str(target), house=after_a_night)[0] == 0
    assert lamro("audit", "export", str(target), house=after_a_night)[0] == 1  # never over an older one
    with zipfile.ZipFile(target) as box:
        assert sorted(box.namelist()) == ["DOC-TRUOC.txt", "audit.jsonl", "verify.py"]
        box.extractall(tmp_path / "out")
    return (tmp_path / "out" / "audit.jsonl").read_text("utf-8").splitlines()


def test_the_store_s_log_holds_and_tells_its_head(after_a_night: House, lamro: Lamro) -> None:
    ((count, head),) = ask(after_a_night.place.store_path, "select count(*), max_by(entry_hash, seq) from audit_log")
    code, said, _ = lamro("audit", "verify", house=after_a_night)
    assert code == 0
    assert f"nguyên vẹn: {count} mục" in said
    assert "Không kiểm tra việc cắt đuôi" in said
    assert head in said
    assert "Không bị cắt đuôi" in lamro("audit", "verify", "--head", head, house=after_a_night)[1]
    assert lamro("audit", "verify", "--head", "0" * 63 + "1", house=after_a_night)[0] == 1
    assert "case.opened" in lamro("audit", "list", "--limit", "500", house=after_a_night)[1]


def test_an_outsider_verifies_it_with_python_alone(lines: list[str], tmp_path: Path) -> None:
    head = json.loads(lines[-1])["entry_hash"]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-I", "-S", "verify.py", "audit.jsonl", *more]  # no site-packages
        return subprocess.run(words, cwd=tmp_path / "out", capture_output=True, text=True, timeout=60, check=False)

    assert (run().returncode, run(head).returncode) == (0, 0)
    (tmp_path / "out" / "audit.jsonl").write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    assert (run().returncode, run(head).returncode) == (0, 1)


def edited(lines: list[str], at: int, **changes: object) -> list[str]:
    return [*lines[:at], json.dumps(json.loads(lines[at]) | changes), *lines[at + 1 :]]


def test_what_was_tampered_with_is_found_and_located(lines: list[str]) -> None:
    assert len(lines) > 4
    swapped = [lines[0], lines[2], lines[1], *lines[3:]]
    for number, (tampered, words) in enumerate(
        [
            (edited(lines, 2, actor="ai.do"), "Dòng 3: nội dung mục này đã bị sửa"),
            (edited(lines, 2, payload="lời khác"), "Dòng 3: lời kèm theo không khớp"),
            (lines[:2] + lines[3:], "Dòng 3: thiếu mục ngay trước"),
            (swapped, "Dòng 2: thiếu mục ngay trước"),
            ([*lines[:2], "rác", *lines[2:]], "Dòng 3: mục này không đọc được"),
        ]
    ):
        ok, told = verify_export.check(tampered)
        assert (ok, told.startswith(words)) == (False, True), (number, told)
    assert verify_export.check(edited(lines, 2, payload=None))[0]  # withheld or purged


def test_what_rests_on_what_is_in_the_log(after_a_night: House) -> None:
    told = after_a_night.rows(
        "select payload, ref from audit_log join audit_payloads using (payload_hash) "
        "join case_events on case_id = subject where action = 'case.opened' and kind = 'opened'"
    )
    assert told
    assert all(f"ref: {ref}" in words for words, ref in told)


def test_a_file_that_is_no_export_is_refused_in_words(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"PK\x03\x04" + b"\xff" * 100)
    with pytest.raises(AuditBroken):
        verify_file(path, None)
    path.write_text("\n".join(lines[:3]), "utf-8")
    assert "3 mục" in verify_file(path, None)
