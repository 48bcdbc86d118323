"""Volumes are counted by address; warnings are appended once and known as of an instant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.articles.rises.hazards import HAZARD, tells_hazard
from pipeline.records.warnings import EarlyWarning, Reason, Subject, Volume, warning_id
from pipeline.store import press, warnings
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

DAY = date(2026, 3, 3)


def warning(day: date = DAY, articles: int = 20) -> EarlyWarning:
    identity = warning_id(Subject.AGENCY, "dak-lak", day, Reason.VOLUME)
    return EarlyWarning(
        identity, day, Subject.AGENCY, "dak-lak", "dak-lak", "Đắk Lắk", Reason.VOLUME, articles, 3.0, 11.0,
        day - timedelta(days=42), day - timedelta(days=1), 30, ("Báo A", "Báo B"), "Đắk Lắk: 20 bài.",
    )  # fmt: skip


def test_a_warning_is_appended_once_and_the_first_finding_stays(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    save(press.save_agencies, [make.agency()])
    assert save(warnings.save_warnings, [warning()]) == 1
    assert save(warnings.save_warnings, [warning(articles=35)], hours=2) == 0
    assert save(warnings.save_warnings, [warning(DAY + timedelta(days=1))], hours=24) == 1
    with store.reading() as tx:
        assert [one.articles for one in warnings.warnings_since(tx, DAY)] == [20, 20]
        assert warnings.warnings_since(tx, DAY)[0] == warning()
        before = warnings.warning_lines(tx, make.now - timedelta(seconds=1), DAY)
        (known,) = warnings.warning_lines(tx, make.now + timedelta(hours=3), DAY)
    assert before == ()
    assert (known.agency_name, known.reason, known.words) == ("Đắk Lắk", "volume", "Đắk Lắk: 20 bài.")
    assert run_query(store, "select count(*) from early_warnings").rows == ((2,),)
    assert run_query(store, "select outlets from early_warnings limit 1").rows == ((["Báo A", "Báo B"],),)


def test_volumes_count_an_address_once_and_only_what_an_article_is_about(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    one, two = make.article("mot"), make.article("hai")
    changed = replace(one, article_id="v2", text_hash="h2", first_seen_at=one.first_seen_at + timedelta(hours=1))
    save(press.save_sources, [make.source()])
    save(press.save_articles, [one, two, changed])
    mentions = [replace(make.mention(each), mention_id=each.article_id, about=about)
                for each, about in ((one, True), (changed, True), (two, False))]  # fmt: skip
    save(press.save_mentions, mentions)
    save(press.save_members, [make.member(one, one), make.member(changed, one), make.member(two, one)])
    story = make.member(one, one).story_id
    with store.reading() as tx:
        assert [day.articles for day in warnings.press_days(tx, one.day)] == [2]
        (volume,) = warnings.agency_volumes(tx, ["dak-lak"], one.day)
        assert volume == Volume(Subject.AGENCY, "dak-lak", one.day, "Báo A", False, 1)
        assert warnings.agency_volumes(tx, ["ha-noi"], one.day) == ()
        assert [each.articles for each in warnings.story_volumes(tx, [story], one.day)] == [2]
        (title,) = warnings.story_titles(tx, ["dak-lak"], one.day)
        assert (title.story_id, title.agencies) == (story, ("dak-lak",))
        assert warnings.story_titles(tx, ["dak-lak"], one.day + timedelta(days=1)) == ()


def test_hazards_are_told_by_the_headline_as_the_backtest_tells_them(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    decomposed = unicodedata.normalize("NFD", "Đèo Cả sạt lở")
    told = ["Lũ lên nhanh", "Thôn Bốn: 'Biển nước', ngập 2 m", decomposed, "Typhoon nears"]
    titles = [*told, "Họp về thành lũy cổ", "Bãoo giá", "Cầu mới thông xe"]
    articles = [make.article(str(n), title=title) for n, title in enumerate(titles)]
    save(press.save_articles, articles)
    save(press.save_mentions, [replace(make.mention(each), mention_id=each.article_id) for each in articles])
    with store.reading() as tx:
        (volume,) = warnings.hazard_volumes(tx, ["dak-lak"], articles[0].day, HAZARD)
        assert warnings.hazard_volumes(tx, ["ha-noi"], articles[0].day, HAZARD) == ()
    assert (volume.subject, volume.subject_id) == (Subject.HAZARD, "dak-lak")
    assert volume.articles == 4
    assert [title for title in titles if tells_hazard(title)] == told
