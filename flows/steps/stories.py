"""Step 4: articles that stand in no story yet → stories."""

from __future__ import annotations

from datetime import timedelta

from pipeline.articles.stories import join_stories
from pipeline.records.days import day_in_vietnam
from pipeline.store import press, window
from pipeline.store.connect import Stamp, Store

WINDOW_DAYS = 10


def join_new(store: Store, stamp: Stamp) -> int:
    """Place every article without a story; how many were placed."""
    since = day_in_vietnam(stamp.recorded_at) - timedelta(days=WINDOW_DAYS)
    with store.reading() as tx:
        new = window.articles_without_story(tx)
        members = press.members_since(tx, min([since, *(article.day for article in new)]) - timedelta(days=3))
        placed = {member.article_id for member in members}
        standing = press.articles_by_id(tx, placed) if new else ()
    if not new:
        return 0
    joined = join_stories(new, standing, members)
    with store.transaction(stamp) as tx:
        return press.save_members(tx, joined)
