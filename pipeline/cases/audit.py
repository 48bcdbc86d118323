"""The audit log verified by an outsider: standard library and the one definition of the hash, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.records.audit import GENESIS, AuditEntry, entry_hash


class Fault(StrEnum):
    NONE = "none"
    EDITED = "edited"  # an entry does not say what its hash says
    DELETED = "deleted"  # entries before it are gone
    REORDERED = "reordered"
    BROKEN_LINK = "broken_link"  # numbered on, but not linked to the entry before
    PAYLOAD = "payload"  # a payload at hand is not the one that was logged
    TRUNCATED = "truncated"  # the published head is not in the log


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found; ``position`` counts from 1 in the order given, 0 where all holds."""

    ok: bool
    checked: int
    fault: Fault
    position: int
    seq: int | None
    head: str  # hash of the last entry that holds
    truncation_checked: bool
    words: str  # Vietnamese


def verify(
    entries: Iterable[AuditEntry], head: str | None = None, payload_hashes: Mapping[int, str] | None = None
) -> VerifyReport:
    """Whether the chain of *entries*, in the order given, holds; the report locates the first bad one.

    *head* is a hash published earlier (in a digest): it must stand in the chain, which is the only way to see that
    entries were cut off at the end; without it truncation is not checked.  *payload_hashes* are the hashes of the
    payloads at hand by ``seq``; a payload that is withheld or purged is simply not in it.
    """
    at_hand = payload_hashes or {}
    last: AuditEntry | None = None
    found = head is None or head == GENESIS
    count = 0
    for count, entry in enumerate(entries, start=1):
        fault = _fault(entry, last, at_hand)
        if fault is not Fault.NONE:
            return _bad(fault, count, entry, last)
        found = found or entry.entry_hash == head
        last = entry
    if not found:
        return _bad(Fault.TRUNCATED, count + 1, None, last)
    words = f"Nhật ký nguyên vẹn: {count} mục."
    words += " Không kiểm tra việc cắt đuôi (cần mã đầu chuỗi đã công bố)." if head is None else " Không bị cắt đuôi."
    return VerifyReport(True, count, Fault.NONE, 0, None, _hash(last), head is not None, words)


def _fault(entry: AuditEntry, last: AuditEntry | None, payload_hashes: Mapping[int, str]) -> Fault:
    if not _says_its_hash(entry):
        return Fault.EDITED
    if entry.previous != _hash(last):
        if last is None:
            return Fault.DELETED
        if entry.seq == last.seq + 1:
            return Fault.BROKEN_LINK
        return Fault.DELETED if entry.seq > last.seq else Fault.REORDERED
    if last is not None and entry.seq != last.seq + 1:
        return Fault.REORDERED
    if payload_hashes.get(entry.seq, entry.payload_hash) != entry.payload_hash:
        return Fault.PAYLOAD
    return Fault.NONE


def _says_its_hash(entry: AuditEntry) -> bool:
    try:
        expected = entry_hash(
            entry.seq, entry.at, entry.actor, entry.action, entry.subject, entry.payload_hash, entry.previous
        )
    except ValueError:  # an instant without time zone was never written by us
        return False
    return expected == entry.entry_hash


def _hash(entry: AuditEntry | None) -> str:
    return GENESIS if entry is None else entry.entry_hash


FAULT_WORDS = {
    Fault.EDITED: "nội dung mục này đã bị sửa",
    Fault.DELETED: "thiếu mục ngay trước mục này",
    Fault.REORDERED: "mục này không đúng thứ tự",
    Fault.BROKEN_LINK: "mục này không nối với mục ngay trước",
    Fault.PAYLOAD: "tài liệu kèm theo không khớp với mã đã ghi",
    Fault.TRUNCATED: "mã đầu chuỗi đã công bố không có trong nhật ký: phần cuối đã bị cắt",
}


def _bad(fault: Fault, position: int, entry: AuditEntry | None, last: AuditEntry | None) -> VerifyReport:
    seq = entry.seq if entry else None
    place = f"Mục thứ {position}" + (f" (số {seq})" if entry else "")
    words = f"{place}: {FAULT_WORDS[fault]}. Chuỗi còn đúng đến mục số {last.seq if last else 0}."
    return VerifyReport(False, position - 1, fault, position, seq, _hash(last), fault is Fault.TRUNCATED, words)
