"""The words of the law by runs of syllables: where a text speaks with them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records.law import Regulation

RUN = 6  # syllables in a row that are looked for
QUOTED = 12  # syllables of one legal text, in such runs, from which a passage quotes it and does not just speak alike
SHARE = 0.5  # or this share of a short one
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Run:
    """Syllables ``start``..``end`` of a passage that stand from ``at`` on in the legal text number ``source``."""

    source: int
    start: int
    end: int
    at: int

    @property
    def until(self) -> int:
        return self.at + self.end - self.start


class LegalTexts:
    """Every clause, heading and title of *regulations*, by runs of syllables."""

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        texts = [(name, syllables(text)) for regulation in regulations for name, text in _texts(regulation)]
        self.names = [name for name, _ in texts]
        self.texts = [text for _, text in texts]
        self._places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for at in range(len(text) - RUN + 1):
                self._places[tuple(text[at : at + RUN])].append((number, at))

    def runs(self, words: Sequence[str]) -> list[Run]:
        """The longest runs of *words* that stand in a legal text, by source and place."""
        open_runs: dict[tuple[int, int], Run] = {}  # by source and diagonal
        found: list[Run] = []
        for start in range(len(words) - RUN + 1):
            for source, at in self._places.get(tuple(words[start : start + RUN]), ()):
                key = (source, at - start)
                last = open_runs.get(key)
                if last is not None and last.end == start + RUN - 1:
                    open_runs[key] = Run(source, last.start, start + RUN, last.at)
                    continue
                if last is not None:
                    found.append(last)
                open_runs[key] = Run(source, start, start + RUN, at)
        return sorted((*found, *open_runs.values()), key=lambda run: (run.source, run.start, run.at))

    def quoted(self, words: Sequence[str]) -> list[Run]:
        """Those runs whose legal text *words* share enough with to be quoting it."""
        runs = self.runs(words)
        shared: Counter[int] = Counter()
        for run in runs:
            shared[run.source] += run.end - run.start
        return [run for run in runs if shared[run.source] >= min(QUOTED, SHARE * len(self.texts[run.source]))]


def syllables(text: str) -> list[str]:
    """*text* as lower-case words; signs between them do not count."""
    return WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _texts(regulation: Regulation) -> Iterator[tuple[str, str]]:
    yield f"tên {regulation.short}", f"{regulation.form} {regulation.id} {regulation.title}"
    for clause in regulation.clauses:
        yield clause.citation, clause.text
        if "." not in clause.ref:
            yield f"tên {clause.citation}", clause.heading
    for annex in regulation.annexes:
        for heading in annex.headings:
            yield f"Phụ lục {annex.number} {heading.label} {regulation.short}", heading.text
