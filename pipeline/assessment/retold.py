"""What was clarified before the window under assessment, found again by the words of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.assessment.context import Report
from pipeline.assessment.matching import terms_of
from pipeline.records.assessment import Statement
from pipeline.text.weights import Weights

NEAREST = 12  # statements a report is weighed against
TELLING = 2.5  # a word lighter than this finds nothing: it stands in one text of twelve
OPENING = 800  # characters of the text that are looked at


class Refuted:
    """Statements of long ago by the telling words of what they deny."""

    def __init__(self, statements: Iterable[Statement], weights: Weights) -> None:
        self._weights = weights
        self._statements = {one.statement_id: one for one in statements if one.denied}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for own, statement in self._statements.items():
            for word in terms_of(statement.denied):
                if weights.of(word) >= TELLING:
                    self._by_word[word].append(own)

    def near(self, report: Report) -> tuple[Statement, ...]:
        """The statements on the report's agencies that share most with its opening, the nearest first."""
        if not self._by_word:
            return ()
        shared: Counter[str] = Counter()
        for word in terms_of(f"{report.article.title}. {report.article.text[:OPENING]}"):
            for own in self._by_word.get(word, ()):
                if report.agencies & set(self._statements[own].agencies):
                    shared[own] += round(1000 * self._weights.of(word))
        nearest = sorted(shared, key=lambda own: (-shared[own], own))[:NEAREST]
        return tuple(self._statements[own] for own in nearest)
