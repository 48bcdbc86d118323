"""The stories of the backtest of bench.warnings, joined day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.articles.stories import join_stories
from pipeline.records.press import Article, StoryMember
from pipeline.records.warnings import StoryTitle, Subject, Volume

STORY_DAYS = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """An item with the agencies that it is about."""

    article: Article
    about: frozenset[str]


class Stories:
    """The standing stories of the last days, added to day by day."""

    def __init__(self) -> None:
        self._articles: dict[str, Seen] = {}
        self._members: dict[str, StoryMember] = {}

    def add(self, new: list[Seen]) -> None:
        if not new:
            return
        since = new[0].article.day - timedelta(days=STORY_DAYS)
        self._articles = {key: seen for key, seen in self._articles.items() if seen.article.day >= since}
        self._members = {key: member for key, member in self._members.items() if key in self._articles}
        standing = [seen.article for seen in self._articles.values()]
        joined = join_stories([seen.article for seen in new], standing, tuple(self._members.values()))
        self._articles.update((seen.article.article_id, seen) for seen in new)
        self._members.update((member.article_id, member) for member in joined)

    def volumes(self) -> list[Volume]:
        counts: Counter[tuple[str, date, str]] = Counter()
        for key, member in self._members.items():
            article = self._articles[key].article
            counts[member.story_id, article.day, article.source_id] += 1
        return [Volume(Subject.STORY, story, day, outlet, False, n) for (story, day, outlet), n in counts.items()]

    def titles(self, day: date) -> list[StoryTitle]:
        """Of the stories that have an article on *day* or the day before."""
        alive = [
            (member.story_id, self._articles[key])
            for key, member in self._members.items()
            if self._articles[key].article.day >= day - timedelta(days=1)
        ]
        first: dict[str, str] = {}
        named: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for story, seen in sorted(alive, key=lambda pair: (pair[1].article.day, pair[1].article.article_id)):
            first.setdefault(story, seen.article.title)
            named[story].update(sorted(seen.about))
        return [
            StoryTitle(story, tuple(slug for slug, _ in named[story].most_common()), title)
            for story, title in first.items()
        ]
