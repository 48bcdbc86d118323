"""``lamro agency``: what an office asks about names and warnings; the step that raises them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.commands.agency import app
from flows.steps.warnings import raise_warnings
from flows.workplace import workplace
from pipeline.errors import UnknownRecord
from pipeline.records.agencies import Agency, AgencyKind, Field, Mention, mention_id
from pipeline.records.press import Article, DayFrom, SourceKind
from pipeline.records.warnings import Reason
from pipeline.store import press
from pipeline.store.connect import Stamp, Store

NOW = datetime(2026, 3, 4, 22, 0, tzinfo=UTC)  # 5 March, 05:00 in Viet Nam
FLOOD = date(2026, 3, 4)


def ask(*arguments: str, store: Path | None = None) -> str:
    result = CliRunner().invoke(app, list(arguments), obj=workplace(store, None), env={"COLUMNS": "200"})
    if result.exception:
        raise result.exception
    return result.output


def test_show_tells_names_dates_and_successor() -> None:
    told = ask("show", "phu-yen")
    assert "Phú Yên" in told
    assert "đến hết 30/06/2025" in told
    assert "Nay thuộc: Đắk Lắk (dak-lak)" in told
    told = ask("show", "dak-lak")
    assert "Hợp nhất từ: Phú Yên (phu-yen)" in told
    assert "ដាក់ឡាក់" in told
    assert "Buôn Ma Thuột" in told
    with pytest.raises(UnknownRecord, match="dak-lak"):
        ask("show", "dak-nak")


def test_find_says_what_is_linked_and_why_not() -> None:
    told = ask("find", "Ông Nguyễn Hòa Bình thăm Phú Yên cũ và xã Tân Kỳ", "--day", "2025-11-24")
    assert "là tên người" in told
    assert "đơn vị cũ, tính cho đơn vị kế thừa" in told
    assert "nhiều tỉnh có đơn vị cùng tên" in told
    assert "Không nhận ra" in ask("find", "Trời hôm nay đẹp")
    assert "dễ nhầm" in ask("find", "Bão trên Thái Bình Dương")


def article(day: date, number: int) -> Article:
    url, at = f"https://bao.example/{day}/{number}", datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return Article(
        f"{day}-{number}", url, url, f"bao-{number % 2}", SourceKind.NATIONAL, "VN", "c", f"Lũ {number}", "", "", "vi",
        at, at, day, DayFrom.PUBLISHED, "h",
    )  # fmt: skip


def flooded(path: Path) -> Store:
    """A store with six quiet weeks about Đắk Lắk and a flood on the last day."""
    store = Store(path)
    before = [FLOOD - timedelta(days=n) for n in range(1, 43)]
    articles = [article(day, n) for day in before for n in range(2)] + [article(FLOOD, n) for n in range(14)]
    mentions = [
        Mention(mention_id(a.article_id, "dak-lak", Field.TITLE, 0), a.article_id, "dak-lak", "dak-lak", "Đắk Lắk",
                Field.TITLE, 0, 7, True)
        for a in articles
    ]  # fmt: skip
    with store.transaction(Stamp("run-1", NOW)) as tx:
        press.save_articles(tx, articles)
        press.save_mentions(tx, mentions)
    return store


def test_a_flood_is_raised_once_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lamro.duckdb"
    store = flooded(path)
    known = {"dak-lak": Agency("dak-lak", "Đắk Lắk", AgencyKind.PROVINCE, None, None, None)}
    (raised,) = raise_warnings(store, ["dak-lak"], known, Stamp("run-2", NOW))
    assert (raised.day, raised.articles, raised.reason) == (FLOOD, 14, Reason.VOLUME)
    assert raise_warnings(store, ["dak-lak"], known, Stamp("run-3", NOW + timedelta(hours=1))) == ()
    assert raise_warnings(store, ["ha-noi"], known, Stamp("run-4", NOW)) == ()
    monkeypatch.setattr("flows.clockwork.right_now", lambda: NOW + timedelta(hours=2))
    told = ask("warnings", store=path)
    assert "04/03/2026 [dak-lak] Đắk Lắk: 14 bài trong ngày 04/03" in told
    monkeypatch.setattr("flows.clockwork.right_now", lambda: NOW + timedelta(days=30))
    assert "Không có cảnh báo sớm trong 7 ngày qua." in ask("warnings", store=path)
