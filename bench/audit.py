"""How long an outsider's check of an exported audit log takes, and how much memory, by the number of its events.

    python -m bench.audit [EVENTS]; one JSON line last

The log is invented: linked entries with payloads of some 120 signs, one in twenty withheld.  It is verified as an
outsider does it, by the one exported file run with ``python -I -S``, and once more by the product's own verifier.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.memory import high_water
from flows import verify_export
from flows.steps.audit_log import line_of
from pipeline.cases.audit import verify
from pipeline.records.audit import GENESIS, AuditEntry, entry_hash, payload_hash

EVENTS = 1_000_000
START = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of one log."""

    events: int
    seconds: float
    peak_mib: float  # of the process that verified
    words: str


def events(count: int) -> Iterator[tuple[AuditEntry, str | None]]:
    """*count* linked entries with their payloads."""
    previous = GENESIS
    for seq in range(1, count + 1):
        words = f"nội dung cần kiểm chứng số {seq}; lý do: nêu số liệu khác với báo cáo của cơ quan; ref: {seq:032x}"
        told = (
            seq,
            START + timedelta(seconds=seq),
            "lamro",
            "case.opened",
            f"{seq:032x}",
            payload_hash(words),
            previous,
        )
        entry = AuditEntry(*told, entry_hash(*told))
        yield entry, None if seq % 20 == 0 else words
        previous = entry.entry_hash


def write_log(path: Path, count: int) -> str:
    """Write *count* events as an export; the head of the chain."""
    head = GENESIS
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entry, words in events(count):
            file.write(line_of(entry, words) + "\n")
            head = entry.entry_hash
    return head


def check_as_outsider(path: Path, head: str, count: int) -> Checked:
    """Run the exported script on *path* in a process of its own."""
    command = [sys.executable, "-I", "-S", verify_export.__file__, str(path), head]
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "utf-8"})
    peak = 0.0
    while child.poll() is None:  # ru_maxrss would be our own: it outlives the exec
        peak = max(peak, high_water(child.pid))
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    words = child.communicate()[0].decode().strip()
    if child.returncode:
        raise SystemExit(words)
    return Checked(count, seconds, peak, words)


def main(arguments: list[str] | None = None) -> int:
    """Print what each part came to on stderr and one JSON object on the last line of stdout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="?", default=EVENTS)
    count = parser.parse_args(arguments).events
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "audit.jsonl"
        head = write_log(path, count)
        size = path.stat().st_size / 2**20
        found = check_as_outsider(path, head, count)
    print(found.words, file=sys.stderr)
    started = time.perf_counter()
    report = verify((entry for entry, _ in events(count)), head)
    result = {
        "events": count,
        "seconds": round(found.seconds, 1),
        "peak_rss_mb": round(found.peak_mib, 1),
        "file_mb": round(size),
        "own_verifier_s": round(time.perf_counter() - started, 1),  # making the entries included
        "ok": report.ok,
    }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
