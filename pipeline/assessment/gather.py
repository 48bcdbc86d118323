"""Records of the window → reports and their surroundings, as the signals want them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.assessment.addressed import addressed
from pipeline.assessment.context import Earlier, Report, Surroundings
from pipeline.assessment.denials import reports_denial
from pipeline.assessment.earlier import asked_by
from pipeline.assessment.origins import origins_of
from pipeline.assessment.retold import Refuted
from pipeline.records.agencies import Mention
from pipeline.records.assessment import REFUTING, Claim, Statement
from pipeline.records.press import Article, Relation, SourceKind, StoryMember
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
    refuted: tuple[Statement, ...] = ()  # denials and findings from before the window
    versions: tuple[Article, ...] = ()  # of the window's pages, first seen before the window; their claims are above


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
        self._denials = tuple(one for one in window.statements if one.kind in REFUTING)
        self._statements: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in window.statements:
            for agency in statement.agencies:
                self._statements[agency].append(statement)
        self._outlets = {article.article_id: article.source_id for article in window.articles}
        texts = (f"{article.title} {article.lead}" for article in window.articles)
        self._weights = Weights(texts, background)
        self._refuted = Refuted(window.refuted, self._weights)
        self._versions = _by(
            (self._report(one) for one in _changed((*window.versions, *window.articles))),
            lambda report: report.article.canonical_url,
        )
        self._earlier: Mapping[str, tuple[Earlier, ...]] = {}

    def about(self, watched: frozenset[str]) -> Iterable[tuple[Report, str, str]]:
        """``(report, agency, story)`` for each report that is about a watched agency or tells what one has denied."""
        for own in sorted(self._reports):
            report = self._reports[own]
            member = self._members.get(own)
            concerned = report.agencies | addressed(report, self._denials, self._weights)
            for agency in sorted(concerned & watched):
                if member is not None:
                    yield report, agency, member.story_id

    def asked(self, watched: frozenset[str]) -> Mapping[str, frozenset[str]]:
        """Article → the pairs of words by which older reports are to be looked for, where it asks for any."""
        asking = {own: asked_by(one) for own, one in self._reports.items() if one.claims and one.agencies & watched}
        return {own: pairs for own, pairs in asking.items() if pairs}

    def remember(self, earlier: Mapping[str, tuple[Earlier, ...]]) -> None:
        """Take in what was found for :meth:`asked`: article → older reports."""
        self._earlier = earlier

    def around(self, report: Report, story_id: str) -> Surroundings:
        """The other reports of the story and the statements on the report's agencies."""
        siblings = tuple(r for r in self._stories[story_id] if r.article.article_id != report.article.article_id)
        concerned = report.agencies | addressed(report, self._denials, self._weights)
        told = {s.statement_id: s for agency in sorted(concerned) for s in self._statements[agency]}
        own = report.article.article_id
        return Surroundings(
            siblings=siblings,
            statements=tuple(told.values()),
            weights=self._weights,
            outlets=self._outlets,
            earlier=self._earlier.get(own, ()),
            refuted=self._refuted.near(report),
            versions=_before(report, self._versions.get(report.article.canonical_url, ())),
            origins=origins_of(report, self._reports.values(), siblings),
        )

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


def _changed(articles: Sequence[Article]) -> list[Article]:
    """The articles of pages that have several versions."""
    versions = Counter({one.article_id: one.canonical_url for one in articles}.values())
    return [one for one in articles if versions[one.canonical_url] > 1]


def _before(report: Report, versions: Sequence[Report]) -> tuple[Report, ...]:
    """The versions of the report's page that were there before it, oldest first."""
    older = {
        one.article.article_id: one
        for one in versions
        if one.article.article_id != report.article.article_id
        and one.article.first_seen_at <= report.article.first_seen_at
    }
    return tuple(sorted(older.values(), key=lambda one: (one.article.first_seen_at, one.article.article_id)))


def _by(records: Iterable[R], key: Callable[[R], str]) -> Mapping[str, list[R]]:
    grouped: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        grouped[key(record)].append(record)
    return grouped
