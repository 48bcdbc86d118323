"""The links of a web page, read piece by piece: no tree is built, whatever its size."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from lxml import etree
from w3lib.encoding import html_to_unicode

from crawlers.listing import absolute
from crawlers.markup import clean_text

MAX_ANCHORS = 5000  # of one page that are looked at
MAX_TAGS = 200_000  # a page of news has ten thousand
MAX_WORDS = 400  # characters of a link
_MAX_BOXES = 100  # boxes in boxes
_PIECE = 65536
_CONTAINERS = ("article", "li", "div", "section", "td")
_MENUS = ("nav", "footer")
_NOT_FOLLOWED = frozenset({"tag", "author", "nofollow", "sponsored", "search", "next", "prev"})


@dataclass(slots=True)
class Anchor:
    """One link: ``words`` are its text, else its title or its picture's; ``written`` is the
    ``time datetime`` of the smallest box that holds no other page, "" where there is none or several."""

    url: str  # absolute and normalised
    words: str
    written: str = ""


@dataclass(slots=True)
class _Box:
    tag: str
    anchors: list[Anchor] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


def anchors_of(page: bytes, content_type: str, page_url: str) -> tuple[tuple[Anchor, ...], bool]:
    """The links outside menus and footers -> (at most 5,000 of them, whether there was more).

    *content_type* is the header's value.  Never raises for what a page holds.
    """
    reader = _Reader(page_url)
    parser = etree.HTMLParser(target=reader, encoding="utf-8")
    body = _text(page, content_type).replace("\0", "").encode("utf-8", "replace")
    try:
        for start in range(0, len(body), _PIECE):
            parser.feed(body[start : start + _PIECE])
            if reader.full:
                break
        else:
            parser.close()
    except (etree.LxmlError, ValueError, AssertionError):
        pass  # what was read before stands
    return tuple(reader.anchors[:MAX_ANCHORS]), reader.full


def _text(page: bytes, content_type: str) -> str:
    """*page* decoded: as UTF-8 where it plainly is, whatever the header says, else as a browser would."""
    with suppress(UnicodeDecodeError):
        if not page.isascii():
            return page.decode("utf-8")
    _, text = html_to_unicode(content_type, page, default_encoding="utf-8")
    return text


class _Reader:
    """A target of lxml's parser."""

    def __init__(self, page_url: str) -> None:
        self.anchors: list[Anchor] = []
        self._base = page_url
        self._menus: Counter[str] = Counter()
        self._boxes: list[_Box] = [_Box("")]
        self._open: Anchor | None = None
        self._spare = ""
        self._tags = 0

    @property
    def full(self) -> bool:
        return len(self.anchors) > MAX_ANCHORS or self._tags > MAX_TAGS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        if self.full:
            return
        if tag in _MENUS or (tag == "header" and not any(box.tag == "article" for box in self._boxes)):
            self._menus[tag] += 1
        elif tag in _CONTAINERS and len(self._boxes) < _MAX_BOXES:
            self._boxes.append(_Box(tag))
        elif tag == "time" and attributes.get("datetime"):
            self._boxes[-1].times.append(attributes["datetime"][:100])
        elif tag == "base" and attributes.get("href"):
            self._base = absolute(self._base, attributes["href"]) or self._base
        elif tag == "a":
            self._begin(attributes)
        elif tag == "img" and self._open is not None:
            self._spare = self._spare or attributes.get("alt", "")

    def _begin(self, attributes: dict[str, str]) -> None:
        self._finish()
        followed = not _NOT_FOLLOWED & set(attributes.get("rel", "").lower().split())
        url = absolute(self._base, attributes.get("href", ""))
        if url and followed and not +self._menus:
            self._open = Anchor(url, "")
            self._spare = attributes.get("title", "")

    def data(self, text: str) -> None:
        if self._open is not None and len(self._open.words) < MAX_WORDS:
            self._open.words += text

    def end(self, tag: str) -> None:
        if tag == "a":
            self._finish()
        elif self._menus[tag]:
            self._menus[tag] -= 1
        elif tag in _CONTAINERS and len(self._boxes) > 1 and self._boxes[-1].tag == tag:
            self._close_box()

    def close(self) -> None:
        self._finish()

    def _finish(self) -> None:
        if self._open is not None and not self.full:
            self._open.words = clean_text(self._open.words[:MAX_WORDS]) or clean_text(self._spare[:MAX_WORDS])
            self.anchors.append(self._open)
            self._boxes[-1].anchors.append(self._open)
        self._open = None

    def _close_box(self) -> None:
        """A box with one page and one time dates that page; else what it holds is the next box's matter."""
        box = self._boxes.pop()
        times = set(box.times)
        if len({anchor.url for anchor in box.anchors}) == 1 and len(times) == 1:
            for anchor in box.anchors:
                anchor.written = anchor.written or next(iter(times))
        if len(self._boxes) > 1 and len(box.anchors) + len(box.times) <= 4:
            self._boxes[-1].anchors += box.anchors
            self._boxes[-1].times += box.times
