"""From bytes to a tree: charset repair, NFC, no comments and control characters."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree, html

from pipeline.articles.charset import to_text
from pipeline.errors import ExtractionFailed

MAX_CHARACTERS = 8_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\u2060\u00ad]")


def decode(payload: bytes, content_type: str) -> str:
    """*payload* as NFC text without control characters and invisible signs.

    How the charset is found: see :func:`pipeline.articles.charset.to_text`.  Raises
    :class:`ExtractionFailed` where the page is larger than :data:`MAX_CHARACTERS`.
    """
    text = to_text(payload, content_type)
    if len(text) > MAX_CHARACTERS:
        raise ExtractionFailed(f"page of {len(text):,} characters; more than {MAX_CHARACTERS:,} is not an article")
    return _CONTROL.sub("", unicodedata.normalize("NFC", text))


def parse(text: str) -> etree._Element:
    """The page's tree.  Raises :class:`ExtractionFailed` where there is none."""
    # Comments split the text of a paragraph in two, of which trafilatura keeps the first.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # A str with an encoding declaration is refused by lxml: the bytes are ours by now.
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ExtractionFailed(f"no HTML could be read: {error}") from error


def words_of(element: etree._Element) -> str:
    """The text of *element* with white space folded."""
    return " ".join("".join(element.itertext()).split())


def squeezed(text: str) -> str:
    """*text* as letters and digits only, case folded: what two spellings of one sentence have in common."""
    return re.sub(r"\W+", "", text).casefold()
