"""The bench's archive answers as the store's query does."""

from datetime import UTC, date, datetime

from bench.item_archive import ItemArchive
from bench.press_items import article_of
from pipeline.assessment.earlier import opening, pairs_of
from pipeline.store import press, window
from pipeline.store.connect import Stamp, Store

TODAY = date(2026, 3, 2)
ROWS = [
    ("cu", "Sập cầu Krông Nhau ở xã Ea Rin", "Cầu Krông Nhau sập khi xe tải chở mía đi qua.", "2026-01-20"),
    ("gan", "Sập cầu Krông Nhau ở xã Ea Rin", "Cầu Krông Nhau sập khi xe tải chở mía đi qua.", "2026-02-20"),
    ("khac", "Cà phê được mùa ở xã Ea Rin", "Nông dân xã Ea Rin thu hoạch sớm.", "2026-01-02"),
]


def test_bench_and_store_find_the_same_older_reports(tmp_path) -> None:
    articles = [article_of({"id": i, "title": t, "summary": s, "day": d}, n) for n, (i, t, s, d) in enumerate(ROWS)]
    asked = {"hoi": pairs_of(opening("Cầu Krông Nhau sập", "Sáng nay cầu Krông Nhau ở xã Ea Rin sập."))}
    archive = ItemArchive()
    archive.add(articles)
    in_bench = [one.article_id for one in archive.find(asked, TODAY)["hoi"]]
    store = Store(tmp_path / "kho.duckdb", patience_seconds=20)
    with store.transaction(Stamp("r", datetime(2026, 3, 2, tzinfo=UTC))) as tx:
        press.save_articles(tx, articles)
    with store.reading() as tx:
        found = window.earlier_like(tx, asked, date(2025, 1, 1), date(2026, 2, 16))
    assert in_bench == [one.article_id for one in found] == ["cu", "khac"]


def test_nothing_old_nothing_found() -> None:
    assert ItemArchive().find({"hoi": frozenset({"krông nhau"})}, TODAY) == {}
