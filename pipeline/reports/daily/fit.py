"""One page, whatever the day held: what is told is chosen, and what is left out is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from pipeline.reports.daily.block import Block, Item
from pipeline.reports.phrase import Link, Phrase

CHARACTERS = 90  # a line of the printed page, on average; measured with the widest letters, DejaVu Sans
LINES = 54.5  # that the page holds beside its head and foot
_HEADING, _GAP, _SMALL = 1.82, 0.22, 0.95  # lines: a heading, between items, one in small letters
_BOLD = 1.2


def fitted(blocks: Sequence[Block], fixed: Sequence[Phrase] = ()) -> tuple[Block, ...]:
    """*blocks* with as many items as a page holds beside the *fixed* lines.

    The last item of the block with the lowest rank goes first, then of the next; a block keeps its least.  Where that
    is not enough, items lose their last lines in the same order, down to their headlines; then there is one of each.
    """
    room = LINES - sum(_lines(one) for one in fixed)
    kept = list(blocks)
    for can_give, give in _WAYS:
        while sum(map(height, kept)) > room:
            loose = [place for place, one in enumerate(kept) if can_give(one)]
            if not loose:
                break
            place = min(loose, key=lambda at: (kept[at].rank, -len(kept[at].items), at))
            kept[place] = give(kept[place])
    return tuple(kept)


def _has_more_items(block: Block) -> bool:
    return len(block.items) > block.least


def _without_last_item(block: Block) -> Block:
    return replace(block, items=block.items[:-1])


def _has_more_lines(block: Block) -> bool:
    return any(len(item.lines) > 1 for item in block.items)


def _without_last_line(block: Block) -> Block:
    """The lowest item that has several lines gives its last."""
    at = max(place for place, item in enumerate(block.items) if len(item.lines) > 1)
    shorter = Item(block.items[at].lines[:-1])
    return replace(block, items=(*block.items[:at], shorter, *block.items[at + 1 :]))


def _has_several(block: Block) -> bool:
    return len(block.items) > 1


_WAYS = (
    (_has_more_items, _without_last_item),
    (_has_more_lines, _without_last_line),
    (_has_several, _without_last_item),
)


def height(block: Block) -> float:
    """How many lines *block* takes."""
    rest = _SMALL if block.hidden.value else 0.0
    note = _SMALL * _lines(block.note) if block.note else 0.0
    return _HEADING + sum(map(_height, block.items)) + rest + note


def _height(item: Item) -> float:
    first, *others = item.lines
    return _GAP + _lines(first) + _SMALL * sum(map(_lines, others))


def _lines(line: Phrase) -> float:
    """Bold words, those of links and of what is important, take more room."""
    bold = sum(len(part.text) for part in line.parts if isinstance(part, Link))
    width = len(line.text) * (_BOLD if line.important else 1.0) + bold * (_BOLD - 1.0)
    return float(max(1, ceil(width / CHARACTERS)))
