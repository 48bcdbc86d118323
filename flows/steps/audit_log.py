"""The audit log verified where it lies, written out for an outsider, and an export verified again."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path

from flows import verify_export
from flows.steps.audit_sign import signature_line
from pipeline.cases.audit import verify
from pipeline.errors import AuditBroken
from pipeline.records.audit import AuditEntry, AuditSignature, payload_hash
from pipeline.records.days import iso
from pipeline.store import audit, audit_signatures
from pipeline.store.connect import Store

ENTRIES, SCRIPT, README, KEYS = "audit.jsonl", "verify.py", "DOC-TRUOC.txt", "public-keys.txt"
_HOW = """Nhật ký kiểm toán của Làm Rõ.

  audit.jsonl  mỗi dòng một mục; mỗi mục mang mã băm của mục ngay trước
  signatures.jsonl, public-keys.txt  chữ ký của cơ quan (ed25519) vào đầu chuỗi, nếu có, và khóa công khai đã dùng
  verify.py    kiểm tra cả chuỗi, chỉ cần Python 3, không cần mạng:

      python3 verify.py audit.jsonl [MÃ ĐẦU CHUỖI] [--key KHÓA CÔNG KHAI]

Khóa công khai phải lấy từ nơi cơ quan công bố, không lấy từ gói này. Kiểm tra chữ ký cần thư viện cryptography;
không có thì chương trình vẫn chạy và nói rõ là chữ ký chưa được kiểm tra.

Mã đầu chuỗi được công bố trong mỗi báo cáo tuần; có mã đó mới biết được phần cuối có bị cắt hay không.
"""


def verify_store(store: Store, head: str | None, key: str = "") -> str:
    """What was found, in words (Vietnamese), with the head of the chain; signatures against the public *key* where one
    is given.  Raises :class:`AuditBroken`."""
    with store.reading() as tx:
        entries, words, signed = audit.entries(tx), audit.payloads(tx), audit_signatures.signatures(tx)
    at_hand = {one.seq: payload_hash(words[one.payload_hash]) for one in entries if one.payload_hash in words}
    report = verify(entries, head, at_hand)
    if not report.ok:
        raise AuditBroken(report.words)
    told = _signed_words(signed, {one.seq: one.entry_hash for one in entries}, key.strip().lower())
    return f"{report.words}{told} Đầu chuỗi: {report.head}"


def _signed_words(signed: tuple[AuditSignature, ...], hashes: dict[int, str], key: str) -> str:
    for one in signed:
        if hashes.get(one.seq) != one.head:
            raise AuditBroken(f"Mục số {one.seq} không còn như lúc cơ quan ký, hoặc đã bị cắt.")
    ok, words = verify_export.signature_words([json.loads(signature_line(one)) for one in signed], key)
    if not ok:
        raise AuditBroken(words)
    return str(words)


def write_export(store: Store, target: Path) -> int:
    """Write the whole log with its payloads and the script that verifies it into the zip file *target*; the number of
    entries.  Raises :class:`AuditBroken` where the file stands already."""
    if target.exists():
        raise AuditBroken(f"{target} đã có; hãy chọn tên khác.")
    with store.reading() as tx:
        entries, words, signed = audit.entries(tx), audit.payloads(tx), audit_signatures.signatures(tx)
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as box:
        with box.open(ENTRIES, "w", force_zip64=True) as inner:
            for one in entries:
                inner.write(f"{line_of(one, words.get(one.payload_hash))}\n".encode())
        if signed:
            box.writestr(verify_export.SIGNATURES, "".join(f"{signature_line(one)}\n" for one in signed))
            box.writestr(KEYS, "".join(f"{key}\n" for key in sorted({one.public_key for one in signed})))
        box.writestr(SCRIPT, Path(verify_export.__file__).read_text(encoding="utf-8"))
        box.writestr(README, _HOW)
    return len(entries)


def verify_file(path: Path, head: str | None, key: str = "") -> str:
    """The same words about an export (the zip, or its audit.jsonl with the signatures beside it).  Raises
    :class:`AuditBroken`."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as box, box.open(ENTRIES) as inner:
                told = box.read(verify_export.SIGNATURES) if verify_export.SIGNATURES in box.namelist() else b""
                signed = verify_export.read_signatures(told.decode().splitlines())
                log = io.TextIOWrapper(inner, "utf-8", newline="\n")
                ok, words = verify_export.check(log, head or "", signed, key)
        else:
            beside = path.with_name(verify_export.SIGNATURES)
            told = beside.read_bytes() if beside.exists() else b""
            signed = verify_export.read_signatures(told.decode().splitlines())
            with path.open(encoding="utf-8", newline="\n") as file:
                ok, words = verify_export.check(file, head or "", signed, key)
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise AuditBroken(f"{path} không phải bản xuất nhật ký đọc được ({error}).") from error
    if not ok:
        raise AuditBroken(words)
    return str(words)


def line_of(one: AuditEntry, payload: str | None) -> str:
    """The line of an export that tells *one*, without its end; *payload* is None where it is withheld or purged."""
    told = {
        "seq": one.seq,
        "at": iso(one.at),
        "actor": one.actor,
        "action": one.action,
        "subject": one.subject,
        "payload_hash": one.payload_hash,
        "previous": one.previous,
        "entry_hash": one.entry_hash,
        "payload": payload,
    }
    return json.dumps(told, sort_keys=True)
