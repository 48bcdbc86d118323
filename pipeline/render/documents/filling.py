"""Template files that an office can change: ``{{ name }}`` in a Word file, filled paragraph by paragraph.

A placeholder that stands for a list repeats its paragraph, layout and all; an empty list removes it.  Of blocks
(``{{ body.heading }}``, ``{{ body.text }}``, ``{{ body.item }}``) the template holds one sample paragraph each.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.types import ProvidesStoryPart

from pipeline.errors import TemplateError
from pipeline.records.documents import Block, BlockKind
from pipeline.render.clean import clean

PLACE = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z]+)?)\s*\}\}")
Value = str | tuple[str, ...] | tuple[Block, ...]


def fill(document: Document, values: Mapping[str, Value], name: str) -> None:
    """Put *values* in the places of *document*; *name* is the template's, for the message.

    Raises :class:`TemplateError` for a place that is no field of the papers, or one that is not filled alone.
    """
    samples: dict[str, dict[str, Paragraph]] = {}  # found before anything is filled in: text may look like a place
    for paragraph in list(paragraphs(document)):
        found = PLACE.findall(paragraph.text)
        if not found:
            continue
        fields = {place.partition(".")[0] for place in found}
        unknown = sorted(fields - set(values))
        if unknown:
            raise TemplateError(f"Mẫu {name}: không có trường “{unknown[0]}”; các trường: {', '.join(sorted(values))}.")
        lists = sorted(one for one in fields if not isinstance(values[one], str))
        if lists and len(found) > 1:
            raise TemplateError(f"Mẫu {name}: trường “{lists[0]}” phải đứng riêng một đoạn.")
        if not lists:
            _say(paragraph, {one: str(values[one]) for one in fields})
        elif "." not in found[0]:
            _repeat(paragraph, found[0], [str(one) for one in values[found[0]]])
        else:
            field, _, kind = found[0].partition(".")
            samples.setdefault(field, {})[kind] = paragraph
    for field, blocks in values.items():
        if isinstance(blocks, tuple):
            _place_blocks(samples.get(field, {}), field, [one for one in blocks if isinstance(one, Block)], name)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the body, its tables, the headers and footers."""
    roots: list[tuple[BaseOxmlElement, ProvidesStoryPart]] = [(document.element.body, document._body)]
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                roots.append((part._element, part))
    for root, parent in roots:
        for element in root.iter(qn("w:p")):
            yield Paragraph(element, parent)


def _place_blocks(samples: Mapping[str, Paragraph], field: str, blocks: Sequence[Block], name: str) -> None:
    missing = sorted({one.kind.value for one in blocks} - set(samples))
    if missing:
        raise TemplateError(f"Mẫu {name}: thiếu đoạn mẫu “{{{{ {field}.{missing[0]} }}}}”.")
    unknown = sorted(set(samples) - set(BlockKind))
    if unknown:
        raise TemplateError(f"Mẫu {name}: không có loại đoạn “{field}.{unknown[0]}”.")
    if not samples:
        return
    first = next(iter(samples.values()))
    for block in blocks:
        made = copy.deepcopy(samples[block.kind.value]._p)
        first._p.addprevious(made)
        _say(Paragraph(made, first._parent), {f"{field}.{block.kind.value}": block.text})
    for sample in samples.values():
        _remove(sample)


def _repeat(paragraph: Paragraph, field: str, items: Sequence[str]) -> None:
    for item in items:
        made = copy.deepcopy(paragraph._p)
        paragraph._p.addprevious(made)
        _say(Paragraph(made, paragraph._parent), {field: item})
    _remove(paragraph)


def _remove(paragraph: Paragraph) -> None:
    """Take the paragraph away; a cell, header or footer keeps an empty one, without which Word cannot open it."""
    parent = paragraph._p.getparent()
    if parent.tag != qn("w:body") and len(parent.findall(qn("w:p"))) == 1:
        for run in paragraph.runs:
            run.text = ""
        return
    parent.remove(paragraph._p)


def _say(paragraph: Paragraph, values: Mapping[str, str]) -> None:
    """Replace each place by its value: in the run where it stands, or, where Word has split it, in its first run."""
    runs = paragraph.runs
    text = "".join(run.text for run in runs)
    for match in reversed(list(PLACE.finditer(text))):
        start, end, new = match.start(), match.end(), clean(values[match.group(1)])
        at = 0
        for run in runs:
            own, length = run.text, len(run.text)
            low, high = max(start, at), min(end, at + length)
            if low < high:
                run.text = f"{own[: low - at]}{new}{own[high - at :]}"
                new = ""
            at += length
