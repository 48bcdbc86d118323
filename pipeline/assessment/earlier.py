"""What a report is looked up by among older ones, and whether an older one tells the very same matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from unicodedata import normalize

from pipeline.assessment.context import Earlier, Report
from pipeline.assessment.contrast.compare import contrast
from pipeline.assessment.contrast.records import Kind
from pipeline.assessment.freshness import comes_round, follows_up, lies_ahead, told_as_new
from pipeline.assessment.headline.words import telling
from pipeline.assessment.matching import coverage
from pipeline.text.weights import Weights

OLDER_BY = timedelta(days=15)  # what is told again within two weeks is still the same news
OPENING = 400  # characters of the lead that are compared: both sides of a match may be no more than feed items
MIN_PAIRS = 5  # neighbouring words in common
MIN_SAME = 0.26  # of the pairs of the shorter one
MIN_TITLE, MIN_TITLES, MIN_LEAD = 0.5, 1.2, 0.45
_APART = (Kind.FIGURE, Kind.NUMBER, Kind.PLACE, Kind.NAME, Kind.OPPOSITE, Kind.NEGATION)
SURELY_APART = 0.55


@dataclass(frozen=True, slots=True)
class Same:
    """An older report of the same matter."""

    earlier: Earlier
    likeness: float  # 0..1


def opening(title: str, lead: str) -> str:
    """The words by which two reports are compared."""
    return normalize("NFC", f"{title}. {lead[:OPENING]}")


def asked_by(report: Report) -> frozenset[str]:
    """The pairs of words by which *report* is looked up; none where it does not tell its matter as new."""
    if report.is_denial or comes_round(report.article.title):
        return frozenset()
    text = opening(report.article.title, report.article.lead)
    if not told_as_new(text, report.day) or follows_up(text, report.day):
        return frozenset()
    return pairs_of(text)


def pairs_of(text: str) -> frozenset[str]:
    """The neighbouring words of *text* that name something; two numbers side by side are a date."""
    return frozenset(pair for pair in telling(text) if not all(word[0].isdigit() for word in pair.split(" ")))


def same_matter(report: Report, earlier: Earlier, weights: Weights) -> Same | None:
    """*earlier* as the same matter, or None where the two differ in anything but the day."""
    if report.day - earlier.day < OLDER_BY or earlier.canonical_url == report.article.canonical_url:
        return None
    if lies_ahead(earlier.title):
        return None  # what was announced then has come about now
    own = opening(report.article.title, report.article.lead)
    other = opening(earlier.title, earlier.lead)
    mine, theirs = pairs_of(own), pairs_of(other)
    common = len(mine & theirs)
    share = common / max(1, min(len(mine), len(theirs)))
    if common < MIN_PAIRS or share < MIN_SAME:
        return None
    titles = (coverage(report.article.title, other, weights), coverage(earlier.title, own, weights))
    leads = (coverage(report.article.lead, other, weights), coverage(earlier.lead, own, weights))
    if min(titles) < MIN_TITLE or sum(titles) < MIN_TITLES or min(leads) < MIN_LEAD:
        return None
    apart = contrast(own, other, weights).of(*_APART)
    if any(difference.certainty >= SURELY_APART for difference in apart):
        return None
    return Same(earlier, round(0.5 * sum(titles) / 2 + 0.25 * sum(leads) / 2 + 0.25 * share, 4))
