"""The paragraphs of the article on a page, found by trafilatura."""

from __future__ import annotations

import re

from lxml import etree, html
from trafilatura import extract as extract_text

from pipeline.articles.markup import words_of

# What Vietnamese systems call the article's own container; trafilatura knows the international names.
_BODY_NAME = re.compile(
    r"^(?:fck-detail|detail-(?:content|cmain|body)|detail--content|singular-content|article--body|cms-body|"
    r"the-article-body|(?:content|news|article|main)-detail(?:-body|-content)?|maincontent|art-body|contentdetail|"
    r"noi-?dung(?:-chi-tiet|-bai-viet)?|chi-?tiet-?(?:noi-?dung|bai-?viet)|knc-content|content-fck|cate-24h-foot-arti-deta-info|"
    r"bodytext|article-detail|b-maincontent|contents)$"
)
_ENOUGH = 200  # characters
_PROSE = 40  # characters of a paragraph that is no button
_LONG = 20_000  # characters: a list of that length is a list, and the full cascade would take seconds over it
_RULE = re.compile(r"^[\s|:-]*$")


def read_body(tree: etree._Element) -> list[str]:
    """The lines of the article, empty ones left out; cells of a table row stand in one line.

    ``fast`` was both quicker and no worse than the full cascade, on the pages of ``bench.extract`` too.
    """
    container = _container(tree)
    if container is not None:
        found = _lines(_alone(container))
        if 2 * sum(map(len, found)) > len(words_of(container)):
            return found
        return _blocks(container)
    found = _lines(tree)
    if _is_list(found) and sum(map(len, found)) < _LONG:
        found = _lines(tree, fast=False)
    return found or [words for element in tree.iter("p") if len(words := words_of(element)) >= _PROSE]


def _is_list(lines: list[str]) -> bool:
    """Whether most of what was found are short lines: the page's menus, taken for an article."""
    return 2 * sum(len(line) for line in lines if len(line) >= _PROSE) < sum(map(len, lines))


def _lines(tree: etree._Element, fast: bool = True) -> list[str]:
    text = extract_text(tree, fast=fast, with_metadata=False, include_comments=False, include_tables=True) or ""
    return [_cells(line) for line in text.splitlines() if not _RULE.match(line)]


def _cells(line: str) -> str:
    """A row of a table as words; trafilatura writes it between bars."""
    if not line.startswith("|"):
        return line
    return "; ".join(cell for part in line.split("|") if (cell := part.strip()))


def _container(tree: etree._Element) -> etree._Element | None:
    """The element that the page marks as its article's body, None where none or where it is nearly empty."""
    marked = [element for element in tree.iter("div", "article", "section", "td") if _is_body(element)]
    # Systems nest them; the outermost of the longest is meant.
    best = max(marked, key=lambda element: len(words_of(element)), default=None)
    return best if best is not None and len(words_of(best)) >= _ENOUGH else None


def _is_body(element: etree._Element) -> bool:
    if element.get("itemprop") == "articleBody":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and any(map(_BODY_NAME.match, names.lower().replace("_", "-").split()))


def _alone(container: etree._Element) -> etree._Element:
    """A page with nothing but the body of *container*, which is copied."""
    page = html.document_fromstring("<html><body><article></article></body></html>")
    article = page.find(".//article")
    article.append(_copy(container))
    return page


def _copy(element: etree._Element) -> etree._Element:
    copied = html.fromstring(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    for name in ("class", "id", "style"):
        copied.attrib.pop(name, None)
    return copied


_BLOCKS = frozenset("p h2 h3 h4 h5 li blockquote tr pre dd".split())


def _blocks(container: etree._Element) -> list[str]:
    """The container's own blocks, where trafilatura took most of it for furniture."""
    inner = (block for block in container.iter(*_BLOCKS) if next(block.iterdescendants(*_BLOCKS), None) is None)
    return [words for block in inner if (words := words_of(block))] or [words_of(container)]
