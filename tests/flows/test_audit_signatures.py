"""The office signs the head of its log: what a stranger can check with the key, and without it."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sample_house import House, make_office

from flows import verify_export
from flows.audit_key import load_key, make_key, public_key
from flows.clockwork import right_now
from flows.jobs import weekly_run
from flows.steps.audit_log import line_of, verify_file, verify_store, write_export
from flows.steps.audit_sign import sign_head, sign_if_key, signature_line
from flows.weeks import last_full_week
from flows.workplace import Workplace, workplace
from pipeline.errors import AuditBroken, AuditKeyError
from pipeline.records.audit import AuditSignature, head_message
from pipeline.records.days import day_in_vietnam
from pipeline.store import audit, audit_signatures
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """An office with a log of nine entries, of which the third and the ninth are signed."""
    monkeypatch.delenv("LAMRO_AUDIT_KEY", raising=False)
    own = workplace(tmp_path / "lamro.duckdb", None)
    make_office(own.office_path)
    make_key(own.audit_key)
    for count in (3, 6):
        entries(own, count)
        sign_head(Store(own.store_path), own.audit_key, "lan", right_now())
    return own


def entries(place: Workplace, count: int) -> None:
    now = right_now()
    with Store(place.store_path).transaction(Stamp("r", now)) as tx:
        for number in range(count):
            audit.append_audit(tx, now, "lan", "case.commented", "vụ", f"lời {number}")


def signed(place: Workplace) -> tuple[AuditSignature, ...]:
    with Store(place.store_path).reading() as tx:
        return audit_signatures.signatures(tx)


def chain(place: Workplace) -> tuple[object, ...]:
    with Store(place.store_path).reading() as tx:
        return audit.entries(tx)


def unpacked(place: Workplace, folder: Path) -> Path:
    target = folder / "nhat-ky.zip"
    write_export(Store(place.store_path), target)
    with zipfile.ZipFile(target) as box:
        box.extractall(folder / "out")
    return folder / "out"


def test_the_key_is_its_owners_alone(place: Workplace, tmp_path: Path) -> None:
    path = place.audit_key
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    with pytest.raises(AuditKeyError, match="không ghi đè"):
        make_key(path)
    assert path.read_bytes() == before
    path.chmod(0o640)
    with pytest.raises(AuditKeyError, match="người khác đọc được"):
        load_key(path)
    path.chmod(0o600)
    path.write_text("không phải khóa")
    with pytest.raises(AuditKeyError, match="không phải khóa"):
        load_key(path)
    with pytest.raises(AuditKeyError, match="Chưa có khóa"):
        load_key(tmp_path / "none.pem")
    assert before.splitlines()[1] not in place.store_path.read_bytes()


def test_a_head_is_signed_once_and_the_chain_stays_as_it_was(place: Workplace) -> None:
    store, now = Store(place.store_path), right_now()
    assert [one.seq for one in signed(place)] == [3, 9]
    before = chain(place)
    again, new = sign_head(store, place.audit_key, "binh", now)
    assert (again, new) == (signed(place)[-1], False)
    assert chain(place) == before
    last = again
    load_key(place.audit_key).public_key().verify(bytes.fromhex(last.signature), head_message(last.head, 9, last.at))
    first = signed(place)[0].at
    with store.reading() as tx:
        assert audit_signatures.latest_signature(tx, now) == last
        assert audit_signatures.latest_signature(tx, first - timedelta(hours=1)) is None


def test_with_the_key_without_it_and_with_another(place: Workplace, tmp_path: Path) -> None:
    store, key = Store(place.store_path), public_key(place.audit_key)
    assert "Chữ ký: 2, không kiểm tra (cần khóa công khai" in verify_store(store, None)
    said = verify_store(store, None, key.upper())
    assert "Chữ ký: 2 đúng; gần nhất về mục số 9" in said
    with pytest.raises(AuditBroken, match="Không có chữ ký nào"):
        verify_store(store, None, "0" * 64)
    out = unpacked(place, tmp_path)
    assert (out / "public-keys.txt").read_text() == f"{key}\n"
    for path in (tmp_path / "nhat-ky.zip", out / "audit.jsonl"):
        assert "Chữ ký: 2 đúng" in verify_file(path, None, key)
        with pytest.raises(AuditBroken):
            verify_file(path, None, "f" * 64)
    other = make_key(tmp_path / "other.pem")  # the office changes its key: what the old one signed stays true
    entries(place, 1)
    sign_head(store, tmp_path / "other.pem", "lan", right_now())
    assert "1 đúng, 2 chữ ký bằng khóa khác không kiểm tra" in verify_store(store, None, other)


def test_a_stranger_without_the_library_is_told_so(place: Workplace, tmp_path: Path) -> None:
    out = unpacked(place, tmp_path)

    def run(*more: str, alone: bool = True) -> tuple[int, str]:
        words = [sys.executable, *(("-I", "-S") if alone else ()), "verify.py", "audit.jsonl", *more]
        done = subprocess.run(words, cwd=out, capture_output=True, timeout=60, env={"PYTHONIOENCODING": "utf-8"})
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    key = public_key(place.audit_key)
    code, said = run()
    assert (code, "Chữ ký: không kiểm tra (cần thư viện cryptography)" in said) == (0, True)
    assert "Chữ ký: không kiểm tra (cần thư viện cryptography)" in run("--key", key)[1]
    assert "Chữ ký: 2 đúng" in run("--key", key, alone=False)[1]
    lines = (out / "audit.jsonl").read_text("utf-8").splitlines(keepends=True)
    (out / "audit.jsonl").write_text("".join(lines[:-1]), "utf-8")
    code, said = run()  # what was cut off is told by the signed head, library or not
    assert (code, "phần sau mục số 8 đã bị cắt" in said) == (1, True)
    (out / "signatures.jsonl").write_text("rác\n", "utf-8")
    assert run()[0] == 1
    (out / "signatures.jsonl").unlink()
    assert (run()[0], run("--key", key)[0]) == (0, 1)


def test_a_thousand_tamperings_with_signatures(place: Workplace) -> None:
    """One hex digit, number or sign of an instant changed in a signature's line: never taken for true."""
    key, rng = public_key(place.audit_key), random.Random(9)
    with Store(place.store_path).reading() as tx:
        lines = [f"{line_of(one, None)}\n" for one in audit.entries(tx)]
    told = [json.loads(signature_line(one)) for one in signed(place)]
    assert verify_export.check(lines, "", told, key)[0]
    for _ in range(1000):
        bad = [dict(one) for one in told]
        one, name = rng.choice(bad), rng.choice(("seq", "head", "at", "signature"))
        if name == "seq":
            one["seq"] += rng.choice((-2, -1, 1, 2, 50))
        else:
            digit = rng.randrange(len(one[name]))
            new = rng.choice([sign for sign in "0123456789abcdef" if sign != one[name][digit]])
            one[name] = one[name][:digit] + new + one[name][digit + 1 :]
        ok, words = verify_export.check(lines, "", bad, key)
        assert not ok, (name, words)


