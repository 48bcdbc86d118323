"""Pages as Vietnamese outlets build them, beside what must be read: tests/fixtures/articles/NAME.html + .json.

The pages are invented; their markup follows that of large outlets, provincial papers and portals.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.articles.extract import Extraction, Page, extract
from pipeline.records.days import VIETNAM
from pipeline.records.press import Capture, DayFrom, FetchKind, Source, SourceKind

FOLDER = Path(__file__).parent.parent / "fixtures" / "articles"
NAMES = sorted({path.stem for path in FOLDER.iterdir()})
NOW = datetime(2025, 11, 26, 1, tzinfo=UTC)
SOURCE = Source("bao", "Báo", SourceKind.NATIONAL, "VN", ("vi",), (), (), (), (), (), 1.0, 0, 9, None)
SECTIONS = ("Xem thêm", "Tin liên quan", "Chia sẻ", "Từ khóa", "Đọc thêm", "Ảnh:", "Video:", "Bình luận", "Đọc nhiều")


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def read(name: str) -> Extraction:
    wanted = expected(name)
    kind = wanted.get("content_type", "text/html; charset=utf-8")
    capture = Capture("c" * 32, wanted["url"], SOURCE.id, FetchKind.PAGE, NOW, 200, kind, "", "", 0, 0)
    return extract(Page(capture, (FOLDER / f"{name}.html").read_bytes(), SOURCE, None), NOW)


def test_every_page_has_its_expectation() -> None:
    missing = [
        f"{name}{ending}"
        for name in NAMES
        for ending in (".html", ".json")
        if not (FOLDER / f"{name}{ending}").exists()
    ]
    assert not missing, "write the missing half of the pair"
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_as_expected(name: str) -> None:
    found, wanted = read(name), expected(name)
    article = found.article
    assert article.title == wanted["title"]
    assert article.lead == wanted["lead"]
    assert article.text.splitlines() == wanted["text"]
    assert article.language == "vi"
    assert article.canonical_url == wanted["canonical_url"]
    assert article.published_at is not None
    assert article.published_at.astimezone(VIETNAM).isoformat() == wanted["published_at"]
    assert article.published_at.utcoffset() == timedelta(0)
    assert article.day_from is DayFrom.PUBLISHED
    assert found.date_refused == wanted.get("date_refused", "")


@pytest.mark.parametrize("name", NAMES)
def test_nobody_who_wrote_it_and_nothing_around_it_is_kept(name: str) -> None:
    article = read(name).article
    kept = f"{article.title}\n{article.lead}\n{article.text}"
    authors = expected(name)["authors"]
    assert authors
    assert not [author for author in authors if author.casefold() in kept.casefold()]
    assert not [label for label in SECTIONS if label in kept]
