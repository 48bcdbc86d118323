"""Edits, withdrawals and returns are found from what is in the store, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.press import Article, Extracted
from pipeline.records.versions import ChangeKind, FigureChange, PageChange, Reworded, change_id
from pipeline.store import press, versions, window
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

URL = "https://bao-a.example/mot"
DAY = timedelta(days=1)


@pytest.fixture
def shown(save: Callable[..., int], make: Make) -> Callable[..., Article]:
    """``shown("text", day)``: on that day the page showed this text."""

    def page(text: str, day: int, payload: str = "") -> Article:
        at = make.now + DAY * day
        capture = replace(make.capture(URL, at=at), payload_sha256=payload or text, capture_id=f"cap-{day}")
        article = make.article("mot", text, first_seen_at=at, capture_id=capture.capture_id)
        save(press.save_fetches, [make.fetch(URL, at=at, capture_id=capture.capture_id)])
        save(press.save_captures, [capture])
        save(press.save_articles, [article])
        save(window.save_extracted, [Extracted(capture.capture_id, article.article_id)])
        return article

    return page


@pytest.fixture
def answered(save: Callable[..., int], make: Make) -> Callable[[int, int | None], None]:
    """``answered(404, day)``: on that day the server gave this status, or none."""

    def fetch(status: int | None, day: int) -> None:
        error = None if status in (200, 304) else "bad_status" if status else "timeout"
        save(press.save_fetches, [make.fetch(URL, at=make.now + DAY * day, status=status, error=error)])

    return fetch


def change(kind: ChangeKind, at: datetime, article: Article, fetch: str, **more: object) -> PageChange:
    fields: dict[str, object] = {
        "previous_id": "", "title": None, "went": (), "came": (), "reworded": (), "figures": (),
        "published_before": None, "published_after": None, "capture_id": "", "status": 200,
    } | more  # fmt: skip
    return PageChange(
        change_id(kind, URL, fetch), URL, URL, kind, at, fetch_id=fetch, article_id=article.article_id, **fields
    )  # type: ignore[arg-type]


def test_an_edit_is_the_first_capture_with_other_words(store: Store, shown: Callable[..., Article], make: Make) -> None:
    one = shown("một", 0)
    two = shown("hai", 2)
    shown("hai", 3)
    shown("một", 4)  # back to the first wording: no new article, yet an edit
    with store.reading() as tx:
        found = versions.unnoted_edits(tx)
    assert [(e.noticed_at, e.previous_id, e.article_id) for e in found] == [
        (make.now + DAY * 2, one.article_id, two.article_id),
        (make.now + DAY * 4, two.article_id, one.article_id),
    ]
    assert all(edit.fetch_id for edit in found)


def test_a_page_read_otherwise_is_not_a_page_that_changed(store: Store, shown: Callable[..., Article]) -> None:
    shown("một", 0, payload="bytes")
    shown("hai", 1, payload="bytes")
    with store.reading() as tx:
        assert versions.unnoted_edits(tx) == ()


def test_gone_and_back_again(
    store: Store, shown: Callable[..., Article], answered: Callable[[int, int | None], None], make: Make
) -> None:
    first = shown("một", 0)
    for day, status in enumerate((500, 404, None, 410, 503, 304, 404), start=1):
        answered(status, day)
    with store.reading() as tx:
        found = versions.unnoted_turns(tx)
    assert [(t.noticed_at, t.gone, t.status, t.article_id) for t in found] == [
        (make.now + DAY * 2, True, 404, first.article_id),
        (make.now + DAY * 6, False, 304, first.article_id),
        (make.now + DAY * 7, True, 404, first.article_id),
    ]


def test_a_page_that_never_came_is_not_withdrawn(store: Store, answered: Callable[[int, int | None], None]) -> None:
    answered(404, 0)
    answered(404, 1)
    with store.reading() as tx:
        assert versions.unnoted_turns(tx) == ()


def test_what_is_noted_is_not_found_again_and_comes_back_as_it_went(
    store: Store,
    save: Callable[..., int],
    shown: Callable[..., Article],
    answered: Callable[[int, int | None], None],
    make: Make,
) -> None:
    one, two = shown("một", 0), shown("hai", 1)
    answered(404, 2)
    with store.reading() as tx:
        (edit,), (turn,) = versions.unnoted_edits(tx), versions.unnoted_turns(tx)
    noted = [
        change(
            ChangeKind.EDITED, edit.noticed_at, two, edit.fetch_id, previous_id=one.article_id, capture_id="cap-1",
            title=Reworded("a", "b"), went=("c",), came=("d", "e"), reworded=(Reworded("f", "g"),),
            figures=(FigureChange("1 nhà", "", "", "nhà"),), published_before=make.now,
        ),
        change(ChangeKind.WITHDRAWN, turn.noticed_at, two, turn.fetch_id, status=404),
    ]  # fmt: skip
    assert save(versions.save_changes, noted) == 2
    assert save(versions.save_changes, noted, hours=1) == 0
    with store.reading() as tx:
        assert versions.unnoted_edits(tx) == versions.unnoted_turns(tx) == ()
        assert versions.changes_of(tx, URL) == tuple(noted)
        assert versions.versions_of(tx, URL) == (one, two)
        assert [fetch.status for fetch in versions.page_fetches(tx, URL)] == [200, 200, 404]


def test_a_page_is_named_by_address_or_by_the_beginning_of_an_id(store: Store, shown: Callable[..., Article]) -> None:
    one = shown("một", 0)
    shown("hai", 1)
    with store.reading() as tx:
        for word in (URL, f"{URL}#top", one.article_id[:8], "cap-1"):
            assert versions.page_named(tx, word) == URL
        for word in ("https://bao-a.example/khac", "ffffffffffff", ""):
            with pytest.raises(UnknownRecord):
                versions.page_named(tx, word)