def test_the_commands_and_the_weekly_run(
    copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LAMRO_AUDIT_KEY", str(tmp_path / "keys" / "audit.pem"))
    assert lamro("audit", "sign", house=copied)[0] == 1
    code, said, _ = lamro("audit", "key", "new", house=copied)
    assert (code, "0600" in said) == (0, True)
    key = public_key(tmp_path / "keys" / "audit.pem")
    assert key in said
    assert key in lamro("audit", "key", "show", house=copied)[1]
    assert copied.rows("select count(*) from audit_log where action = 'audit.key_made'") == [(1,)]
    now = right_now()
    weekly_run(copied.place, last_full_week(day_in_vietnam(now)), now, "dak-lak").whole()
    ((head,),) = copied.rows("select max_by(entry_hash, seq) from audit_log")
    assert copied.rows("select head, actor, public_key from audit_signatures") == [(head, "lamro", key)]
    code, said, _ = lamro("audit", "sign", house=copied)
    assert (code, "Đã ký từ trước" in said) == (0, True)
    assert "Chữ ký: 1 đúng" in lamro("audit", "verify", "--key", key, house=copied)[1]
    shutil.copy(tmp_path / "keys" / "audit.pem", tmp_path / "open.pem")
    (tmp_path / "open.pem").chmod(0o644)
    assert sign_if_key(Store(copied.place.store_path), tmp_path / "open.pem", "lamro", now).startswith("unsigned: ")
