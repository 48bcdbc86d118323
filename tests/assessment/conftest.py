from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.assessment.claims import claims_of
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.denials import reports_denial
from pipeline.assessment.official_record import statements_of
from pipeline.records.agencies import Field, Mention, mention_id
from pipeline.records.press import Article, DayFrom, SourceKind, article_id
from pipeline.text.weights import Weights

BACKGROUND = [
    "Giá cà phê hôm nay tăng nhẹ ở các tỉnh Tây Nguyên.",
    "Đội bóng chuẩn bị cho trận đấu cuối tuần.",
    "Học sinh cả nước bước vào kỳ thi học kỳ hai.",
    "Nhiều tuyến đường được sửa chữa trước mùa mưa.",
    "Người dân đi chợ sớm để mua rau.",
] * 20


@pytest.fixture
def make_report():
    """An article about Đắk Lắk, with its claims, as the signals see it."""

    def make(
        title: str,
        text: str,
        *,
        outlet: str = "bao-a",
        day: date = date(2026, 3, 2),
        hour: int = 3,
        official: bool = False,
        copy: bool = False,
        agency: str = "dak-lak",
        language: str = "vi",
    ) -> Report:
        published = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        url = f"https://{outlet}.example/{title[:20]}-{hour}"
        kind = SourceKind.OFFICIAL if official else SourceKind.NATIONAL
        own = article_id(url, title + text)
        article = Article(
            own, url, url, outlet, kind, "VN", "c" * 32, title, text.split("\n")[0], text, language, published,
            published, day, DayFrom.PUBLISHED, "h",
        )  # fmt: skip
        mention = Mention(mention_id(own, agency, Field.TITLE, 0), own, agency, agency, "", Field.TITLE, 0, 0, True)
        claims = claims_of(article, [mention])
        denial = reports_denial(title, article.lead)
        return Report(article, claims, outlet, copy, official, denial, frozenset({agency}))

    return make


@pytest.fixture
def surround():
    """What *reports* are to one another: siblings, and the official record that they make."""

    def around(own: Report, *others: Report) -> Surroundings:
        statements = tuple(
            statement
            for other in others
            for statement in statements_of(
                other.article,
                [Mention("m", other.article.article_id, a, a, "", Field.TITLE, 0, 0, True) for a in other.agencies],
                other.claims,
            )
        )
        texts = BACKGROUND + [r.article.title + ". " + r.article.text for r in (own, *others)]
        outlets = {r.article.article_id: r.outlet for r in others}
        return Surroundings(tuple(others), statements, Weights(texts), outlets)

    return around
