"""Articles → stories: tonight's articles join standing stories without touching the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from pipeline.articles.copies import CopyIndex
from pipeline.articles.matters import WINDOW_DAYS, MatterIndex, MatterMatch
from pipeline.articles.traits import Traits, traits_of
from pipeline.records.agencies import Mention
from pipeline.records.press import Article, Relation, StoryMember, story_id

KEPT_DAYS = 13  # a copy is known again so long after its original
JOINING = 0.6  # one matter, sought among many candidates: more is asked than of a single pair
SUPPORT = 0.3  # that further members of a larger story must give, lest one odd member glue two matters
_MOST_SUPPORTERS = 3
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def join_stories(
    new: Sequence[Article],
    standing: Sequence[Article],
    members: Sequence[StoryMember],
    mentions: Sequence[Mention] = (),
) -> tuple[StoryMember, ...]:
    """The places of *new* articles in stories.

    *standing* are the articles of the window that have a place already, *members* their places, *mentions* those
    of both.  What stands is never moved: a person's split or merge shows itself in *members* and so holds.  The
    order of *new* does not matter: articles are taken by (published, id).
    """
    if not new:
        return ()
    story_of = {member.article_id: member for member in members}
    window = StoryWindow()
    placed = [article for article in standing if article.article_id in story_of]
    since = min(article.day for article in new) - timedelta(days=WINDOW_DAYS)
    window.stand(placed, [story_of[article.article_id] for article in placed], mentions, since)
    return window.place(new, mentions)


class StoryWindow:
    """The stories of the last days, to which one night after another is joined; memory is bounded by the days."""

    def __init__(self) -> None:
        self._copies = CopyIndex()
        self._matters = MatterIndex()
        self._story: dict[str, StoryMember] = {}
        self._size: defaultdict[str, int] = defaultdict(int)  # by story, copies left out
        self._pages: dict[str, str] = {}  # canonical address → latest version placed
        self._days: dict[str, date] = {}

    def stand(
        self, articles: Sequence[Article], members: Sequence[StoryMember], mentions: Sequence[Mention], since: date
    ) -> None:
        """Take in *articles* that have their places, *members* in the same order; those of days before
        *since* for copies and changed pages only."""
        about = _about(mentions)
        places = {member.article_id: member for member in members}
        for article in _in_order(articles):
            self._copies.add([article])
            if article.day >= since:
                self._matters.add(traits_of(article, about[article.article_id]))
            self._note(article, places[article.article_id])

    def place(self, new: Sequence[Article], mentions: Sequence[Mention] = ()) -> tuple[StoryMember, ...]:
        """The places of *new*, which stand from now on."""
        if not new:
            return ()
        about = _about(mentions)
        ordered = _in_order(new)
        traits = {article.article_id: traits_of(article, about[article.article_id]) for article in ordered}
        self._matters.forget(min(article.day for article in ordered) - timedelta(days=WINDOW_DAYS))
        self._matters.know(traits.values())
        joined = []
        for article in ordered:
            own = article.article_id
            copy = self._copies.add_and_match([article])[0]
            page = self._pages.get(article.canonical_url)
            if page is not None:
                member = self._version(own, page)
            elif copy is not None and self._may_copy(traits[own], copy.article_id):
                member = StoryMember(
                    self._story[copy.article_id].story_id,
                    own,
                    Relation.COPY,
                    copy.article_id,
                    round(copy.similarity, 4),
                )
            else:
                member = self._joined(own, self._matters.matches(traits[own]))
            self._matters.add(traits[own])
            self._note(article, member)
            joined.append(member)
        return tuple(joined)

    def forget(self, today: date) -> None:
        """Drop what is too old to be joined or copied on *today*."""
        before = today - timedelta(days=KEPT_DAYS)
        self._copies.forget(before)
        self._matters.forget(before)
        for own in [own for own, day in self._days.items() if day < before]:
            member = self._story.pop(own)
            self._size[member.story_id] -= member.relation is not Relation.COPY
            del self._days[own]
        self._pages = {url: own for url, own in self._pages.items() if own in self._days}
        alive = {member.story_id for member in self._story.values()}
        for story in [story for story in self._size if story not in alive]:
            del self._size[story]

    def _may_copy(self, one: Traits, earlier: str) -> bool:
        """The same words on another day are yesterday's form filled in anew, where the format comes every day."""
        return one.format is None or self._days[earlier] == one.day

    def _version(self, own: str, page: str) -> StoryMember:
        """A changed page stays where its earlier version is, and is a copy if that was one."""
        earlier = self._story[page]
        relation = Relation.COPY if earlier.relation is Relation.COPY else Relation.SAME
        return StoryMember(earlier.story_id, own, relation, page, 1.0)

    def _joined(self, own: str, matches: Iterable[MatterMatch]) -> StoryMember:
        given: defaultdict[str, list[MatterMatch]] = defaultdict(list)
        for match in matches:
            given[self._story[match.article_id].story_id].append(match)
        for story, found in given.items():
            best = found[0]
            wanted = min(_MOST_SUPPORTERS, 1 + self._size[story] // 3)
            supporters = sum(match.similarity >= SUPPORT for match in found)
            if best.similarity >= JOINING and (supporters >= wanted or best.similarity == 1.0):
                return StoryMember(story, own, Relation.SAME, best.article_id, round(best.similarity, 4))
        return StoryMember(story_id(own), own, Relation.FIRST, own, 1.0)

    def _note(self, article: Article, member: StoryMember) -> None:
        self._story[article.article_id] = member
        self._days[article.article_id] = article.day
        self._pages[article.canonical_url] = article.article_id
        self._size[member.story_id] += member.relation is not Relation.COPY


def _about(mentions: Iterable[Mention]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.about:
            found[mention.article_id].add(mention.agency_id)
    return found


def _in_order(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: (article.published_at or _BEGINNING, article.article_id))
