"""From bytes to a tree: charset repair, NFC, and what must never be read (bylines, scripts)."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree, html

from pipeline.errors import ExtractionFailed

MAX_CHARACTERS = 8_000_000
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FALLBACKS = ("utf-8", "windows-1258", "latin-1")

# Bylines are cut before anything is read from the page (DESIGN section 8); related lists and
# captions are not the article's own words.
_CUT = (
    "//script[not(@type='application/ld+json')] | //style | //noscript | //template | //iframe | //form"
    " | //figcaption | //aside | //nav | //footer"
    " | //*[contains-token(@rel,'author') or contains-token(@itemprop,'author')]"
    " | //*[not(self::html or self::body or self::main or self::article) and ("
    "{classes})]"
)
_CUT_CLASSES = (
    "author", "byline", "author-info", "article-author", "tac-gia", "tacgia", "caption", "Image-caption",
    "related", "related-news", "tin-lien-quan", "box-related", "tags", "share", "social", "breadcrumb",
    "ads", "advert", "quang-cao", "comment", "comments", "newsletter",
)  # fmt: skip


def _has_class(name: str) -> str:
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


_CUT_XPATH = etree.XPath(
    _CUT.replace("contains-token(@rel,'author')", "@rel='author'")
    .replace("contains-token(@itemprop,'author')", "@itemprop='author'")
    .replace("{classes}", " or ".join(_has_class(name) for name in _CUT_CLASSES))
)


def decode(payload: bytes, content_type: str) -> str:
    """*payload* as NFC text without control characters.

    The charset is the header's, else the page's own, else the first of UTF-8, windows-1258 and
    latin-1 that fits; a declared charset that does not fit the bytes is not believed.  Raises
    :class:`ExtractionFailed` where the page is larger than :data:`MAX_CHARACTERS`.
    """
    declared = _HEADER_CHARSET.search(content_type)
    names = [declared.group(1)] if declared else []
    meta = _META_CHARSET.search(payload[:4096])
    names += [meta.group(1).decode("ascii")] if meta else []
    for name in (*names, *_FALLBACKS):
        try:
            text = payload.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        break
    if len(text) > MAX_CHARACTERS:
        raise ExtractionFailed(f"page of {len(text):,} characters; more than {MAX_CHARACTERS:,} is not an article")
    return _CONTROL.sub("", unicodedata.normalize("NFC", text.removeprefix("\ufeff")))


def parse(text: str) -> etree._Element:
    """The page's tree.  Raises :class:`ExtractionFailed` where there is none."""
    try:
        # A str with an encoding declaration is refused by lxml: the bytes are ours by now.
        return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ExtractionFailed(f"no HTML could be read: {error}") from error


def cut_foreign_parts(tree: etree._Element) -> None:
    """Take bylines, captions, related lists, scripts and forms out of *tree*, in place."""
    for element in _CUT_XPATH(tree):
        if element.getparent() is not None:
            element.drop_tree()


def words_of(element: etree._Element) -> str:
    """The text of *element* with white space folded."""
    return " ".join("".join(element.itertext()).split())
