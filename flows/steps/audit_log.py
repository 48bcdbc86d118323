"""The audit log verified where it lies, written out for an outsider, and an export verified again."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path

from flows import verify_export
from pipeline.cases.audit import verify
from pipeline.errors import AuditBroken
from pipeline.records.audit import payload_hash
from pipeline.records.cases import AuditEntry
from pipeline.records.days import iso
from pipeline.store import audit
from pipeline.store.connect import Store

ENTRIES, SCRIPT, README = "audit.jsonl", "verify.py", "DOC-TRUOC.txt"
_HOW = """Nhật ký kiểm toán của Làm Rõ.

  audit.jsonl  mỗi dòng một mục; mỗi mục mang mã băm của mục ngay trước
  verify.py    kiểm tra cả chuỗi, chỉ cần Python 3, không cần mạng:

      python3 verify.py audit.jsonl [MÃ ĐẦU CHUỖI]

Mã đầu chuỗi được công bố trong mỗi báo cáo tuần; có mã đó mới biết được phần cuối có bị cắt hay không.
"""


def verify_store(store: Store, head: str | None) -> str:
    """What was found, in words (Vietnamese), with the head of the chain.  Raises :class:`AuditBroken`."""
    with store.reading() as tx:
        entries, words = audit.entries(tx), audit.payloads(tx)
    at_hand = {one.seq: payload_hash(words[one.payload_hash]) for one in entries if one.payload_hash in words}
    report = verify(entries, head, at_hand)
    if not report.ok:
        raise AuditBroken(report.words)
    return f"{report.words} Đầu chuỗi: {report.head}"


def write_export(store: Store, target: Path) -> int:
    """Write the whole log with its payloads and the script that verifies it into the zip file *target*; the number of
    entries.  Raises :class:`AuditBroken` where the file stands already."""
    if target.exists():
        raise AuditBroken(f"{target} đã có; hãy chọn tên khác.")
    with store.reading() as tx:
        entries, words = audit.entries(tx), audit.payloads(tx)
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as box:
        with box.open(ENTRIES, "w", force_zip64=True) as inner:
            for one in entries:
                inner.write(f"{line_of(one, words.get(one.payload_hash))}\n".encode())
        box.writestr(SCRIPT, Path(verify_export.__file__).read_text(encoding="utf-8"))
        box.writestr(README, _HOW)
    return len(entries)


def verify_file(path: Path, head: str | None) -> str:
    """The same words about an export (the zip, or its audit.jsonl).  Raises :class:`AuditBroken`."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as box, box.open(ENTRIES) as inner:
                ok, words = verify_export.check(io.TextIOWrapper(inner, "utf-8", newline="\n"), head or "")
        else:
            with path.open(encoding="utf-8", newline="\n") as file:
                ok, words = verify_export.check(file, head or "")
    except (KeyError, UnicodeDecodeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
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
