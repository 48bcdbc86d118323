"""A digest that was made, checked: every number counted again, and the file's bytes against those on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pipeline.errors import LamroError
from pipeline.records.ids import content_hash
from pipeline.records.runs import DigestPaper
from pipeline.render.read_back import ReadPaper, read_html, read_json
from pipeline.reports.check import Mismatch, compare, queries_of
from pipeline.store import digests
from pipeline.store.connect import Store

READERS = {".html": read_html, ".htm": read_html, ".json": read_json}
BESIDE = (".docx", ".csv")  # checked by their bytes, their numbers by the JSON file of the same name


class Bytes(Enum):
    """What the store says about the file as a whole."""

    ON_RECORD = "on_record"  # exactly a file that was made
    CHANGED = "changed"  # such a paper was made, but not with these bytes
    UNKNOWN = "unknown"  # this store made no paper for that cut-off


@dataclass(frozen=True, slots=True)
class Checked:
    numbers: int
    mismatches: tuple[Mismatch, ...]
    bytes: Bytes

    @property
    def well(self) -> bool:
        return not self.mismatches and self.bytes is not Bytes.CHANGED


def check_digest(store: Store, path: Path) -> Checked:
    """The numbers of the HTML or JSON file *path*; of a .docx or .csv those of the JSON file beside it, and its bytes.

    Raises :class:`LamroError` for a file that is no digest.
    """
    suffix = path.suffix.lower()
    numbers_in = path.with_suffix(".json") if suffix in BESIDE else path
    if suffix not in (*READERS, *BESIDE) or not numbers_in.exists():
        raise LamroError(
            f"{path.name}: kiểm tra được tệp .html hoặc .json của báo cáo tuần; với .docx và .csv thì tệp .json cùng "
            "tên phải nằm bên cạnh."
        )
    paper = READERS[numbers_in.suffix.lower()](numbers_in.read_text(encoding="utf-8"))
    with store.reading() as tx:
        given = {name: digests.numbers(tx, name, paper.scope) for name in _known(paper)}
        made = digests.papers_at(tx, paper.scope.known_at)
    states = {_state(one, paper, made) for one in {path, numbers_in}}
    worst = next(state for state in (Bytes.CHANGED, Bytes.UNKNOWN, Bytes.ON_RECORD) if state in states)
    return Checked(len(paper.numbers), compare(paper.numbers, given), worst)


def _state(path: Path, paper: ReadPaper, made: Sequence[DigestPaper]) -> Bytes:
    suffix = path.suffix.lower()
    hashes = {one.sha256 for one in made if one.path.endswith(suffix) and one.week_start == paper.scope.first_day}
    if not hashes:
        return Bytes.UNKNOWN
    return Bytes.ON_RECORD if content_hash(path.read_bytes()) in hashes else Bytes.CHANGED


def _known(paper: ReadPaper) -> tuple[str, ...]:
    """Only our own queries are run; a name that is none of them is told as a number that the store does not have."""
    ours = {one.name for one in digests.number_queries()}
    return tuple(name for name in queries_of(paper.numbers) if name in ours)
