"""Stories in the store: profiles renewed, events kept, the public view, and what could not be joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.press import Relation, story_id
from pipeline.records.stories import (
    OriginFrom,
    StoryDay,
    StoryEvent,
    StoryEventKind,
    StoryProfile,
    story_event_id,
)
from pipeline.records.weekly import Scope
from pipeline.store import digests, press, stories
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make


@pytest.fixture
def told(store: Store, save: Callable[..., int], make: Make):
    """A story of a report, its copy on the next day, and another report; about two agencies."""
    first, copy, own = (
        make.article("mot"),
        make.article("hai", source_id="bao-b"),
        make.article("ba", source_id="bao-c"),
    )
    copy = replace(copy, day=copy.day + timedelta(days=1))
    save(press.save_agencies, [make.agency()])
    save(press.save_articles, [first, copy, own])
    places = [
        make.member(first, first),
        make.member(copy, first, Relation.COPY),
        make.member(own, first, Relation.SAME),
    ]
    save(press.save_members, places)
    save(press.save_mentions, [make.mention(first), make.mention(own, "ha-noi")])
    return story_id(first.article_id), first, copy, own


def profile(story: str, headline: str, credit: str = "TTXVN") -> StoryProfile:
    origin = OriginFrom.CREDIT if credit else OriginFrom.EARLIEST
    return StoryProfile(story, headline, headline, credit, origin, ("13 người chết (2 bài)",))


def test_a_vietnamese_member_names_the_story_also_where_an_older_profile_chose_a_foreign_one(store, save, make) -> None:
    """The view, the digest's rows with the address, and the id that does not change."""
    abroad = replace(make.article("one"), title="ນ້ຳຖ້ວມ", language="lo", country="LA")
    home = replace(make.article("hai", source_id="bao-b"), title="Lũ lớn ở Đắk Lắk")
    save(press.save_agencies, [make.agency()])
    save(press.save_articles, [abroad])
    save(press.save_members, [make.member(abroad, abroad)])
    save(press.save_mentions, [make.mention(abroad), make.mention(home)])
    story = story_id(abroad.article_id)
    save(stories.save_profiles, [profile(story, abroad.article_id)])
    monday = abroad.day - timedelta(days=abroad.day.weekday())
    at = datetime(2100, 1, 1, tzinfo=UTC)
    scope = Scope(("dak-lak",), ("dak-lak",), monday, monday + timedelta(days=6), monday, at)

    def named() -> tuple[object, ...]:
        with store.reading() as tx:
            (row,) = digests.stories(tx, scope, 8)
        ((seen,),) = run_query(store, "select distinct headline from stories").rows
        return row.story_id, row.headline, row.language, row.url, seen

    assert named() == (story, "ນ້ຳຖ້ວມ", "lo", abroad.url, "ນ້ຳຖ້ວມ")
    save(press.save_articles, [home])
    save(press.save_members, [make.member(home, abroad, Relation.SAME)])
    assert named() == (story, "Lũ lớn ở Đắk Lắk", "vi", home.url, "Lũ lớn ở Đắk Lắk")


def test_the_view_tells_spread_origin_figures_and_the_chosen_headline(store, save, make, told) -> None:
    story, _, _, own = told
    rows = run_query(
        store, "select headline, articles, independent, copies, origin from stories order by agency_id"
    ).rows
    assert rows == (("Tiêu đề mot", 3, 2, 1, ""),) * 2
    save(stories.save_profiles, [profile(story, own.article_id)], hours=1)
    with store.reading() as tx:
        found = stories.summary(tx, story, make.now + timedelta(hours=1))
        before = stories.summary(tx, story, make.now)
    assert found is not None
    assert before is not None
    assert (found.headline, found.origin, found.figures) == ("Tiêu đề ba", "TTXVN", ("13 người chết (2 bài)",))
    assert (before.headline, before.origin, before.figures) == ("Tiêu đề mot", "", ())
    assert (found.outlets, found.countries, found.languages, found.independent) == (3, 1, 1, 2)
    assert len(found.agencies) == 2


def test_the_timeline_counts_each_day(store, make, told) -> None:
    story, first, copy, _ = told
    with store.reading() as tx:
        assert stories.days(tx, story, make.now) == (
            StoryDay(story, first.day, 2, 0, 2),
            StoryDay(story, copy.day, 1, 1, 1),
        )


def test_a_profile_is_written_only_when_it_changed(save, told) -> None:
    story, first, *_ = told
    assert save(stories.save_profiles, [profile(story, first.article_id)]) == 1
    assert save(stories.save_profiles, [profile(story, first.article_id)], hours=1) == 0
    assert save(stories.save_profiles, [profile(story, first.article_id, "")], hours=2) == 1


def test_events_are_found_from_both_stories(store, save, make, told) -> None:
    story, first, *_ = told
    id = story_event_id(StoryEventKind.SPLIT, story, "other", make.now)
    event = StoryEvent(id, StoryEventKind.SPLIT, story, "other", (first.article_id,), "lý do", "lan", make.now)
    assert save(stories.save_events, [event]) == 1
    assert save(stories.save_events, [event]) == 0
    with store.reading() as tx:
        assert stories.events_of(tx, story) == stories.events_of(tx, "other") == (event,)


def test_ids_by_their_beginning(store, told) -> None:
    story, first, *_ = told
    with store.reading() as tx:
        assert stories.story_id_like(tx, story[:8]) == story
        assert stories.article_id_like(tx, first.article_id[:8]) == first.article_id
        for prefix in ("", "zzz"):
            with pytest.raises(UnknownRecord):
                stories.story_id_like(tx, prefix)


def test_a_lone_foreign_article_on_the_same_agency_is_named(store, save, make, told) -> None:
    story, *_ = told
    abroad = make.article("bon", source_id="wire", country="FR", language="fr")
    elsewhere = make.article("nam", source_id="wire", country="FR", language="fr")
    save(press.save_articles, [abroad, elsewhere])
    save(press.save_members, [make.member(abroad, abroad), make.member(elsewhere, elsewhere)])
    save(press.save_mentions, [make.mention(abroad), make.mention(elsewhere, "hai-phong")])
    with store.reading() as tx:
        assert [one.article_id for one in stories.unjoined_beside(tx, story)] == [abroad.article_id]


def test_the_largest_come_first(store, save, make, told) -> None:
    story, first, *_ = told
    lone = make.article("sau")
    save(press.save_articles, [lone])
    save(press.save_members, [make.member(lone, lone)])
    with store.reading() as tx:
        found = stories.largest(tx, first.day - timedelta(days=1), 5, make.now)
        assert [one.story_id for one in found] == [story, story_id(lone.article_id)]
        assert stories.largest(tx, first.day + timedelta(days=9), 5, make.now) == ()
        assert not stories.has_case(tx, story)


def test_members_of_some_days_only(store, save, make, told) -> None:
    _, first, copy, own = told

    def between(one: int, other: int) -> set[str]:
        days = (first.day + timedelta(days=one), first.day + timedelta(days=other))
        with store.reading() as tx:
            return {member.article_id for member in stories.members_between(tx, *days)}

    assert between(0, 0) == {first.article_id, own.article_id}
    assert between(1, 1) == {copy.article_id}
    assert between(0, 1) == {first.article_id, copy.article_id, own.article_id}
    assert between(-9, -1) == between(2, 9) == set()
