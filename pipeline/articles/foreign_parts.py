"""What on a page is not the article's own words: bylines, captions, related lists, sharing, tags, comments.

Bylines are cut before anything is read from the page (DESIGN section 8).
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from pipeline.articles.markup import words_of

_TAGS = frozenset(
    "style noscript template iframe form button select nav footer aside figcaption object video audio svg canvas "
    "amp-sidebar amp-ad amp-social-share amp-iframe amp-video amp-carousel amp-facebook amp-youtube".split()
)
_KEPT = frozenset(("html", "head", "body", "main", "article", "meta", "link", "title"))
# Between letters of a class name and the next sign; names are compared in lower case, "_" as "-".
_NAMES = {
    "small": re.compile(
        r"(?:^|-)(?:authors?|byline|tac-?gia|reporter|signature|but-?danh|ky-?ten|nguon-?tin|"
        r"(?:article|news|detail|post)-source|author-mail|figcaption|chu-?thich|desc-cation)(?:-|$)|caption|^image$"
    ),
    "large": re.compile(
        r"(?:^|-)(?:relat(?:e|ed|ion)s?|relatednews|lien-?quan|tin-?lien-?quan\w*|tinlienquan\w*|xem-?them|doc-?them|"
        r"tin-?khac|cung-?chuyen-?muc|inner-article|recommend(?:ed|ation)?s?|most-?(?:read|viewed)|"
        r"shar(?:e|ing)|social|breadcrumbs?|bread-crumb|"
        r"ads?|advert\w*|quang-?cao|newsletter|comments?|binh-?luan|fb-comments|box-comment\w*|"
        r"embed-?video|box-embed-video|video-?(?:box|embed|wrapper|player)|podcast)(?:-|$)"
        r"|^(?:(?:article|detail|news|post|box|list|block)-*)*(?:tags?|keywords|tu-?khoa)"
        r"(?:-(?:list|box|wrap|detail|bottom|news|item))*$"
    ),
}
# VCCorp's editor, on which a dozen large outlets write, names its boxes in an attribute.
_EDITOR_BOXES = ("relatedonenews", "relatednews", "relatednewsbox", "videostream", "insertquestion")
_SMALL_WORDS = 600  # characters: a longer "author" or "caption" is a wrapper around the article
_PROSE = 80  # characters of a paragraph that is no teaser; what holds a third of the page's, or many, is the article
_BODY_SHARE, _BODY_SIZE = 0.3, 1_500
_RIGHT = re.compile(r"text-align:\s*(?:right|end)", re.IGNORECASE)
_SIGNATURE = 80  # characters
_WHOLE = etree.XPath("boolean(.//h1 | .//article | .//*[@itemprop='articleBody'])")
_PLACE_STAMP = "location-stamp"


def cut_foreign_parts(tree: etree._Element) -> None:
    """Take all of them out of *tree*, in place.  An element that holds the article's own text is never cut."""
    body_size = _prose(tree)
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element.tag in _KEPT:
            continue
        size = _verdict(element)
        if size and not _holds_the_article(element, size, body_size):
            element.drop_tree()
        elif _PLACE_STAMP in (element.get("class") or ""):
            element.tail = " - " + (element.tail or "").lstrip()


def _verdict(element: etree._Element) -> str:
    """ "small" or "large" where *element* is a foreign part of that size, "" where it is none."""
    if element.tag == "script":
        return "large" if element.get("type") != "application/ld+json" else ""
    if element.tag in _TAGS:
        return "large"
    if element.get("rel") == "author" or element.get("itemprop") in ("author", "caption"):
        return "small"
    if element.tag == "div" and (element.get("type") or "").lower() in _EDITOR_BOXES:
        return "large"
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) > 1 and (size := _size_by_names(names)):
        return size
    if element.tag == "p" and _right_aligned(element) and len(words_of(element)) <= _SIGNATURE:
        return "small"
    return ""


@lru_cache(maxsize=4096)
def _size_by_names(names: str) -> str:
    tokens = names.lower().replace("_", "-").split()
    return next((size for size, pattern in _NAMES.items() if any(map(pattern.search, tokens))), "")


def _right_aligned(element: etree._Element) -> bool:
    return bool(
        element.get("align") == "right"
        or _RIGHT.search(element.get("style") or "")
        or "text-right" in (element.get("class") or "")
    )


def _holds_the_article(element: etree._Element, size: str, body_size: int) -> bool:
    if element.tag in ("style", "script", "noscript", "template"):
        return False
    if size == "small" and len(words_of(element)) > _SMALL_WORDS:
        return True
    if _WHOLE(element):
        return True
    held = _prose(element)
    return held > _BODY_SIZE or held > max(200, _BODY_SHARE * body_size)


def _prose(element: etree._Element) -> int:
    """The characters of its paragraphs that are long enough to be the article's."""
    sizes = (len(words_of(paragraph)) for paragraph in element.iter("p"))
    return sum(size for size in sizes if size >= _PROSE)
