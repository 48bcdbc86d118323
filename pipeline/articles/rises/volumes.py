"""The volumes of some weeks, to be asked by subject and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from pipeline.records.warnings import PressDay, StoryTitle, Subject, Volume


class Volumes:
    """Built once for a look at the press; never changed after."""

    def __init__(self, volumes: Iterable[Volume], press: Sequence[PressDay], stories: Sequence[StoryTitle]) -> None:
        self.totals: Mapping[date, int] = {day.day: day.articles for day in press}
        self.stories = tuple(stories)
        self._days: dict[tuple[Subject, str], dict[date, list[Volume]]] = defaultdict(lambda: defaultdict(list))
        for volume in volumes:
            self._days[volume.subject, volume.subject_id][volume.day].append(volume)

    def on(self, subject: Subject, key: str, day: date, *, abroad: bool = False) -> list[Volume]:
        """The volumes of one subject on *day*, of all outlets or of those abroad."""
        here = self._days.get((subject, key), {}).get(day, [])
        return [volume for volume in here if volume.foreign] if abroad else here

    def counts(self, subject: Subject, key: str, *, abroad: bool = False) -> dict[date, int]:
        """Articles by day; days without any are left out."""
        days = self._days.get((subject, key), {})
        counts = {day: sum(v.articles for v in here if v.foreign or not abroad) for day, here in days.items()}
        return {day: count for day, count in counts.items() if count}

    def leading_matter(self, agency: str, day: date) -> tuple[str, int]:
        """Headline and articles of the largest story about *agency* on *day*; ("", 0) where there is none."""
        sizes = ((sum(v.articles for v in self.on(Subject.STORY, s.story_id, day)), s.headline)
                 for s in self.stories if agency in s.agencies)  # fmt: skip
        count, headline = max(sizes, default=(0, ""))
        return headline, count


def outlets_of(volumes: Iterable[Volume]) -> tuple[str, ...]:
    """Their names in the order of the alphabet, each once."""
    return tuple(sorted({volume.outlet for volume in volumes}))


def days_between(first: date, end: date) -> list[date]:
    """From *first* up to the day before *end*."""
    return [first + timedelta(days=n) for n in range((end - first).days)]
