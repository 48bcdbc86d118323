"""A person splits a story or merges two: the new places of its members, decided without touching any store."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.errors import IllegalTransition
from pipeline.records.press import Article, Relation, StoryMember, story_id


def split(
    members: Sequence[StoryMember], articles: Mapping[str, Article], moved: Collection[str]
) -> tuple[StoryMember, ...]:
    """The members of one story when the articles *moved* come off: only rows that change, by article.

    The part with the article that gave the story its id keeps the id; the other part is named after its own
    first article.  All versions of a page go together.  Raises :class:`IllegalTransition` where nothing or
    everything would come off, or where an article is not in the story.
    """
    held = {member.article_id: member for member in members}
    unknown = sorted(set(moved) - set(held))
    if unknown:
        raise IllegalTransition(f"Bài {unknown[0][:8]} không thuộc sự việc này.")
    pages = {articles[own].canonical_url for own in moved}
    off = [own for own in held if articles[own].canonical_url in pages]
    rest = [own for own in held if own not in set(off)]
    if not off or not rest:
        raise IllegalTransition("Tách phải để lại ít nhất một bài trong sự việc và đưa ra ít nhất một bài.")
    standing = next(iter(held.values())).story_id
    named = {own for own in held if story_id(own) == standing}
    leaving = rest if named & set(off) else off
    first = _in_order(leaving, articles)[0]
    changed = [*_rooted(_in_order(leaving, articles), held, story_id(first))]
    staying = off if leaving is rest else rest
    changed += _rooted(_in_order(staying, articles), held, standing)
    return tuple(member for member in changed if member != held[member.article_id])


def merge(
    kept: Sequence[StoryMember], other: Sequence[StoryMember], articles: Mapping[str, Article]
) -> tuple[StoryMember, ...]:
    """The members of *other* when they go over to the story of *kept*; by article.

    Raises :class:`IllegalTransition` where both are one story already or one has no members.
    """
    if not kept or not other or kept[0].story_id == other[0].story_id:
        raise IllegalTransition("Chỉ gộp được hai sự việc khác nhau, mỗi sự việc có ít nhất một bài.")
    head = _in_order([member.article_id for member in kept], articles)[0]
    moved = []
    for member in sorted(other, key=lambda member: member.article_id):
        is_first = member.relation is Relation.FIRST
        relation, joined = (Relation.SAME, head) if is_first else (member.relation, member.joined_to)
        moved.append(replace(member, story_id=kept[0].story_id, relation=relation, joined_to=joined))
    return tuple(moved)


def _rooted(ordered: Sequence[str], held: Mapping[str, StoryMember], story: str) -> list[StoryMember]:
    """The members of one part: its first article leads, what was joined to the other part is joined to the first."""
    first, inside = ordered[0], set(ordered)
    out = []
    for own in ordered:
        member = held[own]
        if own == first:
            out.append(StoryMember(story, own, Relation.FIRST, own, 1.0))
        elif member.relation is Relation.FIRST or member.joined_to not in inside:
            out.append(StoryMember(story, own, Relation.SAME, first, member.similarity))
        else:
            out.append(replace(member, story_id=story))
    return out


def _in_order(ids: Sequence[str], articles: Mapping[str, Article]) -> list[str]:
    def moment(own: str) -> tuple[datetime, str]:
        return articles[own].published_at or articles[own].first_seen_at, own

    return sorted(ids, key=moment)
