"""What a weekly digest is made from, read as of its cut-off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.agencies import AgencyKind
from pipeline.records.case_acts import Stage
from pipeline.records.collection import WeekOfCollection
from pipeline.records.digest import CaseRow, ClockRow, SourceHealthRow, WeekFlag
from pipeline.records.ids import record_id
from pipeline.records.learning import LevelCount
from pipeline.records.press import SourceKind
from pipeline.records.warnings import EarlyWarning


@dataclass(frozen=True, slots=True)
class Scope:
    """What the named queries of a digest are asked with; with it every number can be counted again."""

    agencies: tuple[str, ...]  # slugs: whom the paper is about
    comparable: tuple[str, ...]  # slugs: with whom they are compared, themselves included
    first_day: date  # Monday
    last_day: date  # Sunday
    since: date  # the first day that the rates look back on
    known_at: datetime  # the cut-off

    @property
    def subject_id(self) -> str:
        """The agency, or a name of its own for several: the same agencies always have the same."""
        return self.agencies[0] if self.agencies[1:] == () else f"tong-hop-{record_id('agencies', *self.agencies)[:8]}"


@dataclass(frozen=True, slots=True)
class AgencyLabel:
    """A watched agency as the paper calls it."""

    agency_id: str
    name: str
    kind: AgencyKind


@dataclass(frozen=True, slots=True)
class CountRow:
    """Articles that name one of the paper's agencies, each address once."""

    day: date
    source_kind: SourceKind
    foreign: bool
    language: str
    articles: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Articles that name one comparable agency in one week; an article that names two counts for both."""

    agency_id: str
    week: date  # its Monday
    articles: int


@dataclass(frozen=True, slots=True)
class WeekStory:
    """A story of the week; ``in_week`` counts the week's articles, the other numbers are of the whole story."""

    story_id: str
    headline: str
    agencies: tuple[str, ...]  # names
    first_seen: datetime
    last_seen: datetime
    in_week: int
    articles: int
    copies: int
    outlets: int
    countries: int
    languages: int
    foreign_articles: int
    stories: int  # that the week had, those not shown too
    fresh: int  # of them, begun in the week
    language: str = "vi"  # of the headline
    url: str = ""  # of the article whose headline it is


@dataclass(frozen=True, slots=True)
class StoryDay:
    story_id: str
    day: date
    articles: int


@dataclass(frozen=True, slots=True)
class DecisionCount:
    decision: str
    decisions: int


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response given in the week, or planned from then on."""

    response_id: str
    case_id: str
    agency_id: str
    title: str  # of the case
    letter: str  # of the circular's form; "" where a person spoke without naming one
    stage: Stage
    day: date
    link: str
    words: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing that became of a page after an answer: a row of ``case_followup_at``."""

    key: str  # of its number
    case_id: str
    case_title: str
    article_id: str
    url: str
    title: str
    response_day: date
    seen_change: str  # edited, withdrawn, back; none where no change was seen
    hours_after: float | None  # from the answer to the change
    picked_up: bool  # the page tells what a public body says against the claim


@dataclass(frozen=True, slots=True)
class HeadSignature:
    """The audit log's head as the office signed it last."""

    head: str
    public_key: str  # ed25519, 64 hex digits
    signature: str  # 128 hex digits


@dataclass(frozen=True, slots=True)
class Due:
    """Something that the office owes by a day, in words."""

    name: str
    last_day: date
    about: str
    citation: str


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A setting of the office as a night used it: ``flag`` and ``case`` are the thresholds."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Versions:
    """The rules and model that judged last before the cut-off."""

    rules_version: str
    model_version: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the digest's numbers: its name, what it says of itself, its SQL."""

    name: str
    about: str
    sql: str


@dataclass(frozen=True, slots=True)
class DigestInput:
    """Everything a digest is computed from, as of ``scope.known_at``."""

    scope: Scope
    labels: tuple[AgencyLabel, ...]  # of all comparable agencies
    recipients: tuple[str, ...]  # names of the bodies that get it
    collection: WeekOfCollection
    counts: tuple[CountRow, ...]  # five weeks
    shares: tuple[ShareRow, ...]  # five weeks
    stories: tuple[WeekStory, ...]  # those with most articles in the week
    story_days: tuple[StoryDay, ...]  # of these
    warnings: tuple[EarlyWarning, ...]
    flags: tuple[WeekFlag, ...]
    decisions: tuple[DecisionCount, ...]  # taken in the week
    cases: tuple[CaseRow, ...]
    clocks: tuple[ClockRow, ...]
    responses: tuple[ResponseRow, ...]
    followed: tuple[FollowUp, ...]
    dues: tuple[Due, ...]  # of the week after
    measures: tuple[tuple[str, str], ...]  # letter and words of the circular's forms of response
    sources: tuple[SourceHealthRow, ...]
    levels: tuple[LevelCount, ...]  # from scope.since on
    thresholds: tuple[NamedValue, ...]  # as known at the cut-off; () where no night had noted them
    versions: Versions | None  # None before the first judgement
    audit_head: str
    signature: HeadSignature | None = None  # None where the office has no key
    undelivered: tuple[str, ...] = ()  # letters that should have arrived and have not, in words
    queries: tuple[NamedQuery, ...] = ()
