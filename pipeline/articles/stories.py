"""Articles → stories: tonight's articles join standing stories without touching the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pipeline.articles.copies import CopyIndex
from pipeline.articles.matters import MatterIndex
from pipeline.records.press import Article, Relation, StoryMember, story_id

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def join_stories(
    new: Sequence[Article], standing: Sequence[Article], members: Sequence[StoryMember]
) -> tuple[StoryMember, ...]:
    """The places of *new* articles in stories.

    *standing* are the articles of the window that have a place already, *members* their places.  Copies
    (MinHash) are looked for first, then the same matter in other words; what joins nothing begins a story.
    The order of *new* does not matter: articles are taken by (published, id).
    """
    story_of = {member.article_id: member.story_id for member in members}
    placed = [article for article in _in_order(standing) if article.article_id in story_of]
    copies, matters = CopyIndex(), MatterIndex([*placed, *new])
    copies.add_and_match(placed)
    for article in placed:
        matters.add(article)
    joined: list[StoryMember] = []
    for article in _in_order(new):
        member = _place(article, copies, matters, story_of)
        story_of[article.article_id] = member.story_id
        matters.add(article)
        joined.append(member)
    return tuple(joined)


def _place(article: Article, copies: CopyIndex, matters: MatterIndex, story_of: dict[str, str]) -> StoryMember:
    copy = copies.add_and_match([article])[0]
    if copy is not None:
        target, relation, similarity = copy.article_id, Relation.COPY, copy.similarity
    elif (same := matters.best(article)) is not None:
        target, relation, similarity = same.article_id, Relation.SAME, same.similarity
    else:
        own = article.article_id
        return StoryMember(story_id(own), own, Relation.FIRST, own, 1.0)
    return StoryMember(story_of[target], article.article_id, relation, target, round(similarity, 4))


def _in_order(articles: Sequence[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: (article.published_at or _BEGINNING, article.article_id))
