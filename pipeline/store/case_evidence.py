"""What a person may name as evidence, by id: statements, claims, captures, articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.errors import UnknownRecord
from pipeline.records.assessment import Claim
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx

SHORTEST = 6
"""Characters of an id that a person must type: fewer fit by chance."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record by its kind (statement, claim, capture, article) and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an id stands for; the address, instant and archive file are of the page it was read from."""

    kind: str
    id: str
    words: str
    url: str
    fetched_at: datetime | None
    warc_path: str
    warc_offset: int
    payload_sha256: str
    span_field: str = ""  # title, lead or text; "" where it is no sentence of a page
    span_start: int = 0  # characters, in that field
    span_end: int = 0


@dataclass(frozen=True, slots=True)
class CitedPage:
    """The page that an id is or stands on."""

    id: str
    article_id: str  # "" where nothing was read from it
    is_page: bool
    source_kind: str


def pages_of(tx: Tx, ids: Iterable[str]) -> tuple[CitedPage, ...]:
    """For those of *ids* that are articles, sentences or captures, by id."""
    return tx.records(CitedPage, "pages_cited", wanted=ids)


def expand(tx: Tx, prefixes: Iterable[str]) -> tuple[str, ...]:
    """The whole ids of *prefixes*, each once, in their order.

    Raises :class:`UnknownRecord` where one fits nothing, several, or is shorter than :data:`SHORTEST`.
    """
    return tuple(dict.fromkeys(_expand(tx, prefix.strip().lower()) for prefix in prefixes))


def ground_named(tx: Tx, prefix: str) -> tuple[str, str]:
    """Kind and whole id of the flag, statement, claim or article whose id begins with *prefix*.

    Raises :class:`UnknownRecord` as :func:`expand`.
    """
    own = prefix.strip().lower()
    if len(own) < SHORTEST:
        raise UnknownRecord(f"Mã “{prefix}” quá ngắn: hãy ghi ít nhất {SHORTEST} ký tự.")
    found = only_one("nội dung, bài hoặc thông tin chính thức", own, tx.records(Found, "grounds_like", prefix=own))
    return found.kind, found.id


def holding(tx: Tx, words: str, most: int) -> tuple[Told, ...]:
    """Statements, then articles, then claims that hold *words* (in any case), at most *most*."""
    return tx.records(Told, "grounds_holding", words=" ".join(words.split()), most=most)


def _expand(tx: Tx, prefix: str) -> str:
    if len(prefix) < SHORTEST:
        raise UnknownRecord(f"Mã bằng chứng “{prefix}” quá ngắn: hãy ghi ít nhất {SHORTEST} ký tự.")
    return only_one("bằng chứng", prefix, tx.records(Found, "evidence_like", prefix=prefix)).id


def told(tx: Tx, ids: Iterable[str]) -> tuple[Told, ...]:
    """What those of *ids* are that stand in the store, by kind and id."""
    return tx.records(Told, "evidence_told", wanted=ids)


def claims_by_id(tx: Tx, ids: Iterable[str]) -> tuple[Claim, ...]:
    """Those of *ids* that are there, by id."""
    return tx.records(Claim, "claims_by_id", wanted=ids)
