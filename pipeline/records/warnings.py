"""Early warning: how much the press writes about a body or a matter, and when that leaves its own history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.records.ids import record_id


class Subject(StrEnum):
    AGENCY = "agency"
    STORY = "story"
    HAZARD = "hazard"  # of volumes only: an agency's headlines that tell of floods, storms, landslides


class Reason(StrEnum):
    """Why a subject is raised."""

    VOLUME = "volume"  # more articles than its own past days explain
    FOREIGN = "foreign"  # outlets abroad take it up
    HAZARD = "hazard"  # more headlines of floods, storms, landslides, though the volume may be usual


@dataclass(frozen=True, slots=True)
class Volume:
    """The articles about one subject in one outlet on one day; every address counts once."""

    subject: Subject
    subject_id: str  # slug of an agency (of hazards too), or the id of a story
    day: date  # in Viet Nam
    outlet: str  # its name, to be said in the reason; never counted or compared
    foreign: bool
    articles: int


@dataclass(frozen=True, slots=True)
class PressDay:
    """All articles of a day, about whatever: what a day weighs."""

    day: date
    articles: int


@dataclass(frozen=True, slots=True)
class StoryTitle:
    """What a story is called, and the agencies that it is about."""

    story_id: str
    agencies: tuple[str, ...]  # slugs, the one that most of its articles are about first; never empty
    headline: str


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """One subject, one day, one reason; a day that is looked at again makes the same id."""

    warning_id: str
    day: date
    subject: Subject
    subject_id: str
    agency_id: str
    title: str  # the agency's name or the story's headline
    reason: Reason
    articles: int  # on that day; of FOREIGN, those of outlets abroad
    usual: float  # the median of the days compared with
    bound: float  # more than this is raised
    compared_from: date
    compared_to: date
    compared_days: int
    outlets: tuple[str, ...]  # by name, in the order of the alphabet
    words: str  # the reason in Vietnamese


def warning_id(subject: Subject, subject_id: str, day: date, reason: Reason) -> str:
    return record_id("warning", subject.value, subject_id, day.isoformat(), reason.value)
