"""``lamro record import``: a file of official statements → the record, line by line.

A line that is not valid is told with its number and left out, the others come in.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from pipeline.assessment.imported import COLUMNS, EXTRA, NEEDED, statement_of
from pipeline.errors import RecordFileError
from pipeline.records.assessment import Statement
from pipeline.records.days import day_in_vietnam
from pipeline.records.learning import ImportedStatement
from pipeline.store import audit, imported
from pipeline.store.connect import Stamp, Store
from pipeline.text.folding import fold

_LARGEST = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: ``bad`` are the numbers of lines with what is wrong, in Vietnamese."""

    lines: int
    new: int
    known: int  # good lines that the store had already
    bad: tuple[tuple[int, str], ...]


def import_record(store: Store, path: Path, agencies: frozenset[str], actor: str, now: datetime) -> Imported:
    """Bring the statements of *path* in; *agencies* are the slugs that there are.

    The same file a second time adds nothing.  Raises :class:`RecordFileError` where the file as a whole cannot be
    read as CSV with these columns; then nothing is written.
    """
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    good: dict[str, tuple[Statement, ImportedStatement]] = {}
    bad: list[tuple[int, str]] = []
    lines = 0
    for number, row in _rows(content, path.name):
        lines += 1
        try:
            statement = statement_of(row, agencies, day_in_vietnam(now))
        except ValueError as error:
            bad.append((number, str(error)))
            continue
        origin = ImportedStatement(statement.statement_id, row["source"], digest, number, actor)
        good.setdefault(statement.statement_id, (statement, origin))
    with store.transaction(Stamp(new_run_id("record", now), now)) as tx:
        new = imported.save_imported(tx, (one for one, _ in good.values()), (origin for _, origin in good.values()))
        words = f"{path.name} sha256 {digest}: {lines} lines, {new} new, {len(bad)} refused"
        audit.append_audit(tx, now, actor, "record.imported", digest[:32], words)
    return Imported(lines, new, lines - len(bad) - new, tuple(bad))


def _content(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise RecordFileError(f"{path.name} lớn hơn {_LARGEST // 1_000_000} MB; hãy chia nhỏ tệp.")
    return path.read_bytes()


def _rows(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and fields of each row, in NFC, without blanks around; a row that is empty throughout is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordFileError(f"{name} không phải UTF-8; trong Excel hãy lưu dạng “CSV UTF-8”.") from error
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        names = [name.strip().lower() for name in reader.fieldnames or ()]
        names = ["sentence" if name == "claim" else name for name in names]
        _check_columns(names, name)
        reader.fieldnames = names
        for row in reader:
            fields = {name: fold(str(row.get(name) or "")).text.strip() for name in COLUMNS}
            if any(fields.values()):
                yield reader.line_num, fields | {EXTRA: "x" if row.get(None) else ""}
    except csv.Error as error:
        raise RecordFileError(f"{name} không đọc được như một tệp CSV ({error}).") from error


def _check_columns(names: Iterable[str], name: str) -> None:
    missing = [column for column in NEEDED if column not in names]
    if missing:
        raise RecordFileError(
            f"{name}: dòng đầu thiếu cột {', '.join(missing)}; cần các cột {','.join(COLUMNS)} "
            "(figure, unit có thể bỏ)."
        )
