"""What the press sends: saved once, found again in a fixed order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.records.press import FetchKind, Relation, problem
from pipeline.store import press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_saving_everything_twice_adds_no_row(save: Callable[..., int], make: Make) -> None:
    article = make.article()
    everything = [
        (press.save_agencies, [make.agency()]),
        (press.save_sources, [make.source()]),
        (press.save_fetches, [make.fetch("https://bao-a.example/1")]),
        (press.save_captures, [make.capture("https://bao-a.example/1")]),
        (press.save_entries, [make.entry("https://bao-a.example/1")]),
        (press.save_articles, [article, article]),
        (press.save_mentions, [make.mention(article)]),
        (press.save_members, [make.member(article, article)]),
        (press.save_problems, [problem("extract", "x", "no_text", "…")]),
    ]
    for function, records in everything:
        assert save(function, records) == 1
    for function, records in everything:
        assert save(function, records, hours=24, run="run-2") == 0
        assert save(function, []) == 0


def test_records_come_back_as_they_went(store: Store, save: Callable[..., int], make: Make) -> None:
    article = make.article(published_at=None, language="und")
    capture, source, agency = make.capture("https://bao-a.example/1"), make.source(), make.agency()
    save(press.save_articles, [article])
    save(press.save_captures, [capture])
    save(press.save_sources, [source])
    save(press.save_agencies, [agency])
    with store.reading() as tx:
        assert press.articles_by_id(tx, [article.article_id, "none"]) == (article,)
        assert press.captures_by_id(tx, [capture.capture_id]) == (capture,)
        assert press.all_sources(tx) == (source,)
        assert press.all_agencies(tx) == (agency,)
        assert press.articles_by_id(tx, []) == ()


def test_a_changed_source_is_a_new_snapshot_and_may_change_back(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    old, new = make.source(), replace(make.source(), name="Báo A mới")
    assert [save(press.save_sources, [each], hours=n) for n, each in enumerate((old, new, new, old, old))] == [
        1, 1, 0, 1, 0,
    ]  # fmt: skip
    with store.reading() as tx:
        assert press.all_sources(tx) == (old,)


def test_an_article_may_move_to_another_story_and_back(store: Store, save: Callable[..., int], make: Make) -> None:
    one, two = make.article("mot"), make.article("hai")
    save(press.save_articles, [one, two])
    first, moved = make.member(two, two), make.member(two, one, Relation.SAME)
    assert [save(press.save_members, [each], hours=n) for n, each in enumerate((first, moved, first, first))] == [
        1, 1, 1, 0,
    ]  # fmt: skip
    with store.reading() as tx:
        assert press.members_since(tx, date(2026, 3, 1)) == (first,)
        assert press.members_since(tx, date(2026, 3, 4)) == ()


def test_a_night_run_again_after_a_later_one_adds_no_row(save: Callable[..., int], make: Make) -> None:
    one, two = make.article("mot"), make.article("hai")
    first, moved = make.member(two, two), make.member(two, one, Relation.SAME)
    assert save(press.save_members, [first], hours=0) == 1
    assert save(press.save_members, [moved], hours=24) == 1
    assert save(press.save_members, [first], hours=0) == 0


def test_known_addresses_are_pages_that_came_and_what_led_to_them(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    save(
        press.save_fetches,
        [
            make.fetch("https://a/came"),
            make.fetch("https://a/old", status=301, redirected_to="https://a/older"),
            make.fetch("https://a/older", status=302, redirected_to="https://a/came"),
            make.fetch("https://a/lost", status=301, redirected_to="https://a/nowhere"),
            make.fetch("https://a/dead", status=404),
            make.fetch("https://a/slow", status=None, error="timeout"),
            make.fetch("https://a/rss", kind=FetchKind.FEED),
        ],
    )
    with store.reading() as tx:
        assert press.known_page_urls(tx) == ["https://a/came", "https://a/old", "https://a/older"]


def test_validators_are_those_of_the_latest_good_answer(store: Store, save: Callable[..., int], make: Make) -> None:
    later = make.now + timedelta(hours=1)
    save(
        press.save_fetches,
        [
            make.fetch("https://a/rss", etag="1"),
            make.fetch("https://a/rss", at=later, etag="2", last_modified="Mon"),
            make.fetch("https://a/rss", at=later + timedelta(hours=1), status=500, etag="bad"),
            make.fetch("https://a/gone", etag="1"),
            make.fetch("https://a/gone", at=later),
        ],
    )
    with store.reading() as tx:
        found = {hours: press.validators(tx, make.now + timedelta(hours=hours), make.now) for hours in (0, 1, 24)}
    assert found == {
        0: (),
        1: (("https://a/gone", "1", None), ("https://a/rss", "1", None)),
        24: (("https://a/rss", "2", "Mon"),),
    }


def test_a_feed_that_owes_a_page_has_no_validator(store: Store, save: Callable[..., int], make: Make) -> None:
    feed, page = "https://bao-a.example/rss", "https://bao-a.example/1"
    capture = make.capture(feed, kind=FetchKind.FEED)
    soon, later = make.now + timedelta(hours=1), make.now + timedelta(hours=2)
    save(press.save_fetches, [make.fetch(feed, kind=FetchKind.FEED, etag="1"), make.fetch(page, status=500)])
    save(press.save_captures, [capture])
    save(press.save_entries, [replace(make.entry(page), feed_url=feed, capture_id=capture.capture_id)])
    with store.reading() as tx:
        assert press.validators(tx, later, make.now) == ()
        assert press.validators(tx, later, soon) == ((feed, "1", None),)  # it has been owed for long enough
    save(press.save_fetches, [make.fetch(page, at=soon)])
    with store.reading() as tx:
        assert press.validators(tx, later, make.now) == ((feed, "1", None),)


def test_unprocessed_captures_have_neither_article_nor_problem(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    done, bad = make.capture("https://a/done"), make.capture("https://a/bad")
    open_late = make.capture("https://a/1", at=make.now + timedelta(minutes=1))
    open_b, open_c = make.capture("https://a/b"), make.capture("https://a/c")
    feed = make.capture("https://a/rss", kind=FetchKind.FEED)
    dead = make.capture("https://a/dead", status=404)
    save(press.save_captures, [open_late, open_c, done, bad, open_b, feed, dead])
    save(press.save_articles, [make.article(capture_id=done.capture_id)])
    others = problem("locate", open_b.capture_id, "k", "m")
    save(press.save_problems, [problem("extract", bad.capture_id, "no_text", "m"), others])
    with store.reading() as tx:
        assert press.unprocessed_captures(tx) == (open_b, open_c, open_late)


def test_pages_about_an_agency_are_asked_again_by_their_latest_version(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    old = make.article("cu", first_seen_at=make.now - timedelta(days=9))
    about, named = make.article("ve"), make.article("nhac")
    again = replace(make.article("ve", text="Đã sửa."), url="https://bao-a.example/ve?v=2")
    save(press.save_articles, [old, about, named, again])
    mentions = [make.mention(old), make.mention(about), make.mention(again), make.mention(named, about=False)]
    save(press.save_mentions, mentions)
    with store.reading() as tx:
        since = make.now - timedelta(days=2)
        assert press.recheck_urls(tx, ["dak-lak", "ha-noi"], since) == ["https://bao-a.example/ve?v=2"]
        assert press.recheck_urls(tx, ["ha-noi"], since) == []


def test_articles_mentions_and_entries_come_in_a_fixed_order(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    undated = make.article("khong-ngay", published_at=None)
    early, late = make.article("som", published_at=make.now - timedelta(hours=2)), make.article("muon")
    save(press.save_articles, [undated, early, late])
    save(press.save_mentions, [make.mention(early, start=9), make.mention(early, start=2)])
    save(press.save_entries, [make.entry("https://a/2", "hai"), make.entry("https://a/1", "cũ")])
    save(press.save_entries, [make.entry("https://a/1", "mới")], hours=24)
    with store.reading() as tx:
        assert press.articles_since(tx, late.day) == (late, early, undated)
        assert press.articles_since(tx, late.day + timedelta(days=1)) == ()
        assert [each.start for each in press.mentions_for(tx, [early.article_id, late.article_id])] == [2, 9]
        entries = press.entries_for_urls(tx, ["https://a/2", "https://a/1", "https://a/3"])
        assert [(each.url, each.title) for each in entries] == [("https://a/1", "mới"), ("https://a/2", "hai")]


@pytest.mark.parametrize("count", [25_000])
def test_a_batch_larger_than_one_arrow_table_goes_in_whole(store: Store, save: Callable[..., int], count: int) -> None:
    problems = [problem("collect", str(n), "timeout", "") for n in range(count)]
    assert save(press.save_problems, problems + problems[:10]) == count
    assert save(press.save_problems, problems) == 0
