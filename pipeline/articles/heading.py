"""The heading of the article on its page."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.articles.markup import squeezed, words_of

SAME_WORDS = 0.7  # of a heading's words in the title: the heading is the title without what the site adds
_MARKED = re.compile(
    r"^(?:(?:news|article|detail|post|entry|content|page)-+title|title-+(?:news|article|detail|post|page)|"
    r"tieu-?de(?:-bai-viet|-tin)?)$"
)
_LONGEST = 300  # characters


def heading_of(tree: etree._Element, claimed: str = "") -> etree._Element | None:
    """The main heading: of several (many sites put their name into one) the one most like the *claimed* title.

    Where the page has no h1, an element that its class calls the title; None where there is neither.
    """
    headings = [h for h in tree.iter("h1") if words_of(h)] or _marked(tree)
    return max(headings, key=lambda h: shared_words(words_of(h), claimed), default=None)


def is_same(heading: str, title: str) -> bool:
    """Whether *title* is *heading* with at most the site's name or a section added."""
    within = squeezed(heading) in squeezed(title) and 2 * len(heading) > len(title)  # scripts without spaces
    return within or shared_words(heading, title) >= SAME_WORDS


def shared_words(heading: str, title: str) -> float:
    """How much of *heading* stands in *title*; of two headings alike the longer one has the edge."""
    words = set(heading.casefold().split())
    return len(words & set(title.casefold().split())) / max(1, len(words)) + min(len(heading), 200) / 100_000


def _marked(tree: etree._Element) -> list[etree._Element]:
    elements = (element for element in tree.iter("h2", "h3", "h4", "div", "p", "span") if _is_marked(element))
    first = next((element for element in elements if 10 < len(words_of(element)) <= _LONGEST), None)
    return [] if first is None else [first]


def _is_marked(element: etree._Element) -> bool:
    names = (element.get("class") or "").lower().replace("_", "-").split()
    return any(map(_MARKED.match, names)) and next(element.iterancestors("a", "li", "aside"), None) is None
