"""Markup to plain text: what a reader would see."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser


class _Text(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def plain_text(markup: str) -> str:
    """*markup* without tags, entities, control characters and lone surrogates: NFC, single spaces."""
    text = markup
    if "<" in markup or "&" in markup:
        reader = _Text()
        reader.feed(markup)
        reader.close()
        text = "".join(reader.parts)
    return clean_text(text)


def clean_text(text: str) -> str:
    """*text*, in which no markup is meant, without control characters and lone surrogates: NFC, single spaces."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    visible = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return " ".join(unicodedata.normalize("NFC", visible).split())
