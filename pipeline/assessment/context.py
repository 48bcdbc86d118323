"""What one article is weighed against: the facts that the signals read, gathered beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.assessment import Claim, Statement
from pipeline.records.press import Article
from pipeline.text.weights import Weights


@dataclass(frozen=True, slots=True)
class Report:
    """An article as the signals see it: who published it is only an opaque, permutable mark."""

    article: Article
    claims: tuple[Claim, ...]
    outlet: str  # distinct or not, nothing more
    is_copy: bool
    is_official: bool
    is_denial: bool  # reports a denial: evidence, never itself a flag
    agencies: frozenset[str]  # that it is about

    @property
    def moment(self) -> datetime:
        return self.article.published_at or self.article.first_seen_at

    @property
    def day(self) -> date:
        return self.article.day


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report of long before the window, as far as it is compared; who published it is not among it."""

    article_id: str
    canonical_url: str
    title: str
    lead: str
    day: date


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The rest of the report's story, the official record of its agencies, and what is known from before."""

    siblings: tuple[Report, ...]  # other reports of the same story
    statements: tuple[Statement, ...]  # of the same agencies, within the window
    weights: Weights
    outlets: Mapping[str, str]  # article id of a statement -> outlet mark, to know who is distinct
    earlier: tuple[Earlier, ...] = ()  # older reports that share rare words with it
    refuted: tuple[Statement, ...] = ()  # what was clarified before the window and may be told again
    versions: tuple[Report, ...] = ()  # earlier versions of its page, oldest first
    origins: tuple[Report, ...] = ()  # reports in the country's language that a foreign one seems to rest on
