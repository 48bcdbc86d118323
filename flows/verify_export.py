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
FIELDS = frozenset((*SIGNED, "entry_hash", "payload"))


def entry_hash(entry: dict[str, object]) -> str:
    """SHA-256 over canonical JSON of what *entry* says."""
    told = {name: entry[name] for name in SIGNED}
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def check(lines: Iterable[str], head: str = "") -> tuple[bool, str]:
    """``(ok, words)`` about the entries in *lines*, one at a time; the words locate the first bad one."""
    previous, last, count, withheld, head = GENESIS, 0, 0, 0, head.strip().lower()
    found = not head or head == GENESIS
    for count, line in enumerate(lines, start=1):
        entry, fault = read(line)
        fault = fault or fault_of(entry, previous, last)
        if fault:
            return False, f"Dòng {count}: {fault}. Chuỗi còn đúng đến mục số {last}."
        previous, last = str(entry["entry_hash"]), count
        found = found or previous == head
        withheld += entry["payload"] is None
    if not found:
        return False, f"Mã đầu chuỗi đã công bố không có trong nhật ký: phần sau mục số {last} đã bị cắt, hoặc bị thay."
    cut = " Không bị cắt đuôi." if head else " Không kiểm tra việc cắt đuôi (cần mã đầu chuỗi đã công bố)."
    words = f" {withheld} mục không kèm lời (được giữ lại hoặc đã xóa)." if withheld else ""
    return True, f"Nhật ký nguyên vẹn: {count} mục.{words}{cut} Đầu chuỗi: {previous}"


def read(line: str) -> tuple[dict[str, object], str]:
    """The entry of *line*, or what is wrong with its form: it must be written sign for sign as the export writes it."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "mục này không đọc được"
    if not isinstance(entry, dict) or set(entry) != FIELDS or type(entry["seq"]) is not int:
        return {}, "mục này không đọc được"
    if any(not isinstance(entry[name], str) for name in (*SIGNED[1:], "entry_hash")):
        return {}, "mục này không đọc được"
    if json.dumps(entry, sort_keys=True) != line.removesuffix("\n"):  # a name twice, a sign added or taken away
        return {}, "mục này không còn đúng dạng đã xuất"
    return entry, ""


def fault_of(entry: dict[str, object], previous: str, last: int) -> str:
    """What is wrong with *entry* after the one with hash *previous* and number *last*; "" where nothing is."""
    if entry_hash(entry) != entry["entry_hash"]:
        return "nội dung mục này đã bị sửa"
    seq, payload = entry["seq"], entry["payload"]
    if seq != last + 1:
        return "thiếu mục ngay trước mục này" if isinstance(seq, int) and seq > last else "mục này không đúng thứ tự"
    if entry["previous"] != previous:
        return "mục này không nối với mục ngay trước"
    if payload is not None:
        told = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else b""
        if hashlib.sha256(told).hexdigest() != entry["payload_hash"]:
            return "lời kèm theo không khớp với mã đã ghi"
    return ""


def main(arguments: list[str]) -> int:
    """Exit status 0 where the chain holds, 1 where it does not, 2 without a file."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    try:
        with open(arguments[0], encoding="utf-8", newline="\n") as file:
            ok, words = check(file, arguments[1] if len(arguments) == 2 else "")
    except (OSError, UnicodeDecodeError) as error:
        ok, words = False, f"Tệp không đọc được: {error}"
    print(words)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
