"""Before a paper is written or sent: its words, those of its files too, are looked through for state secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from zipfile import BadZipFile

from pipeline.cases.attachments import readable_text
from pipeline.cases.secrets import refuse_secret_paper
from pipeline.render.visible import visible_text
from pipeline.store import outbox
from pipeline.store.connect import Store, Tx

_PLAIN = (".txt", ".json", ".csv")


def guard_paper(store: Store, files: Mapping[str, bytes], press: Sequence[str]) -> None:
    """Raises :class:`SecretMatter` where one of *files* (by name) bears a marking that is no quote of *press*, or
    names a state-secret stub: none of them may be written then."""
    with store.reading() as tx:
        refuse_words(tx, [words_of(name, payload) for name, payload in files.items()], press)


def refuse_words(tx: Tx, texts: Sequence[str], press: Sequence[str]) -> None:
    """As :func:`guard_paper`, of words."""
    refuse_secret_paper(texts, press, outbox.secret_numbers(tx))


def words_of(name: str, payload: bytes) -> str:
    """What a reader sees of the file *name*, a paragraph a line; "" of a picture or of what is no office's file."""
    suffix = PurePath(name).suffix.lower()
    if suffix in (".html", ".htm"):
        return visible_text(payload.decode("utf-8", "replace"))
    if suffix in _PLAIN:
        return payload.decode("utf-8-sig", "replace")
    try:
        return readable_text(name, payload)
    except BadZipFile:  # it calls itself a document and is none: its bytes as they are
        return payload.decode("utf-8", "replace")
