"""Which pages are asked again: flagged and case-bound ones longer and more often than others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.records.assessment import Decision, Level
from pipeline.records.cases import CaseEventKind
from pipeline.records.press import Article
from pipeline.store import assessments, cases, press
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def seen(save: Callable[..., int], make: Make) -> Callable[..., Article]:
    """``seen("mot", days=5, asked=4)``: a page about Đắk Lắk first seen so long ago, last asked so many hours ago."""

    def page(name: str, days: float, asked: float | None = None, about: bool = True) -> Article:
        article = make.article(name, first_seen_at=make.now - DAY * days)
        save(press.save_articles, [article])
        save(press.save_mentions, [make.mention(article, about=about)])
        if asked is not None:
            save(press.save_fetches, [make.fetch(article.url, at=make.now - HOUR * asked)])
        return article

    return page


def rechecked(store: Store, make: Make) -> set[str]:
    with store.reading() as tx:
        found = press.recheck_urls(tx, ["dak-lak"], make.now - DAY * 3)
    return {url.rpartition("/")[2] for url in found}


def test_ordinary_pages_for_three_days_once_a_night(store: Store, seen: Callable[..., Article], make: Make) -> None:
    seen("moi", 1, asked=24)
    seen("vua-hoi", 1, asked=19)
    seen("cu", 3.1, asked=24)
    seen("chi-nhac", 1, asked=24, about=False)
    assert rechecked(store, make) == {"moi"}


def test_flagged_pages_for_thirty_days_every_three_hours(
    store: Store, save: Callable[..., int], seen: Callable[..., Article], make: Make
) -> None:
    pages = {name: seen(name, days, asked) for name, days, asked in (
        ("co", 20, 4), ("vua-hoi", 20, 2), ("qua-lau", 31, 4), ("bac-bo", 20, 4), ("het-co", 20, 4),
    )}  # fmt: skip
    flags = {name: make.assessment(article) for name, article in pages.items()}
    save(assessments.save_assessments, flags.values())
    save(assessments.save_decision, make.decision(flags["bac-bo"], Decision.REJECT))
    save(assessments.save_assessments, [make.assessment(pages["het-co"], Level.WATCH, 0.2)], hours=1)
    assert rechecked(store, make) == {"co"}


@pytest.mark.parametrize(("end", "expected"), [(None, {"vu-viec"}), (CaseEventKind.CLOSED, set())])
def test_case_bound_pages_as_long_as_the_case_is_open(
    store: Store,
    save: Callable[..., int],
    seen: Callable[..., Article],
    make: Make,
    end: CaseEventKind | None,
    expected: set[str],
) -> None:
    flag = make.assessment(seen("vu-viec", 90, asked=4))
    save(assessments.save_assessments, [flag])
    case = make.case()
    save(cases.save_cases, [case])
    events = [make.event(case, CaseEventKind.OPENED, ref=flag.assessment_id)]
    save(cases.save_events, events + ([make.event(case, end, make.now + HOUR)] if end else []))
    assert rechecked(store, make) == expected


def test_the_latest_version_of_a_flagged_page_is_asked(
    store: Store, save: Callable[..., int], seen: Callable[..., Article], make: Make
) -> None:
    flag = make.assessment(seen("sua", 10, asked=4))
    save(assessments.save_assessments, [flag])
    url = "https://bao-a.example/sua"
    save(press.save_articles, [make.article("sua", "Đã sửa.", url=url, first_seen_at=make.now - DAY * 9)])
    assert rechecked(store, make) == {"sua"}
