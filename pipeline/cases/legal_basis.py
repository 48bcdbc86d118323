"""The instruments that a dossier may cite, by topic (data/reference/legal_basis.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pipeline.errors import ReferenceDataError
from pipeline.records.law import ForceStatus
from pipeline.records.profile import LegalBasis


class InstrumentEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str
    name: str
    number: str
    articles: str
    about: str
    scope: Literal["domestic", "international"]
    valid_from: date
    valid_to: date | None = None
    status: ForceStatus
    note: str = ""
    after: str = ""


class TopicEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    topic: str
    words: list[str]
    instruments: list[InstrumentEntry]


def load_legal_basis(path: Path) -> tuple[LegalBasis, ...]:
    """All instruments of *path*; raises :class:`ReferenceDataError` naming file and field."""
    try:
        topics = TypeAdapter(list[TopicEntry]).validate_python(
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"{path.name}: không đọc được: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"])
        raise ReferenceDataError(f"{path.name}: trường {field}: {first['msg']}") from error
    return tuple(_basis(topic, instrument) for topic in topics for instrument in topic.instruments)


def _basis(topic: TopicEntry, entry: InstrumentEntry) -> LegalBasis:
    return LegalBasis(
        id=entry.id,
        topic=topic.topic,
        words=tuple(word.casefold() for word in topic.words),
        name=entry.name,
        number=entry.number,
        articles=entry.articles,
        about=entry.about,
        international=entry.scope == "international",
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        status=entry.status,
        note=entry.note,
        after=entry.after,
    )


def fitting(instruments: Iterable[LegalBasis], text: str, day: date) -> tuple[LegalBasis, ...]:
    """Those whose topic's words stand in *text* (or that fit every case) and that were valid on *day*."""
    return tuple(
        one
        for one in instruments
        if _about(one, text) and one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)
    )


def ended(instruments: Iterable[LegalBasis], text: str, day: date) -> tuple[LegalBasis, ...]:
    """Those that would fit but are no longer valid on *day*, where a person must say what took their place."""
    return tuple(
        one
        for one in instruments
        if one.after and _about(one, text) and one.valid_to is not None and one.valid_to < day
    )


def _about(one: LegalBasis, text: str) -> bool:
    """By whole words: “lũ” is not in “thung lũng”."""
    folded = text.casefold()
    return not one.words or any(re.search(rf"\b{re.escape(word)}\b", folded) for word in one.words)
