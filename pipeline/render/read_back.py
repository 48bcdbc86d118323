"""A digest's file read again: whom it is about, as of when, and each number with its query and key."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from pipeline.errors import LamroError
from pipeline.records.days import require_aware
from pipeline.records.weekly import Scope
from pipeline.reports.check import ReadNumber

META = "lamro-digest"
_NUMBERS = frozenset({"data", "text"})  # of a chart too
_BLOCKS = frozenset({"p", "li", "dt", "dd", "th", "td", "tr", "h1", "h2", "caption"})


@dataclass(frozen=True, slots=True)
class ReadPaper:
    scope: Scope
    numbers: tuple[ReadNumber, ...]


class NotADigest(LamroError):
    """The file is no digest of ours, or no longer in one piece."""


def read_html(text: str) -> ReadPaper:
    """Raises :class:`NotADigest`."""
    page = _Page()
    page.feed(text)
    page.close()
    if page.scope is None:
        raise NotADigest("Tệp này không phải báo cáo tuần của Làm Rõ (không có phạm vi số liệu).")
    return ReadPaper(page.scope, tuple(page.numbers))


def read_json(text: str) -> ReadPaper:
    """Raises :class:`NotADigest`."""
    try:
        content = json.loads(text)
        numbers = tuple(
            ReadNumber(one["label"], one["text"], str(one["value"]), one["query"], one["key"])
            for one in content["numbers"]
        )
        return ReadPaper(_scope(content["scope"]), numbers)
    except (ValueError, KeyError, TypeError) as error:
        raise NotADigest(f"Tệp này không phải số liệu của báo cáo tuần: {error!r}.") from error


def _scope(raw: dict[str, Any]) -> Scope:
    return Scope(
        tuple(str(one) for one in raw["agencies"]),
        tuple(str(one) for one in raw["comparable"]),
        date.fromisoformat(raw["first_day"]),
        date.fromisoformat(raw["last_day"]),
        date.fromisoformat(raw["since"]),
        require_aware(datetime.fromisoformat(raw["known_at"])),
    )


@dataclass
class _Open:
    """A number whose words are being read."""

    tag: str
    value: str
    query: str
    key: str
    words: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects numbers; what stands around one (row head, column, sentence) is its label."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scope: Scope | None = None
        self.numbers: list[ReadNumber] = []
        self._number: _Open | None = None
        self._row = ""
        self._column = ""
        self._block: list[str] = []
        self._in_head = False
        self._waiting: list[int] = []  # numbers of the block that is open: they are labelled when it ends

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name") == META:
            self._read_scope(given.get("content", ""))
        if tag in _BLOCKS:
            self._end_block()
        if tag == "tr":
            self._row = ""
        if tag == "th" and given.get("scope") == "row":
            self._in_head = True
        if tag == "td":
            self._column = given.get("data-label", "")
        if tag in _NUMBERS and "data-query" in given:
            self._number = _Open(tag, given.get("value", given.get("data-value", "")), given["data-query"],
                                 given.get("data-key", ""))  # fmt: skip

    def handle_data(self, data: str) -> None:
        self._block.append(data)
        if self._number is not None:
            self._number.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._number is not None and tag == self._number.tag:
            one = self._number
            self._number = None
            label = f"{self._row}, {self._column.lower()}" if self._column else ""
            label = label or ("biểu đồ" if tag == "text" else "")
            self.numbers.append(ReadNumber(label, "".join(one.words).strip(), one.value, one.query, one.key))
            if not label:
                self._waiting.append(len(self.numbers) - 1)
        if tag == "td":
            self._column = ""
        if tag in _BLOCKS:
            self._end_block()

    def _read_scope(self, text: str) -> None:
        try:
            self.scope = _scope(json.loads(text))
        except (ValueError, KeyError, TypeError) as error:
            raise NotADigest(f"Phạm vi số liệu ghi trong tệp đã hỏng: {error!r}.") from error

    def _end_block(self) -> None:
        words = " ".join("".join(self._block).split())
        for index in self._waiting:
            one = self.numbers[index]
            self.numbers[index] = ReadNumber(words or one.query, one.text, one.value, one.query, one.key)
        if self._in_head:
            self._row, self._in_head = words, False
        self._block, self._waiting = [], []
