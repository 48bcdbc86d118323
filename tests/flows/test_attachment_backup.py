"""Attachments saved with a backup and put back; what is missing or changed is named."""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.steps.attachment_backup import (
    archive_of,
    check_archive,
    put_back_attachments,
    require_whole,
    save_attachments,
)
from flows.steps.case_attach import kept_at
from pipeline.errors import BackupError
from pipeline.records.case_acts import Attachment, Purge, PurgedKind, attachment_id, purge_id
from pipeline.store import case_acts
from pipeline.store.connect import Stamp, Store

NOW = datetime(2026, 3, 2, tzinfo=UTC)
WORDS = {"biên bản.txt": b"mot", "ảnh.png": b"hai", "công văn.pdf": b"ba" * 70_000}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kho" / "lamro.duckdb")


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    """Three files laid to cases (one of them to two), and one that was purged but left behind."""
    folder = tmp_path / "kho" / "attachments"
    made = [_laid(folder, case, name, WORDS[name]) for case in ("c1", "c2") for name in WORDS if case == "c1"]
    made.append(_laid(folder, "c2", "biên bản.txt", WORDS["biên bản.txt"]))
    gone = _laid(folder, "c1", "nhầm.txt", b"bon")
    own = purge_id(PurgedKind.ATTACHMENT, gone.attachment_id)
    purged = Purge(own, "c1", PurgedKind.ATTACHMENT, gone.attachment_id, gone.sha256, "nhầm", "lan", NOW)
    with store.transaction(Stamp("r", NOW)) as tx:
        case_acts.save_attachments(tx, [*made, gone])
        case_acts.purge(tx, purged, [])
    return folder


def _laid(folder: Path, case: str, name: str, payload: bytes) -> Attachment:
    digest = hashlib.sha256(payload).hexdigest()
    path = kept_at(folder, digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(payload)
    return Attachment(attachment_id(case, digest), case, name, "text/plain", len(payload), digest, "lan")


def contents(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_saved_and_put_back_byte_for_byte(store: Store, folder: Path, tmp_path: Path) -> None:
    saved = save_attachments(store, folder, tmp_path / "safe")
    assert (saved.count, saved.faults) == (3, ())
    assert saved.path == tmp_path / "safe.attachments.tar"
    assert hashlib.sha256(saved.path.read_bytes()).hexdigest() == saved.sha256
    assert b"bon" not in saved.path.read_bytes()  # what was purged is not brought back
    check_archive(tmp_path / "safe")
    with pytest.raises(BackupError, match="hãy chọn tên khác"):
        save_attachments(store, folder, tmp_path / "safe")
    shutil.rmtree(folder)
    back = put_back_attachments(store, folder, tmp_path / "safe")
    assert (back.count, back.faults) == (3, ())
    assert contents(folder) == set(WORDS.values())
    require_whole(back.faults)


def test_what_is_missing_or_changed_is_named_and_the_rest_is_saved(store: Store, folder: Path, tmp_path: Path) -> None:
    digest = {name: hashlib.sha256(words).hexdigest() for name, words in WORDS.items()}
    kept_at(folder, digest["ảnh.png"]).unlink()
    kept_at(folder, digest["công văn.pdf"]).write_bytes(b"khac")
    saved = save_attachments(store, folder, tmp_path / "safe")
    assert saved.count == 1
    assert {fault.split("“")[1].split("”")[0] for fault in saved.faults} == {"ảnh.png", "công văn.pdf"}
    with pytest.raises(BackupError, match="thiếu “ảnh"):
        require_whole(saved.faults)
    shutil.rmtree(folder)
    back = put_back_attachments(store, folder, tmp_path / "safe")
    assert (back.count, len(back.faults)) == (1, 2)
    assert contents(folder) == {WORDS["biên bản.txt"]}


def test_a_file_that_was_changed_meanwhile_is_put_right(store: Store, folder: Path, tmp_path: Path) -> None:
    save_attachments(store, folder, tmp_path / "safe")
    path = kept_at(folder, hashlib.sha256(b"hai").hexdigest())
    path.write_bytes(b"hai sai")
    assert put_back_attachments(store, folder, tmp_path / "safe").faults == ()
    assert path.read_bytes() == b"hai"


def test_an_archive_that_was_changed_or_lost_is_told(store: Store, folder: Path, tmp_path: Path) -> None:
    saved = save_attachments(store, folder, tmp_path / "safe")
    whole = bytearray(saved.path.read_bytes())
    whole[600] ^= 1
    saved.path.write_bytes(whole)
    with pytest.raises(BackupError, match="không khớp mã SHA-256"):
        check_archive(tmp_path / "safe")
    archive_of(tmp_path / "safe").unlink()
    check_archive(tmp_path / "safe")
    shutil.rmtree(folder)
    assert len(put_back_attachments(store, folder, tmp_path / "safe").faults) == 3


def test_a_store_without_attachments_has_no_archive(store: Store, tmp_path: Path) -> None:
    assert save_attachments(store, tmp_path / "none", tmp_path / "safe").count == 0
    assert not archive_of(tmp_path / "safe").exists()
