"""The stories' step: what it reads of the store, and that tonight's articles join what stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.steps.stories import join_new, stretches
from pipeline.records.press import Article, DayFrom, Relation, SourceKind
from pipeline.store import press, window
from pipeline.store.connect import Stamp, Store
from pipeline.store.tx import Tx

NOW = datetime(2026, 3, 4, 22, 0, tzinfo=UTC)
TOLD = "Nước suối Ea Súp dâng nhanh trong đêm đã cuốn trôi cầu tạm thôn Bốn, 30 hộ dân được đưa lên trường học."


def article(name: str, day: date, lead: str = TOLD) -> Article:
    url, at = f"https://bao.example/{name}", datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return Article(
        name, url, url, "bao", SourceKind.NATIONAL, "VN", "c", f"Lũ cuốn trôi cầu tạm {name}", lead, lead, "vi",
        at, at, day, DayFrom.PUBLISHED, "h",
    )  # fmt: skip


TODAY, YESTERDAY = date(2026, 3, 4), date(2026, 3, 3)
LONG_AGO, BETWEEN = date(2019, 5, 6), date(2022, 8, 9)


def test_new_articles_are_parted_only_where_no_window_reaches() -> None:
    days = (TODAY, LONG_AGO, YESTERDAY, LONG_AGO + timedelta(days=13), BETWEEN)
    parts = stretches([article(f"n{number}", day) for number, day in enumerate(days)])
    assert [[one.article_id for one in part] for part in parts] == [["n1", "n3"], ["n4"], ["n2", "n0"]]
    assert stretches([]) == []


def test_an_old_page_found_tonight_does_not_bring_back_all_that_stands_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "lamro.duckdb")
    standing = [article("xua", LONG_AGO - timedelta(days=1)), article("giua", BETWEEN), article("qua", YESTERDAY)]
    for each in standing:
        with store.transaction(Stamp(f"run-{each.article_id}", NOW)) as tx:
            press.save_articles(tx, [each])
        assert join_new(store, Stamp("run-1", NOW)) == 1
    with store.transaction(Stamp("run-2", NOW)) as tx:
        press.save_articles(tx, [article("cu", LONG_AGO), article("moi", TODAY)])
    read: set[str] = set()
    articles_by_id = press.articles_by_id

    def noted(tx: Tx, wanted: Iterable[str]) -> tuple[Article, ...]:
        read.update(asked := tuple(wanted))
        return articles_by_id(tx, asked)

    monkeypatch.setattr(press, "articles_by_id", noted)
    assert join_new(store, Stamp("run-3", NOW)) == 2
    assert "giua" not in read
    with store.reading() as tx:
        places = {member.article_id: member for member in window.members_for(tx, ["cu", "moi"])}
    assert {own: member.joined_to for own, member in places.items()} == {"cu": "xua", "moi": "qua"}
    assert Relation.FIRST not in {member.relation for member in places.values()}
