"""The hash chain: every tampering is found and located."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.audit import Fault, verify
from pipeline.records.audit import GENESIS, AuditEntry, entry_hash, payload_hash

START = datetime(2025, 11, 23, 22, tzinfo=UTC)


def sealed(seq: int, previous: str, subject: str, at: datetime, payload: str) -> AuditEntry:
    fields = (seq, at, "lan", "case_confirmed", subject, payload_hash(payload), previous)
    return AuditEntry(*fields, entry_hash(*fields))


def chain(length: int) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for seq in range(1, length + 1):
        previous = entries[-1].entry_hash if entries else GENESIS
        entries.append(sealed(seq, previous, f"vụ-{seq}", START + timedelta(minutes=seq), f"nội dung {seq}"))
    return entries


LOG = chain(12)
HEAD = LOG[-1].entry_hash


def test_a_whole_log_holds() -> None:
    report = verify(LOG)
    assert (report.ok, report.checked, report.head) == (True, 12, HEAD)
    assert not report.truncation_checked
    assert "Không kiểm tra việc cắt đuôi" in report.words
    assert verify(iter(LOG), HEAD).truncation_checked


def test_an_empty_log() -> None:
    assert verify([]).ok
    assert verify([]).head == GENESIS
    report = verify([], HEAD)
    assert (report.ok, report.fault) == (False, Fault.TRUNCATED)


def test_a_log_that_grew_since_the_head_was_published_holds() -> None:
    assert verify(LOG, LOG[4].entry_hash).ok


def test_truncation_is_seen_only_with_the_head() -> None:
    assert verify(LOG[:9]).ok
    report = verify(LOG[:9], HEAD)
    assert (report.ok, report.fault, report.position) == (False, Fault.TRUNCATED, 10)
    assert report.truncation_checked


@given(place=st.integers(0, 11), field=st.sampled_from(["seq", "at", "actor", "action", "subject", "payload_hash"]))
def test_an_edit_is_located(place: int, field: str) -> None:
    edits = {"seq": 99, "at": START, "payload_hash": "0" * 64}
    entries = list(LOG)
    entries[place] = replace(entries[place], **{field: edits.get(field, "khác")})  # type: ignore[arg-type]  # by name
    report = verify(entries)
    assert (report.ok, report.fault, report.position) == (False, Fault.EDITED, place + 1)
    assert f"Mục thứ {place + 1}" in report.words


@given(place=st.integers(0, 10))
def test_an_edit_with_its_hash_made_anew_breaks_the_next_link(place: int) -> None:
    entries = list(LOG)
    old = entries[place]
    entries[place] = sealed(old.seq, old.previous, "khác", old.at, "khác")
    report = verify(entries)
    assert (report.fault, report.position) == (Fault.BROKEN_LINK, place + 2)


@given(place=st.integers(0, 10))
def test_a_deletion_is_located(place: int) -> None:
    report = verify([*LOG[:place], *LOG[place + 1 :]])
    assert (report.fault, report.position) == (Fault.DELETED, place + 1)


@given(first=st.integers(0, 11), second=st.integers(0, 11))
def test_a_swap_is_found(first: int, second: int) -> None:
    entries = list(LOG)
    entries[first], entries[second] = entries[second], entries[first]
    report = verify(entries)
    assert report.ok == (first == second)
    if first != second:
        assert report.position == min(first, second) + 1


def test_a_repeated_or_foreign_entry_is_found() -> None:
    assert verify([*LOG[:5], LOG[4], *LOG[5:]]).fault is Fault.REORDERED
    jump = sealed(14, LOG[-1].entry_hash, "vụ", START, "x")
    assert verify([*LOG, jump]).fault is Fault.REORDERED
    naive = replace(LOG[3], at=datetime(2025, 11, 23))
    assert verify([*LOG[:3], naive, *LOG[4:]]).fault is Fault.EDITED


def test_payloads_at_hand_are_compared_and_purged_ones_are_not() -> None:
    at_hand = {entry.seq: entry.payload_hash for entry in LOG if entry.seq != 4}
    assert verify(LOG, payload_hashes=at_hand).ok
    report = verify(LOG, payload_hashes=at_hand | {7: payload_hash("khác")})
    assert (report.fault, report.seq) == (Fault.PAYLOAD, 7)


@pytest.mark.parametrize("seed", range(5))
def test_random_tamperings_are_all_found(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(60):
        entries = list(LOG)
        for _ in range(rng.randint(1, 3)):
            match rng.choice(["drop", "edit", "swap"]):
                case "drop":
                    del entries[rng.randrange(len(entries))]
                case "edit":
                    place = rng.randrange(len(entries))
                    entries[place] = replace(entries[place], subject=f"khác {rng.random()}")
                case _:
                    first, second = rng.sample(range(len(entries)), 2)
                    entries[first], entries[second] = entries[second], entries[first]
        assert verify(entries, HEAD).ok == (entries == LOG)
