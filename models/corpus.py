"""The training sentences and the criticism set, read from their CSV files and checked."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceDataError

SENTENCES = "sentences.csv"
CRITICISM = "criticism.csv"
LABELS = ("misleading", "sound")
SORTS = {
    "misleading": ("rumour", "exaggeration", "unattributed", "recycled", "headline", "figure", "conspiracy"),
    "sound": (
        "bad_news", "criticism", "denial", "update", "announcement", "opinion", "question", "satire", "warning",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrainingSentence:
    """One passage of one to three sentences, written for this purpose."""

    id: str
    misleading: bool
    sort: str
    language: str
    group: str  # passages on the same matter; a fold never splits them
    text: str

    @property
    def topic(self) -> str:
        """The group without its number: ``flood`` of ``flood-03``."""
        return self.group.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Criticism:
    """A passage of true criticism, bad news or denial: a new model may not flag more of them than the old."""

    id: str
    text: str


def read_sentences(path: Path) -> tuple[TrainingSentence, ...]:
    """The passages of *path* in file order.

    Raises :class:`ReferenceDataError` with file, line and field where a row is not valid, an id or a text
    comes twice, or a group lacks one of the labels.
    """
    sentences = tuple(_sentence(path, line, row) for line, row in _rows(path, "id,label,sort,language,group,text"))
    _unique(path, [(sentence.id, sentence.text) for sentence in sentences])
    labels: dict[str, set[bool]] = defaultdict(set)
    for sentence in sentences:
        labels[sentence.group].add(sentence.misleading)
    for group, seen in labels.items():
        if len(seen) != len(LABELS):
            raise ReferenceDataError(f"{path.name}: group {group} needs passages of both labels")
    return sentences


def read_criticism(path: Path) -> tuple[Criticism, ...]:
    """The criticism set of *path* in file order; raises :class:`ReferenceDataError` as above."""
    rows = tuple(Criticism(row["id"], row["text"]) for _, row in _rows(path, "id,text"))
    _unique(path, [(row.id, row.text) for row in rows])
    return rows


def _sentence(path: Path, line: int, row: dict[str, str]) -> TrainingSentence:
    label, sort, group = row["label"], row["sort"], row["group"]
    if label not in LABELS:
        raise ReferenceDataError(f"{path.name}, line {line}: label must be one of {', '.join(LABELS)}, not {label!r}")
    if sort not in SORTS[label]:
        raise ReferenceDataError(f"{path.name}, line {line}: no sort {sort!r} of label {label}")
    if "-" not in group:
        raise ReferenceDataError(f"{path.name}, line {line}: group must read topic-number, not {group!r}")
    return TrainingSentence(row["id"], label == "misleading", sort, row["language"], group, row["text"])


def _rows(path: Path, header: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and fields of each row, none of them empty, all in NFC."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if ",".join(reader.fieldnames or ()) != header:
                raise ReferenceDataError(f"{path.name}: the first line must be {header}")
            for row in reader:
                _check(path, reader.line_num, row)
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceDataError(f"{path.name} cannot be read: {error}") from error


def _check(path: Path, line: int, row: dict[str, str]) -> None:
    for field, value in row.items():
        if not isinstance(value, str) or not value.strip():
            raise ReferenceDataError(f"{path.name}, line {line}: field {field} is missing or one too many")
        if not unicodedata.is_normalized("NFC", value):
            raise ReferenceDataError(f"{path.name}, line {line}: field {field} is not in NFC")


def _unique(path: Path, pairs: Sequence[tuple[str, str]]) -> None:
    if not pairs:
        raise ReferenceDataError(f"{path.name} holds no row")
    for position in (0, 1):
        seen: set[str] = set()
        for pair in pairs:
            if pair[position] in seen:
                raise ReferenceDataError(f"{path.name}: comes twice: {pair[position]}")
            seen.add(pair[position])
