"""A thousand random tamperings of an export: every one found, every one located."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import verify_export
from flows.steps.audit_log import line_of
from pipeline.records.audit import GENESIS, AuditEntry, entry_hash, payload_hash

WAYS = ("edit", "sign", "delete", "insert", "reorder", "truncate", "twice")
START = datetime(2025, 11, 23, 22, tzinfo=UTC)


def export(length: int) -> list[str]:
    """The lines of an export of *length* entries, every seventh payload withheld."""
    lines, previous = [], GENESIS
    for seq in range(1, length + 1):
        words = f"lý do số {seq}: nhầm “ngày”\nhai dòng"
        told = (
            seq,
            START + timedelta(minutes=seq),
            "lan",
            "case.confirmed",
            f"vụ-{seq}",
            payload_hash(words),
            previous,
        )
        entry = AuditEntry(*told, entry_hash(*told))
        lines.append(line_of(entry, None if seq % 7 == 0 else words) + "\n")
        previous = entry.entry_hash
    return lines


LINES = export(60)
HEAD = str(json.loads(LINES[-1])["entry_hash"])


def sealed(entry: dict[str, object]) -> str:
    """*entry* with its hash made anew, by one who knows how."""
    return json.dumps(entry | {"entry_hash": verify_export.entry_hash(entry)}, sort_keys=True) + "\n"


def tampered(rng: random.Random) -> tuple[list[str], tuple[int, ...] | None]:
    """An export tampered with, and the lines at which it may be told; None where only the head tells."""
    lines, at = list(LINES), rng.randrange(len(LINES))
    entry = json.loads(lines[at])
    match rng.choice(WAYS):
        case "edit":
            name = rng.choice([*verify_export.SIGNED, "entry_hash"])
            entry[name] = entry[name] + 1 if name == "seq" else rng.choice(("", "ai.do", "0" * 64, entry[name] + " "))
            if entry == json.loads(LINES[at]):
                entry["actor"] = "ai.do"  # the first entry's previous is sixty-four zeros already
            if name == "entry_hash" or rng.random() < 0.5:
                lines[at] = json.dumps(entry, sort_keys=True) + "\n"
                return lines, (at + 1,)
            lines[at] = sealed(entry)
            where = at + 1 if name in ("seq", "previous", "payload_hash") else at + 2
            return lines, (at + 1, at + 2) if where <= len(lines) else None
        case "sign":  # one sign anywhere in the line
            place = rng.randrange(len(lines[at]) - 1)
            new = rng.choice([sign for sign in 'x7" ,}' if sign != lines[at][place]])
            lines[at] = lines[at][:place] + new + lines[at][place + 1 :]
            return lines, (at + 1,)
        case "delete":
            count = rng.randint(1, 5)
            del lines[at : at + count]
            return lines, (at + 1,) if at < len(lines) else None
        case "insert":
            entry |= {"actor": "ai.do", "seq": at + 1, "previous": json.loads(lines[at])["previous"]}
            lines.insert(at, rng.choice((sealed(entry), "rác\n", "\n", "{}\n", "[1]\n")))
            return lines, (at + 1, at + 2)
        case "reorder":
            other = rng.choice([place for place in range(len(lines)) if place != at])
            lines[at], lines[other] = lines[other], lines[at]
            return lines, (min(at, other) + 1,)
        case "truncate":
            return lines[:at], None
        case _:
            lines.insert(at + 1, lines[at])
            return lines, (at + 2,)


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_tamperings(seed: int) -> None:
    rng = random.Random(seed)
    located = by_head = 0
    for _ in range(250):
        lines, places = tampered(rng)
        ok, words = verify_export.check(lines)
        if places is None:  # entries gone from the end, or the last one made anew: nothing after it to tell
            assert ok, words
            assert "Không kiểm tra việc cắt đuôi" in words
            by_head += 1
        else:
            assert any(words.startswith(f"Dòng {place}: ") for place in places), (places, words)
            located += 1
        ok, words = verify_export.check(lines, HEAD)
        assert not ok, lines
        assert words.startswith("Dòng ") or f"sau mục số {len(lines)}" in words
    assert located + by_head == 250
    assert by_head > 10


def test_an_export_that_is_whole() -> None:
    ok, words = verify_export.check(LINES, f" {HEAD.upper()} ")
    assert ok
    assert "60 mục. 8 mục không kèm lời" in words
    assert "Không bị cắt đuôi" in words
    assert verify_export.check([*LINES[:-1], LINES[-1].rstrip("\n")], HEAD)[0]
    assert verify_export.check([*LINES, *export(65)[60:]], HEAD)[0]  # it has grown since the head was published


def test_a_payload_may_be_withheld_but_not_changed() -> None:
    entry = json.loads(LINES[2])
    assert verify_export.check([*LINES[:2], json.dumps(entry | {"payload": None}, sort_keys=True), *LINES[3:]])[0]
    for payload in ("lời khác", "", 7, ["x"]):
        changed = json.dumps(entry | {"payload": payload}, sort_keys=True)
        assert verify_export.check([*LINES[:2], changed, *LINES[3:]])[1].startswith("Dòng 3: lời kèm theo")


def test_one_file_copied_anywhere_is_enough(tmp_path: Path) -> None:
    """Python alone: no site-packages, no environment, no project."""
    script = shutil.copy(verify_export.__file__, tmp_path / "verify.py")
    log = tmp_path / "audit.jsonl"

    def run(*more: str) -> tuple[int, str]:
        words = [sys.executable, "-I", "-S", str(script), str(log), *more]
        done = subprocess.run(words, cwd=tmp_path, env={"PYTHONIOENCODING": "utf-8"}, capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    log.write_text("".join(LINES), "utf-8")
    assert run() == (0, verify_export.check(LINES)[1] + "\n")
    assert run(HEAD)[0] == 0
    log.write_text("".join(LINES[:-2]), "utf-8")
    assert run()[0] == 0
    assert "sau mục số 58" in run(HEAD)[1]
    assert run(HEAD)[0] == 1
    log.write_bytes("".join(LINES).encode()[:500] + b"\xff\xfe")
    code, said = run()
    assert (code, "Traceback" in said) == (1, False)
