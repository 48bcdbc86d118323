"""Verify an export of the audit log of Làm Rõ: needs Python 3 and nothing else.

    python3 verify.py audit.jsonl [HEAD] [--key PUBLIC_KEY]

Each line of audit.jsonl is one entry.  An entry's hash is SHA-256 over canonical JSON (keys sorted, no spaces, UTF-8)
of seq, at, actor, action, subject, payload_hash and previous; previous is the hash of the entry before, 64 zeros for
the first.  A payload that is there must have the hash that was logged; one that is null was withheld or purged.
HEAD is a hash published earlier, in a weekly digest: only with it can it be seen that entries were cut off at the end.

signatures.jsonl beside it holds heads that the office signed (ed25519 over canonical JSON of head, seq and at).  Each
must stand in the log.  PUBLIC_KEY (64 hex digits) must come from the office itself, not from the export; whether a
signature is true is checked where the library "cryptography" is at hand, and else the words say that it was not.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence

GENESIS = "0" * 64
SIGNED = ("seq", "at", "actor", "action", "subject", "payload_hash", "previous")
FIELDS = frozenset((*SIGNED, "entry_hash", "payload"))
SIGNATURE = {"seq": int, "head": str, "at": str, "key": str, "signature": str}
SIGNATURES = "signatures.jsonl"


def canonical(told: dict[str, object]) -> str:
    """*told* as JSON with sorted keys, without spaces and escapes."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entry_hash(entry: dict[str, object]) -> str:
    """SHA-256 over canonical JSON of what *entry* says."""
    told = canonical({name: entry[name] for name in SIGNED})
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def check(
    lines: Iterable[str], head: str = "", signatures: Sequence[dict[str, object]] = (), key: str = ""
) -> tuple[bool, str]:
    """``(ok, words)`` about the entries in *lines*, one at a time; the words locate the first bad one.

    Each of *signatures* must be about a head that stands there, and be true where *key* is given and can be used.
    """
    previous, last, count, withheld, head = GENESIS, 0, 0, 0, head.strip().lower()
    found = not head or head == GENESIS
    signed = [(int(str(one["seq"])), one["head"]) for one in signatures]
    wanted = {seq for seq, _ in signed}
    for count, line in enumerate(lines, start=1):
        entry, fault = read(line)
        fault = fault or fault_of(entry, previous, last)
        if fault:
            return False, f"Dòng {count}: {fault}. Chuỗi còn đúng đến mục số {last}."
        previous, last = str(entry["entry_hash"]), count
        if last in wanted and any(seq == last and own != previous for seq, own in signed):
            return False, f"Dòng {count}: không phải mục mà cơ quan đã ký. Chuỗi không còn như lúc ký."
        found = found or previous == head
        withheld += entry["payload"] is None
    if not found:
        return False, f"Mã đầu chuỗi đã công bố không có trong nhật ký: phần sau mục số {last} đã bị cắt, hoặc bị thay."
    if wanted and not 1 <= min(wanted) <= max(wanted) <= last:
        return False, f"Cơ quan đã ký đến mục số {max(wanted)}: phần sau mục số {last} đã bị cắt."
    true, told = signature_words(signatures, key.strip().lower())
    if not true:
        return False, told
    cut = " Không bị cắt đuôi." if head else " Không kiểm tra việc cắt đuôi (cần mã đầu chuỗi đã công bố)."
    words = f" {withheld} mục không kèm lời (được giữ lại hoặc đã xóa)." if withheld else ""
    if not count:
        return True, "Nhật ký trống: không có mục nào để kiểm tra." + cut
    return True, f"Nhật ký nguyên vẹn: {count} mục.{words}{cut}{told} Đầu chuỗi: {previous}"


def signature_words(signatures: Sequence[dict[str, object]], key: str) -> tuple[bool, str]:
    """Whether those of *signatures* that *key* made are true, in words that begin with a space; "" where none are."""
    if not signatures and not key:
        return True, ""
    own = [one for one in signatures if one["key"] == key]
    if key and not own:
        return False, "Không có chữ ký nào bằng khóa công khai này."
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return True, " Chữ ký: không kiểm tra (cần thư viện cryptography)."
    if not key:
        return True, f" Chữ ký: {len(signatures)}, không kiểm tra (cần khóa công khai do cơ quan công bố)."
    for one in own:
        message = canonical({name: one[name] for name in ("at", "head", "seq")}).encode()
        try:
            signature = bytes.fromhex(str(one["signature"]))
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False, f"Chữ ký về mục số {one['seq']} không đúng với khóa công khai này."
    last = max(own, key=lambda one: str(one["at"]))
    others = (
        f", {len(signatures) - len(own)} chữ ký bằng khóa khác không kiểm tra" if len(own) < len(signatures) else ""
    )
    return True, f" Chữ ký: {len(own)} đúng{others}; gần nhất về mục số {last['seq']} lúc {last['at']}."


def read_signatures(lines: Iterable[str]) -> list[dict[str, object]]:
    """The signatures in *lines*.  Raises ValueError naming the first line that is none."""
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            one = json.loads(line)
        except (ValueError, RecursionError):
            one = None
        if not isinstance(one, dict) or {name: type(value) for name, value in one.items()} != SIGNATURE:
            raise ValueError(f"{SIGNATURES}, dòng {number}: không phải chữ ký đọc được")
        found.append(one)
    return found


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
    words, key = list(arguments), ""
    if "--key" in words[:-1]:
        at = words.index("--key")
        key = words.pop(at + 1)
        words.pop(at)
    if not 1 <= len(words) <= 2 or words[0].startswith("-"):
        print(__doc__)
        return 2
    beside = os.path.join(os.path.dirname(words[0]), SIGNATURES)
    try:
        signatures = []
        if os.path.exists(beside):
            with open(beside, encoding="utf-8") as file:
                signatures = read_signatures(file)
        with open(words[0], encoding="utf-8", newline="\n") as file:
            ok, said = check(file, words[1] if len(words) == 2 else "", signatures, key)
    except (OSError, ValueError) as error:
        ok, said = False, f"Tệp không đọc được: {error}"
    print(said)
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
