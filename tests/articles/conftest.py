from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.records.press import Article, DayFrom, SourceKind, article_id


@pytest.fixture
def make_article():
    def make(
        title: str,
        text: str = "",
        *,
        source: str = "bao-a",
        day: date = date(2026, 3, 2),
        hour: int = 3,
        kind: SourceKind = SourceKind.NATIONAL,
        country: str = "VN",
        language: str = "vi",
    ) -> Article:
        published = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        url = f"https://{source}.example/{abs(hash((title, text, source))) % 10**9}"
        return Article(
            article_id(url, title + text), url, url, source, kind, country, "c" * 32, title, text[:200], text,
            language, published, published, day, DayFrom.PUBLISHED, "h",
        )  # fmt: skip

    return make
