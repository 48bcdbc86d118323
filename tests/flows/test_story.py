"""``lamro story``: what is shown, and that a split or merge holds through the nights that follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sample_house import House

Lamro = Callable[..., tuple[int, str, str]]
PLACES = "select story_id, article_id from members_known('infinity'::timestamptz)"


def stories_of(house: House) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for story, article in house.rows(PLACES):
        found.setdefault(story, set()).add(article)
    return found


@pytest.fixture
def largest(copied: House) -> tuple[str, list[str]]:
    held = stories_of(copied)
    story = max(held, key=lambda one: (len(held[one]), one))
    assert len(held[story]) > 1
    return story, sorted(held[story])


def test_a_story_is_shown_in_vietnamese(copied: House, largest: tuple[str, list[str]], lamro: Lamro) -> None:
    story, articles = largest
    code, said, _ = lamro("story", "show", story[:8], house=copied)
    assert code == 0
    for words in ("Thấy lần đầu", "Lan tỏa:", "viết riêng", "Về:", "Diễn biến theo ngày", "Các bài:"):
        assert words in said
    assert all(article[:8] in said for article in articles)
    code, said, _ = lamro("story", "list", "--days", "9999", house=copied)
    assert code == 0
    assert story[:8] in said


def test_split_and_merge_hold_and_are_in_the_audit_log(
    copied: House, largest: tuple[str, list[str]], lamro: Lamro
) -> None:
    story, articles = largest
    off = articles[-1]
    code, _, errors = lamro("story", "split", story[:8], "-a", off[:12], "-r", "việc khác", house=copied)
    assert (code, errors) == (0, "")
    apart = stories_of(copied)
    (part,) = [one for one, held in apart.items() if off in held]
    kept = next(one for one, held in apart.items() if articles[0] in held)
    assert part != kept
    copied.night(2)
    later = stories_of(copied)
    assert off in later[part]
    assert articles[0] in later[kept]
    code, said, _ = lamro("story", "merge", kept[:12], part[:12], "-r", "cùng một việc", house=copied)
    assert code == 0
    assert "Đã gộp" in said
    (whole,) = [held for held in stories_of(copied).values() if off in held]
    assert set(articles) <= whole
    before = stories_of(copied)
    copied.night(2)
    assert stories_of(copied) == before
    logged = copied.rows("select action from audit_log where action like 'story.%' order by seq")
    assert logged == [("story.split",), ("story.merge",)]
    code, said, _ = lamro("story", "show", kept[:12], house=copied)
    assert code in (0, 1)
    assert len(copied.rows("select kind from story_events")) == 2


def test_an_edit_wants_a_reason_and_an_article_of_the_story(
    copied: House, largest: tuple[str, list[str]], lamro: Lamro
) -> None:
    story, articles = largest
    stranger = next(a for held in stories_of(copied).values() for a in held if a not in articles)
    code, _, errors = lamro("story", "split", story[:8], "-a", stranger[:12], "-r", "nhầm", house=copied)
    assert code == 1
    assert "không thuộc sự việc" in errors
    code, _, errors = lamro("story", "split", story[:8], "-a", articles[0][:12], "-r", " ", house=copied)
    assert code == 1
    assert "lý do" in errors
    assert copied.rows("select * from story_events") == []
