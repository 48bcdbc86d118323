"""Records of the window → reports and their surroundings, as the signals want them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.denials import reports_denial
from pipeline.records.assessment import Claim, Statement
from pipeline.records.press import Article, Mention, Relation, SourceKind, StoryMember
from pipeline.text.weights import Background, Weights

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Window:
    """All that is known of the days under assessment, read from the store."""

    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    members: tuple[StoryMember, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]


class Reports:
    """The window by article, story and agency."""

    def __init__(self, window: Window, background: Background | None = None) -> None:
        self._claims = _by(window.claims, lambda claim: claim.article_id)
        self._mentions = _by(window.mentions, lambda mention: mention.article_id)
        self._members = {member.article_id: member for member in window.members}
        self._reports = {article.article_id: self._report(article) for article in _latest(window.articles)}
        self._stories: defaultdict[str, list[Report]] = defaultdict(list)
        for own, report in self._reports.items():
            if own in self._members:
                self._stories[self._members[own].story_id].append(report)
        self._statements: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in window.statements:
            for agency in statement.agencies:
                self._statements[agency].append(statement)
        self._outlets = {article.article_id: article.source_id for article in window.articles}
        texts = (f"{article.title} {article.lead}" for article in window.articles)
        self._weights = Weights(texts, background)

    def about(self, watched: frozenset[str]) -> Iterable[tuple[Report, str, str]]:
        """``(report, agency, story)`` for each report that is about a watched agency, in a fixed order."""
        for own in sorted(self._reports):
            report = self._reports[own]
            member = self._members.get(own)
            for agency in sorted(report.agencies & watched):
                if member is not None:
                    yield report, agency, member.story_id

    def around(self, report: Report, story_id: str) -> Surroundings:
        """The other reports of the story and the statements on the report's agencies."""
        siblings = tuple(r for r in self._stories[story_id] if r.article.article_id != report.article.article_id)
        told = {s.statement_id: s for agency in sorted(report.agencies) for s in self._statements[agency]}
        return Surroundings(siblings, tuple(told.values()), self._weights, self._outlets)

    def _report(self, article: Article) -> Report:
        own = article.article_id
        member = self._members.get(own)
        return Report(
            article=article,
            claims=tuple(self._claims.get(own, ())),
            outlet=article.source_id,
            is_copy=member is not None and member.relation is Relation.COPY,
            is_official=article.source_kind is SourceKind.OFFICIAL,
            is_denial=reports_denial(article.title, article.lead),
            agencies=frozenset(mention.agency_id for mention in self._mentions.get(own, ()) if mention.about),
        )


def _latest(articles: Sequence[Article]) -> list[Article]:
    """Of each address the version last seen: an outlet is not held to what it has corrected."""
    newest: dict[str, Article] = {}
    for article in articles:
        held = newest.get(article.canonical_url)
        if held is None or (article.first_seen_at, article.article_id) > (held.first_seen_at, held.article_id):
            newest[article.canonical_url] = article
    return list(newest.values())


def _by(records: Iterable[R], key: Callable[[R], str]) -> Mapping[str, list[R]]:
    grouped: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        grouped[key(record)].append(record)
    return grouped
