"""What a morning's one-page summary is made from: rows as of the cut-off, of one agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.assessment import Signal
from pipeline.records.digest import CaseRow, ClockRow, SourceHealthRow


@dataclass(frozen=True, slots=True)
class DailyCount:
    """Query ``daily_count``: new pages about the agency."""

    domestic: int
    foreign: int
    late: int = 0  # of days before those that the page tells of


@dataclass(frozen=True, slots=True)
class DailyStory:
    """Query ``daily_stories``: a story about the agency with pages that are new since."""

    story_id: str
    headline: str
    url: str
    lead: str  # of the article whose headline stands for the story
    language: str  # of that article
    articles: int  # new ones
    outlets: int  # that wrote them
    foreign_articles: int  # of the new ones
    all_outlets: int  # of the whole story
    flags: int  # of the story that wait in the queue
    denials: int  # pages of the story that report a denial or correction
    late: int = 0  # of the new ones: of days before those that the page tells of


@dataclass(frozen=True, slots=True)
class DailyWarning:
    """View ``early_warnings``."""

    warning_id: str
    day: date
    subject: str
    title: str
    reason: str
    articles: int
    usual: float
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DailyPickup:
    """View ``foreign_pickups``."""

    pickup_id: str
    day: date
    headline: str
    title: str
    url: str
    outlet: str
    country: str
    language: str
    before: int


@dataclass(frozen=True, slots=True)
class DailyStatement:
    """Query ``daily_statements``: what a public body denies or has corrected, once a story."""

    statement_id: str
    body: str
    denied: str
    truth: str
    title: str
    url: str
    articles: int  # pages that report it
    late: bool = False


@dataclass(frozen=True, slots=True)
class FlagDetail:
    """View ``triage_queue``: a flag that is new, with the signals of the revision in force."""

    assessment_id: str
    story_id: str
    title: str
    url: str
    score: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class DailyFlag:
    """A new flag in three lines: the sentence, why, what contradicts it."""

    assessment_id: str
    title: str
    url: str
    score: float
    sentence: str
    reason: str
    against: str  # quoted; "" where the reason quotes it already


@dataclass(frozen=True, slots=True)
class DailyAnswer:
    """What the office did towards the outside: of a case, or to a newsroom's question."""

    key: str  # case id or register entry
    happened_on: date
    what: str  # Vietnamese
    title: str


@dataclass(frozen=True, slots=True)
class DailyDuty:
    """A thing owed by the law beside the clocks, or a question that waits."""

    key: str
    name: str
    about: str
    last_day: date | None
    query: str  # the view or rule it comes from


@dataclass(frozen=True, slots=True)
class AcceptedCase:
    """Query ``daily_accepted``: a case that a person has confirmed, not ended, and no paper has told the ministry."""

    case_id: str
    agency_id: str
    title: str
    accepted_at: datetime


@dataclass(frozen=True, slots=True)
class PagesBefore:
    """Query ``daily_page_before``: cut-offs of earlier pages; None where there is none."""

    earlier_day: datetime | None
    same_day: datetime | None  # an earlier edition of the same day, in whose place the new one comes


@dataclass(frozen=True, slots=True)
class Collection:
    """Query ``daily_collection``: the collection that began last before an instant."""

    started_at: datetime
    ended: str  # as a run event; "" where it had not ended by then
    detail: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What of time a page tells: see :func:`pipeline.reports.daily.reach.reach_of`."""

    since: datetime  # the cut-off of the page before
    told: datetime  # what of the press was recorded by then has been told
    until: datetime  # what of the press was recorded by then is told: the cut-off, or before the collection that runs
    first_day: date  # articles of earlier days came late


@dataclass(frozen=True, slots=True)
class DailyInput:
    """Everything the summary is computed from, as known at ``cutoff``."""

    agency_id: str
    agency_name: str
    day: date
    reach: Reach
    cutoff: datetime
    collected_at: datetime | None  # the last time anything was asked of the press
    count: DailyCount
    stories: tuple[DailyStory, ...]
    warnings: tuple[DailyWarning, ...]
    pickups: tuple[DailyPickup, ...]
    statements: tuple[DailyStatement, ...]
    flags: tuple[DailyFlag, ...]  # new ones
    waiting: int  # in the queue, new or old
    cases: tuple[CaseRow, ...]
    clocks: tuple[ClockRow, ...]
    duties: tuple[DailyDuty, ...]
    answers: tuple[DailyAnswer, ...]
    sources: tuple[SourceHealthRow, ...]
    audit_head: str
    before: PagesBefore = PagesBefore(None, None)
    collection: Collection | None = None  # None before the first
