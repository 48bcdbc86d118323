"""Floods, storms and landslides in an agency's own headlines.

A capital of which thirty reports tell on any day drowns without one more: the flood takes the place of other news.
So the headlines that tell of it are counted for themselves, against the same count of the days before.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from pipeline.articles.rises.usual import usual_of
from pipeline.articles.rises.volumes import Volumes, outlets_of
from pipeline.articles.rises.words import hazard_words
from pipeline.records.warnings import EarlyWarning, Reason, Subject, warning_id

FLOOR = 8  # headlines; with fewer a rainy day is nothing to warn of
_WORDS = (
    "ngập|lũ|lụt|bão|áp thấp nhiệt đới|sạt lở|mưa lớn|mưa to|mưa lũ|vỡ đập|vỡ đê|xả lũ|triều cường|lốc xoáy|"
    "floods?|flooding|typhoon|storm|landslides?"
)
# In words that mean the same to Python and to the store's RE2, which knows no letters but ASCII in \\w.
HAZARD = rf"""(?:^|[\s"'“”‘’(\[,.:;/|-])(?:{_WORDS})(?:$|[\s"'“”‘’)\],.:;!?…/|-])"""
_HAZARD = re.compile(HAZARD)


def tells_hazard(title: str) -> bool:
    """Whether a headline tells of water, storm or sliding ground."""
    return _HAZARD.search(unicodedata.normalize("NFC", title).lower()) is not None


def hazard_warning(slug: str, name: str, day: date, volumes: Volumes) -> EarlyWarning | None:
    """The warning of *day*; None where its headlines stay within those of the six weeks before."""
    counts = volumes.counts(Subject.HAZARD, slug)
    count, usual = counts.get(day, 0), usual_of(counts, volumes.totals, day)
    if usual is None or count < FLOOR or count <= usual.bound():
        return None
    outlets = outlets_of(volumes.on(Subject.HAZARD, slug, day))
    return EarlyWarning(
        warning_id(Subject.AGENCY, slug, day, Reason.HAZARD), day, Subject.AGENCY, slug, slug, name, Reason.HAZARD,
        count, usual.median, round(usual.bound(), 1), usual.first, usual.last, len(usual.counts), outlets,
        hazard_words(name, count, usual, day, outlets),
    )  # fmt: skip
