"""What a reader of a page sees, as lines of text: what must be looked through before the page leaves the house."""

from __future__ import annotations

from html.parser import HTMLParser

_INLINE = frozenset(
    {"a", "abbr", "b", "data", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "tspan"}
)
_UNSEEN = frozenset({"script", "style"})
_TOLD = frozenset({"alt", "title", "aria-label"})  # attributes that are read out or shown


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self.parts.append("\n")
        self.parts += [f"\n{value}\n" for name, value in attrs if name in _TOLD and value]

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(" ".join(data.splitlines()) if data.strip() else " ")


def visible_text(html: str) -> str:
    """The words of *html*, a paragraph, item or cell a line; of pictures and links what is said instead of them."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n"))
    return "\n".join(line for line in lines if line)
