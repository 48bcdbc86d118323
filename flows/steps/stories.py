"""Step 4: articles that stand in no story yet → stories, each with its profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from pipeline.articles.spread import profile_of
from pipeline.articles.stories import KEPT_DAYS, join_stories
from pipeline.records.press import Article, StoryMember
from pipeline.records.stories import StoryProfile
from pipeline.store import press, stories, window
from pipeline.store.connect import Stamp, Store, Tx

_AROUND = timedelta(days=KEPT_DAYS)


def join_new(store: Store, stamp: Stamp) -> int:
    """Place every article without a story, renew the profiles of the stories joined; how many were placed."""
    with store.reading() as tx:
        new = window.articles_without_story(tx)
        joined = [member for stretch in stretches(new) for member in _joined(tx, stretch)]
    if not new:
        return 0
    touched = {member.story_id for member in joined if member.joined_to != member.article_id}
    with store.transaction(stamp) as tx:
        count = press.save_members(tx, joined)
        stories.save_profiles(tx, profiles(tx, touched))
    return count


def stretches(new: Sequence[Article]) -> list[list[Article]]:
    """*new* parted where more days lie between two than a window holds: a page of years ago, found tonight, must
    not bring back all that stands since."""
    parts: list[list[Article]] = []
    for article in sorted(new, key=lambda article: article.day):
        if parts and article.day - parts[-1][-1].day <= _AROUND:
            parts[-1].append(article)
        else:
            parts.append([article])
    return parts


def _joined(tx: Tx, new: Sequence[Article]) -> tuple[StoryMember, ...]:
    """The places of *new*, the articles of one stretch in the order of their days."""
    members = stories.members_between(tx, new[0].day - _AROUND, new[-1].day + _AROUND)
    placed = {member.article_id for member in members}
    standing = press.articles_by_id(tx, placed)
    about = stories.about_mentions_for(tx, [*placed, *(article.article_id for article in new)])
    return join_stories(new, standing, members, about)


def profiles(tx: Tx, story_ids: Iterable[str]) -> list[StoryProfile]:
    """The profiles of these stories as their members in force make them; none for a story without members."""
    by_story: defaultdict[str, list[StoryMember]] = defaultdict(list)
    for member in stories.members_of_stories(tx, sorted(set(story_ids))):
        by_story[member.story_id].append(member)
    wanted = [member.article_id for members in by_story.values() for member in members]
    articles = {article.article_id: article for article in press.articles_by_id(tx, wanted)}
    return [
        profile_of(story, [articles[member.article_id] for member in members], members)
        for story, members in sorted(by_story.items())
    ]
