"""An agency's day against its own working days, or weekends, of the six weeks before."""

from __future__ import annotations

from datetime import date

from pipeline.articles.rises.usual import SPREAD_ABROAD, Usual, usual_of, weight_of
from pipeline.articles.rises.volumes import Volumes, outlets_of
from pipeline.articles.rises.words import foreign_words, volume_words
from pipeline.records.warnings import EarlyWarning, Reason, Subject, warning_id

FLOOR = 6  # articles; fewer never warn, however quiet it was before
FLOOR_ABROAD = 2  # outlets abroad


def agency_warnings(slug: str, name: str, day: date, volumes: Volumes) -> list[EarlyWarning]:
    """At most one a reason; none where the store has watched the press for too few days."""
    found = []
    for reason, rise in ((Reason.VOLUME, _volume), (Reason.FOREIGN, _foreign)):
        raised = rise(slug, name, day, volumes)
        if raised is not None:
            count, usual, bound, outlets, words = raised
            found.append(
                EarlyWarning(
                    warning_id(Subject.AGENCY, slug, day, reason), day, Subject.AGENCY, slug, slug, name, reason, count,
                    usual.median, round(bound, 1), usual.first, usual.last, len(usual.counts), outlets, words,
                )
            )  # fmt: skip
    return found


_Rise = tuple[int, Usual, float, tuple[str, ...], str]


def _volume(slug: str, name: str, day: date, volumes: Volumes) -> _Rise | None:
    counts = volumes.counts(Subject.AGENCY, slug)
    count, usual = counts.get(day, 0), usual_of(counts, volumes.totals, day)
    if usual is None or count < FLOOR:
        return None
    bound = usual.bound(weight_of(counts, volumes.totals, day))
    if count <= bound:
        return None
    outlets = outlets_of(volumes.on(Subject.AGENCY, slug, day))
    words = volume_words(name, count, usual, day, outlets, *volumes.leading_matter(slug, day))
    return count, usual, bound, outlets, words


def _foreign(slug: str, name: str, day: date, volumes: Volumes) -> _Rise | None:
    """Outlets abroad take it up: at least two of them, and more articles than their usual days explain."""
    counts = volumes.counts(Subject.AGENCY, slug, abroad=True)
    outlets = outlets_of(volumes.on(Subject.AGENCY, slug, day, abroad=True))
    count, usual = counts.get(day, 0), usual_of(counts, volumes.totals, day)
    if usual is None or len(outlets) < FLOOR_ABROAD or count <= usual.bound(spread=SPREAD_ABROAD):
        return None
    return count, usual, usual.bound(spread=SPREAD_ABROAD), outlets, foreign_words(name, count, usual, day, outlets)
