"""The lead (sapo) that a page shows above its text."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.articles.heading import heading_of
from pipeline.articles.markup import squeezed, words_of

LONGEST = 1_500  # characters; more is no lead
_SHORTEST = 20
_PROSE, _PROSE_BEFORE = 80, 2  # characters and number of paragraphs: behind them a "lead" is that of a box
_PROBE = 50  # letters that tell one sentence from another
LABEL = 40  # characters: the longest line that may be a section's name
_SENTENCE = re.compile(r"[.!?…:;。！？][\"”’)\]]*$")
_DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1780-\u17ff].{8}")  # few signs say much
_NAME = re.compile(
    r"(?:^|-)(?:sapo|chappeau|chapeau|standfirst|dek)(?:-|$)|^(?:(?:news|article|detail|post|content|entry|the-article)-*)*"
    r"(?:lead|summary|desc|abstract|intro|short-?intro|intro-?text)$|^cms-desc$",
)
_BLOCKS = frozenset(("p", "h2", "h3", "h4", "div", "strong", "b", "section", "header"))


def read_lead(tree: etree._Element, title: str, description: str) -> str:
    """The lead that the page itself shows, "" where it marks none.

    Known by its class name, or as the words behind the heading that the page's own *description* repeats:
    Vietnamese outlets describe a page with its lead.
    """
    heading = heading_of(tree, title)
    behind = heading is None
    probe = squeezed(description)[:_PROBE] if len(description) >= 2 * _SHORTEST else ""
    prose = 0
    for element in tree.iter(etree.Element):
        if element is heading:
            behind = True
        elif prose > _PROSE_BEFORE:
            break
        elif behind and element.tag in _BLOCKS:
            words = words_of(element) if _is_named(element) else ""
            if not words and probe and _begins_with(element, probe):
                words = words_of(element)
                # What is much longer is a container whose first words are the lead's.
                words = words if len(words) <= 2 * len(description) + _SHORTEST else ""
            if _SHORTEST < len(words) <= LONGEST:
                return words
        prose += behind and element.tag == "p" and len(words_of(element)) >= _PROSE
    return ""


def _is_named(element: etree._Element) -> bool:
    tokens = (element.get("class") or "").lower().replace("_", "-").split()
    return any(map(_NAME.search, tokens)) or (element.tag == "p" and "description" in tokens)


def _begins_with(element: etree._Element, probe: str) -> bool:
    """Whether the element's words begin with *probe*; only as many are read as it takes."""
    head = ""
    for piece in element.itertext():
        head += squeezed(piece)
        if len(head) >= len(probe) or not probe.startswith(head):
            break
    return head.startswith(probe)


def with_lead(shown: str, description: str, paragraphs: list[str]) -> tuple[str, list[str]]:
    """The lead, and *paragraphs* beginning with it.

    A lead that the page shows (*shown*) and trafilatura dropped is put back in front.  A *description* that the
    page does not show leads only where the page has no text of its own; else the first paragraph does.
    """
    paragraphs = _without_furniture(paragraphs)
    if shown:
        place = _stands_in(shown, paragraphs)
        return shown, paragraphs[place:] if place is not None else [shown, *paragraphs]
    if not paragraphs:
        return description, [description] if description else []
    place = _stands_in(description, paragraphs) or 0
    if any(len(line) > LABEL for line in paragraphs[:place]):
        place = 0
    return paragraphs[place], paragraphs[place:]


def _without_furniture(paragraphs: list[str]) -> list[str]:
    """*paragraphs* from the first one on that is a sentence: section names and labels stand above it."""
    for number, line in enumerate(paragraphs[:8]):
        if len(line) > LABEL or _SENTENCE.search(line) or _DENSE.search(line):
            return paragraphs[number:]
    return paragraphs


def _stands_in(lead: str, paragraphs: list[str]) -> int | None:
    """Which of the first *paragraphs* holds the beginning of *lead*."""
    probe = squeezed(lead)[:_PROBE]
    if not probe:
        return None
    return next((number for number, words in enumerate(paragraphs[:4]) if probe in squeezed(words)), None)
