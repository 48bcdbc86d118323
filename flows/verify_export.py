"""Verify an export of the audit log of Làm Rõ: needs Python 3 and nothing else.

    python3 verify.py audit.jsonl [HEAD]

Each line of audit.jsonl is one entry.  An entry's hash is SHA-256 over canonical JSON (keys sorted, no spaces, UTF-8)
of seq, at, actor, action, subject, payload_hash and previous; previous is the hash of the entry before, 64 zeros for
the first.  A payload that is there must have the hash that was logged; one that is null was withheld or purged.
HEAD is a hash published earlier, in a weekly digest: only with it can it be seen that entries were cut off at the end.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable

GENESIS = "0" * 64
SIGNED = ("seq", "at", "actor", "action", "subject", "payload_hash", "previous")


def entry_hash(entry: dict[str, object]) -> str:
    """SHA-256 over canonical JSON of what *entry* says."""
    told = {name: entry[name] for name in SIGNED}
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def check(lines: Iterable[str], head: str = "") -> tuple[bool, str]:
    """``(ok, words)`` about the entries in *lines*; the words locate the first bad one."""
    previous, last, count, seen = GENESIS, 0, 0, {GENESIS}
    for count, line in enumerate(lines, start=1):
        fault = ""
        try:
            entry = json.loads(line)
            if entry_hash(entry) != entry["entry_hash"]:
                fault = "nội dung mục này đã bị sửa"
            elif entry["seq"] != last + 1:
                fault = "thiếu mục ngay trước mục này" if entry["seq"] > last else "mục này không đúng thứ tự"
            elif entry["previous"] != previous:
                fault = "mục này không nối với mục ngay trước"
            elif entry.get("payload") is not None:
                told = entry["payload"].encode("utf-8", "surrogatepass")
                if hashlib.sha256(told).hexdigest() != entry["payload_hash"]:
                    fault = "lời kèm theo không khớp với mã đã ghi"
        except (ValueError, KeyError, TypeError, AttributeError):
            fault = "mục này không đọc được"
        if fault:
            return False, f"Dòng {count}: {fault}. Chuỗi còn đúng đến mục số {last}."
        previous, last = entry["entry_hash"], entry["seq"]
        seen.add(previous)
    if head and head not in seen:
        return False, "Mã đầu chuỗi đã công bố không có trong nhật ký: phần cuối đã bị cắt."
    cut = " Không bị cắt đuôi." if head else " Không kiểm tra việc cắt đuôi (cần mã đầu chuỗi đã công bố)."
    return True, f"Nhật ký nguyên vẹn: {count} mục.{cut} Đầu chuỗi: {previous}"


def main(arguments: list[str]) -> int:
    """Exit status 0 where the chain holds, 1 where it does not, 2 without a file."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        ok, words = check(file, arguments[1] if len(arguments) == 2 else "")
    print(words)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
