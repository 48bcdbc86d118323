"""What counts as new on a morning: pages first seen since, told since; as known at the cut-off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pipeline.records import press as p
from pipeline.records.assessment import StatementKind
from pipeline.records.daily import DailyCount
from pipeline.store import assessments, daily, press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_new_pages_and_their_stories(store: Store, save: Callable[..., int], make: Make) -> None:
    since, day = make.now - timedelta(hours=2), (make.now - timedelta(hours=3)).date()
    new, abroad = make.article("moi", lead="Câu một. Câu hai."), make.article("xa", country="LA", language="lo")
    before = make.article("cu", first_seen_at=make.now - timedelta(hours=9))
    edited = replace(before, article_id="v2", text_hash="v2", first_seen_at=make.now)  # an old page, changed
    old = make.article("xua", published_at=make.now - timedelta(days=9))
    every = [new, abroad, before, edited, old]
    save(press.save_articles, every)
    save(press.save_mentions, [replace(make.mention(each), mention_id=each.article_id) for each in every])
    save(press.save_members, [make.member(new, new), *(make.member(each, new, p.Relation.SAME) for each in every[1:])])
    denial = replace(make.statement(abroad), kind=StatementKind.DENIAL)
    save(assessments.save_statements, [denial])
    save(assessments.save_assessments, [replace(make.assessment(new), story_id=make.member(new, new).story_id)])
    asked = ("dak-lak", since, day)
    with store.reading() as tx:
        assert daily.count(tx, *asked, make.now) == DailyCount(1, 1)
        assert daily.count(tx, *asked, make.now - timedelta(seconds=1)) == DailyCount(0, 0)
        (story,) = daily.stories(tx, *asked, make.now)
        assert daily.stories(tx, "ha-noi", since, day, make.now) == ()
        (said,) = daily.statements(tx, *asked, make.now)
        (flag,) = daily.flags(tx, "dak-lak", since, make.now)
        assert daily.flags(tx, "dak-lak", make.now, make.now) == ()
        assert daily.waiting(tx, "dak-lak", make.now) == 1
    assert (story.articles, story.foreign_articles, story.flags, story.denials) == (2, 1, 1, 1)
    assert (story.headline, story.lead, story.language) == (new.title, new.lead, "vi")
    assert (said.articles, said.url) == (1, abroad.url)
    assert [one.name for one in flag.signals] == ["official_denial", "figure_conflict"]
