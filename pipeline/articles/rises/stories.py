"""A story's day against its own days before; on its first day, whether it breaks out at once."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.articles.rises.usual import HISTORY_DAYS, SPREAD_ABROAD, Usual
from pipeline.articles.rises.volumes import Volumes, days_between, outlets_of
from pipeline.articles.rises.words import foreign_words, growth_words, outbreak_words
from pipeline.records.warnings import EarlyWarning, Reason, StoryTitle, Subject, warning_id

FLOOR = 5  # articles a day
FLOOR_OUTBREAK = 8  # on the first day, when there is nothing to compare with
FLOOR_OUTLETS = 2  # one outlet alone is no spread


def story_warnings(story: StoryTitle, day: date, volumes: Volumes) -> list[EarlyWarning]:
    """At most one a reason."""
    counts = volumes.counts(Subject.STORY, story.story_id)
    if day not in counts:
        return []
    usual = _own_days(counts, day)
    found = []
    outlets = outlets_of(volumes.on(Subject.STORY, story.story_id, day))
    new = not usual.counts
    bound = float(FLOOR_OUTBREAK - 1) if new else max(usual.bound(), FLOOR - 1.0)
    if counts[day] > bound and len(outlets) >= FLOOR_OUTLETS:
        say = outbreak_words if new else growth_words
        words = say(story.headline, counts[day], usual, day, outlets)
        found.append(_warning(story, Reason.VOLUME, day, counts[day], usual, bound, outlets, words))
    abroad = volumes.counts(Subject.STORY, story.story_id, abroad=True)
    foreign = outlets_of(volumes.on(Subject.STORY, story.story_id, day, abroad=True))
    before = Usual(tuple(abroad.get(each, 0) for each in days_between(usual.first, day)), usual.first, usual.last)
    if len(foreign) >= FLOOR_OUTLETS and abroad[day] > before.bound(spread=SPREAD_ABROAD):
        words = foreign_words(f"Sự việc “{story.headline}”", abroad[day], before, day, foreign)
        found.append(
            _warning(
                story, Reason.FOREIGN, day, abroad[day], before, before.bound(spread=SPREAD_ABROAD), foreign, words
            )
        )
    return found


def _own_days(counts: dict[date, int], day: date) -> Usual:
    """All days since the story was first seen, those without an article too; none on its first day."""
    first = max(min(counts), day - timedelta(days=HISTORY_DAYS))
    if first >= day:
        return Usual((), day, day)
    return Usual(tuple(counts.get(each, 0) for each in days_between(first, day)), first, day - timedelta(days=1))


def _warning(
    story: StoryTitle, reason: Reason, day: date, count: int, usual: Usual, bound: float,
    outlets: tuple[str, ...], words: str,
) -> EarlyWarning:  # fmt: skip
    return EarlyWarning(
        warning_id(Subject.STORY, story.story_id, day, reason), day, Subject.STORY, story.story_id, story.agencies[0],
        story.headline, reason, count, usual.median, round(bound, 1), usual.first, usual.last, len(usual.counts),
        outlets, words,
    )  # fmt: skip
