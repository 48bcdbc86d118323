"""Step 4: articles that stand in no story yet → stories, each with its profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from pipeline.articles.spread import profile_of
from pipeline.articles.stories import KEPT_DAYS, join_stories
from pipeline.records.days import day_in_vietnam
from pipeline.records.press import StoryMember
from pipeline.records.stories import StoryProfile
from pipeline.store import press, stories, window
from pipeline.store.connect import Stamp, Store, Tx

WINDOW_DAYS = 10


def join_new(store: Store, stamp: Stamp) -> int:
    """Place every article without a story, renew the profiles of the stories joined; how many were placed."""
    since = day_in_vietnam(stamp.recorded_at) - timedelta(days=WINDOW_DAYS)
    with store.reading() as tx:
        new = window.articles_without_story(tx)
        kept = timedelta(days=KEPT_DAYS - WINDOW_DAYS)
        members = press.members_since(tx, min([since, *(article.day for article in new)]) - kept) if new else ()
        placed = {member.article_id for member in members}
        standing = press.articles_by_id(tx, placed) if new else ()
        about = stories.about_mentions_for(tx, [*placed, *(article.article_id for article in new)]) if new else ()
    if not new:
        return 0
    joined = join_stories(new, standing, members, about)
    touched = {member.story_id for member in joined if member.joined_to != member.article_id}
    with store.transaction(stamp) as tx:
        count = press.save_members(tx, joined)
        stories.save_profiles(tx, profiles(tx, touched))
    return count


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
