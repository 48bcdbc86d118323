"""The XML of a sitemap, read piece by piece: no tree is built, no entity is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from crawlers.markup import plain_text
from pipeline.errors import FeedUnreadable

MAX_PLACES = 50_000  # the protocol's own limit
MAX_FIELD = 4000  # characters
MAX_TAGS = 2_000_000  # 50,000 places with 40 elements each
_MAX_DEPTH = 32
_PIECE = 65536
_FIELDS = {"loc": "loc", "lastmod": "lastmod", "publication_date": "published", "title": "title"}
_PARTS = ("url", "sitemap")
_OTHERS = ("image", "video")  # whose loc and title are those of a picture
_ROOTS = {"urlset": False, "sitemapindex": True}


@dataclass(frozen=True, slots=True)
class Place:
    """One ``url`` or ``sitemap`` element; each field as written, "" where it is missing."""

    loc: str
    lastmod: str
    published: str  # news:publication_date
    title: str  # news:title, plain text


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``damage`` says why the document could not be read to its end, "" where it was."""

    is_index: bool
    places: tuple[Place, ...]
    damage: str
    was_cut: bool  # there are more places than are read


class _Enough(Exception):
    """The wanted number of places is there, or more of something else than a sitemap has."""


def read_places(payload: bytes, url: str) -> Sitemap:
    """The places that the sitemap *payload* names, at most 50,000; *url* serves the messages only.

    Raises :class:`FeedUnreadable` where the root is none of a sitemap or a document type is declared.
    """
    reader = _Reader(url)
    parser = expat.ParserCreate()  # prefixes are taken as written: many forget to declare them
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    damage = ""
    body = payload.lstrip()
    try:
        for start in range(0, len(body), _PIECE):
            parser.Parse(body[start : start + _PIECE], False)
        parser.Parse(b"", True)
    except _Enough as reason:
        damage = str(reason)
    except (expat.ExpatError, ValueError, LookupError) as reason:
        damage = str(reason)
    if reader.is_index is None:
        raise FeedUnreadable(f"{url} is no sitemap ({damage or 'empty'}); correct the address in the source's file.")
    return Sitemap(reader.is_index, tuple(reader.places), damage, reader.was_cut)


@dataclass(slots=True)
class _Reader:
    url: str
    is_index: bool | None = None
    places: list[Place] = field(default_factory=list)
    was_cut: bool = False
    _open: dict[str, str] | None = None  # the place that is being read
    _field: str = ""
    _tags: int = 0
    _depth: int = 0

    def refuse_doctype(self, *declared: object) -> None:
        raise FeedUnreadable(f"{self.url} declares a document type, as entity bombs do; it is not parsed.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        self._depth += 1
        if self._tags > MAX_TAGS or self._depth > _MAX_DEPTH:
            raise _Enough("more elements than a sitemap has")
        prefix, _, local = name.rpartition(":")
        if self.is_index is None:
            if local not in _ROOTS:
                raise FeedUnreadable(f"{self.url} is no sitemap but <{local[:40]}>; correct it in the source's file.")
            self.is_index = _ROOTS[local]
        elif local in _PARTS:
            if len(self.places) == MAX_PLACES:
                self.was_cut = True
                raise _Enough
            self._open = {}
        elif local in _FIELDS and prefix not in _OTHERS:
            self._field = _FIELDS[local]

    def text(self, written: str) -> None:
        if self._open is not None and self._field:
            already = self._open.get(self._field, "")
            self._open[self._field] = (already + written)[:MAX_FIELD]

    def end(self, name: str) -> None:
        self._field = ""
        self._depth -= 1
        if name.rpartition(":")[2] in _PARTS and self._open is not None:
            found = {key: value.strip() for key, value in self._open.items()}
            title = plain_text(found.get("title", ""))
            place = Place(found.get("loc", ""), found.get("lastmod", ""), found.get("published", ""), title)
            self.places.append(place)
            self._open = None
