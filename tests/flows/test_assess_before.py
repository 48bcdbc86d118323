"""The assessment step reads what lies before its window: old reports, old denials, old versions of a page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.steps.assess import assess_window
from pipeline.assessment.claims import claims_of
from pipeline.assessment.official_record import statements_of
from pipeline.records.agencies import Field, Mention, mention_id
from pipeline.records.assessment import Assessment, Level
from pipeline.records.press import Article, DayFrom, Relation, SourceKind, StoryMember, article_id, story_id
from pipeline.store import assessments, press
from pipeline.store.connect import Stamp, Store

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
TITLE = "Đắk Lắk: Sập cầu Krông Nhau, hai người rơi xuống suối"
OLD = "Cầu Krông Nhau ở xã Ea Rin sập khi xe tải chở mía đi qua, hai người rơi xuống suối và được cứu."
NEW = "Sáng nay, cầu Krông Nhau ở xã Ea Rin sập khi một xe tải chở mía đi qua, hai người rơi xuống suối."
RUMOUR = ("Đập Ea Rin ở Đắk Lắk bị vỡ trong đêm", "Đập Ea Rin bị vỡ trong đêm, nước tràn xuống hai thôn phía hạ lưu.")
DENIAL = (
    "Đắk Lắk bác tin đập Ea Rin bị vỡ trong đêm",
    "UBND tỉnh Đắk Lắk khẳng định thông tin đập Ea Rin bị vỡ trong đêm là không chính xác, hồ vận hành bình thường.",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kho.duckdb", patience_seconds=20)


def put(store: Store, outlet: str, title: str, text: str, days_ago: int, url: str = "") -> Article:
    """One article about Đắk Lắk, with all that the night's earlier steps make of it."""
    seen = NOW - timedelta(days=days_ago)
    address = url or f"https://{outlet}.example/{days_ago}"
    own = article_id(address, text)
    article = Article(
        own, address, address, outlet, SourceKind.NATIONAL, "VN", "c", title, text, text, "vi", seen, seen,
        date(2026, 3, 3) - timedelta(days=days_ago), DayFrom.PUBLISHED, text,
    )  # fmt: skip
    agency = "dak-lak"
    mention = Mention(mention_id(own, agency, Field.TITLE, 0), own, agency, agency, "", Field.TITLE, 0, 0, True)
    claims = claims_of(article, [mention])
    with store.transaction(Stamp("put", seen)) as tx:
        press.save_articles(tx, [article])
        press.save_mentions(tx, [mention])
        press.save_members(tx, [StoryMember(story_id(own), own, Relation.FIRST, own, 1.0)])
        assessments.save_claims(tx, claims)
        assessments.save_statements(tx, statements_of(article, [mention], claims))
    return article


def verdict(store: Store, article: Article) -> Assessment:
    assess_window(store, ("dak-lak",), 0.5, None, Stamp("night", NOW), lambda done, of: None)
    with store.reading() as tx:
        found = assessments.current_assessments(tx)
    return next(one for one in found if one.article_id == article.article_id)


def test_old_matter_told_as_new_is_found_beyond_the_window(store) -> None:
    old = put(store, "bao-b", TITLE, OLD, 40)
    made = verdict(store, put(store, "bao-a", TITLE, NEW, 0))
    assert made.level is Level.FLAG
    (signal,) = made.signals
    assert (signal.name, signal.evidence[0].id) == ("recycled", old.article_id)


def test_a_denial_of_weeks_ago_still_counts(store) -> None:
    put(store, "bao-b", *DENIAL, 40)
    made = verdict(store, put(store, "bao-a", *RUMOUR, 0))
    assert {signal.name for signal in made.signals} == {"refuted_before"}
    assert made.level is Level.FLAG


def test_a_claim_dropped_from_a_page_after_its_denial_is_found(store) -> None:
    url = "https://bao-a.example/dap"
    put(store, "bao-a", "Mưa lớn ở Đắk Lắk", RUMOUR[1], 20, url)
    put(store, "bao-b", *DENIAL, 3)
    made = verdict(store, put(store, "bao-a", "Mưa lớn ở Đắk Lắk", "Mưa lớn ở Đắk Lắk làm 30 nhà ngập.", 0, url))
    assert "silent_edit" not in {signal.name for signal in made.signals}  # 17 days lie between claim and denial
    later = put(store, "bao-c", "Mưa lớn ở Đắk Lắk", RUMOUR[1], 4, "https://bao-c.example/dap")
    after = put(store, "bao-c", "Mưa lớn ở Đắk Lắk", "Mưa ở Đắk Lắk làm 30 nhà ngập.", 1, later.canonical_url)
    made = verdict(store, after)
    assert "silent_edit" in {signal.name for signal in made.signals}


def test_a_second_night_finds_the_same_and_writes_nothing(store) -> None:
    put(store, "bao-b", TITLE, OLD, 40)
    put(store, "bao-a", TITLE, NEW, 0)
    first = assess_window(store, ("dak-lak",), 0.5, None, Stamp("n1", NOW), lambda done, of: None)
    again = assess_window(store, ("dak-lak",), 0.5, None, Stamp("n2", NOW), lambda done, of: None)
    assert (first.flags, first.changed) == (1, 1)
    assert (again.flags, again.changed) == (1, 0)
