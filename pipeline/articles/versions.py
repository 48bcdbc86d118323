"""What changed between two versions of a page: sentence by sentence, figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.articles.figures import find_figures, same_kind
from pipeline.records.assessment import Figure
from pipeline.records.press import Article
from pipeline.records.versions import FigureChange, PageDiff, Reworded
from pipeline.text.sentences import sentence_spans

_ALIKE = 0.5  # share of common words from which a sentence is the same one in other words
_MOST_PAIRS = 4000  # of one rewritten passage; a page rewritten as a whole is told as gone and come


def page_diff(before: Article, after: Article) -> PageDiff:
    """What *after* says otherwise than *before*: title, sentences gone, come and reworded, and their figures.

    White space alone is no change.  A figure is paired with the one that counts the same thing in the other
    wording; what finds no partner went or came.
    """
    old, new = _sentences(before.text), _sentences(after.text)
    went: list[str] = []
    came: list[str] = []
    reworded: list[Reworded] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            pairs = _pairs(old[a:b], new[c:d])
            reworded += (Reworded(old[a + i], new[c + j]) for i, j in pairs)
            went += (sentence for i, sentence in enumerate(old[a:b]) if i not in {i for i, _ in pairs})
            came += (sentence for j, sentence in enumerate(new[c:d]) if j not in {j for _, j in pairs})
    went, came = _without_moved(went, came)
    titles = _squeeze(before.title), _squeeze(after.title)
    title = Reworded(*titles) if titles[0] != titles[1] else None
    told = (*((title,) if title else ()), *reworded)
    return PageDiff(title, tuple(went), tuple(came), tuple(reworded), tuple(_figures(told)))


def _sentences(text: str) -> list[str]:
    return [_squeeze(text[span.start : span.end]) for span in sentence_spans(text)]


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _without_moved(went: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """A sentence that only stands elsewhere now neither went nor came."""
    moved = set(went) & set(came)
    return [s for s in went if s not in moved], [s for s in came if s not in moved]


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which sentence of a passage became which: the most alike first, each once, in the order of the page."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    words = [sentence.casefold().split() for sentence in (*old, *new)]
    matcher = SequenceMatcher(None, autojunk=False)
    scored: list[tuple[float, int, int]] = []
    for j in range(len(new)):
        matcher.set_seq2(words[len(old) + j])
        for i in range(len(old)):
            matcher.set_seq1(words[i])
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                scored.append((matcher.ratio(), i, j))
    chosen: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if score >= _ALIKE and i not in chosen and j not in chosen.values():
            chosen[i] = j
    return sorted(chosen.items())


def _figures(reworded: Iterable[Reworded]) -> Iterable[FigureChange]:
    """Each change once, though title and text may both show it."""
    found: dict[FigureChange, None] = {}
    for pair in reworded:
        old, new = list(find_figures(pair.before)), list(find_figures(pair.after))
        for figure in tuple(old):
            twin = next((other for other in new if _same_value(figure, other)), None)
            if twin is not None:
                old.remove(figure)
                new.remove(twin)
        for figure in tuple(old):
            other = next((other for other in new if same_kind(figure, other)), None)
            if other is not None:
                new.remove(other)
            found[_change(figure, other)] = None
        found |= dict.fromkeys(_change(None, figure) for figure in new)
    return found


def _same_value(one: Figure, other: Figure) -> bool:
    return same_kind(one, other) and (one.low, one.high) == (other.low, other.high)


def _change(before: Figure | None, after: Figure | None) -> FigureChange:
    told = after or before
    assert told is not None
    return FigureChange(_words(before), _words(after), told.unit, told.counted)


def _words(figure: Figure | None) -> str:
    """The figure as written, with the thing counted where its words leave that out."""
    if figure is None:
        return ""
    named = figure.counted and figure.counted not in figure.text.casefold()
    return f"{figure.text} {figure.counted}" if named else figure.text
