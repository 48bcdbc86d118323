"""A fresh store, a stamp, and makers of records with sensible fields."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import assessment as a
from pipeline.records import cases as c
from pipeline.records import press as p
from pipeline.records.agencies import Agency, AgencyKind, Field, Mention, mention_id
from pipeline.records.days import day_in_vietnam, end_of_day
from pipeline.store.connect import Stamp, Store

NOW = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)  # Tuesday 3 March, 05:00 in Viet Nam


class Make:
    """Records for tests, each by the few words that matter to it."""

    now = NOW

    def stamp(self, hours: float = 0, run: str = "run-1") -> Stamp:
        return Stamp(run, NOW + timedelta(hours=hours))

    def agency(self, id: str = "dak-lak", name: str = "Đắk Lắk") -> Agency:
        return Agency(id, name, AgencyKind.PROVINCE, date(2025, 7, 1), None, None)

    def source(self, id: str = "bao-a", expected_min: int = 1, name: str = "Báo A") -> p.Source:
        feeds = (f"https://{id}.example/rss",)
        hosts = (f"{id}.example",)
        kind = p.SourceKind.NATIONAL
        return p.Source(id, name, kind, "VN", ("vi",), (), feeds, (), (), hosts, 1.0, expected_min, 50, None)

    def fetch(
        self, url: str, source: str = "bao-a", at: datetime = NOW, status: int | None = 200, **more: Any
    ) -> p.Fetch:
        error = more.pop("error", None)
        fields: dict[str, Any] = {
            "kind": p.FetchKind.PAGE, "detail": None, "capture_id": None, "etag": None, "last_modified": None,
            "payload_bytes": 10, "elapsed_ms": 5, "redirected_to": None,
        } | more  # fmt: skip
        return p.Fetch(
            fetch_id=p.fetch_id(url, at, status, error),
            url=url, source_id=source, fetched_at=at, status=status, error=error, **fields,
        )  # fmt: skip

    def capture(
        self, url: str, at: datetime = NOW, kind: p.FetchKind = p.FetchKind.PAGE, status: int = 200
    ) -> p.Capture:
        sha = "0" * 64
        return p.Capture(
            p.capture_id(url, at, sha), url, "bao-a", kind, at, status, "text/html", sha, "a.warc.gz", 0, 9
        )

    def entry(self, url: str, title: str = "Tin") -> p.FeedEntry:
        feed = "https://bao-a.example/rss"
        return p.FeedEntry(p.entry_id(feed, url, title, NOW), feed, "bao-a", url, title, "", NOW, "cap")

    def article(self, name: str = "mot", text: str = "Nội dung.", **more: Any) -> p.Article:
        url = more.pop("url", f"https://bao-a.example/{name}")
        seen = more.pop("first_seen_at", NOW)
        published = more.pop("published_at", NOW - timedelta(hours=3))
        fields: dict[str, Any] = {
            "source_id": "bao-a", "source_kind": p.SourceKind.NATIONAL, "country": "VN", "capture_id": f"cap-{name}",
            "title": f"Tiêu đề {name}", "lead": "", "language": "vi", "day": day_in_vietnam(published or seen),
            "day_from": p.DayFrom.PUBLISHED if published else p.DayFrom.FIRST_SEEN,
        } | more  # fmt: skip
        return p.Article(
            article_id=p.article_id(url, text), canonical_url=url, url=url, text=text, text_hash=text,
            published_at=published, first_seen_at=seen, **fields,
        )  # fmt: skip

    def mention(self, article: p.Article, agency: str = "dak-lak", about: bool = True, start: int = 0) -> Mention:
        id = mention_id(article.article_id, agency, Field.TITLE, start)
        return Mention(id, article.article_id, agency, agency, "Đắk Lắk", Field.TITLE, start, start + 7, about)

    def member(self, article: p.Article, first: p.Article, relation: p.Relation = p.Relation.FIRST) -> p.StoryMember:
        return p.StoryMember(p.story_id(first.article_id), article.article_id, relation, first.article_id, 1.0)

    def figure(self) -> a.Figure:
        return a.Figure("12 người", 4, 12, 12.0, 12.0, "people", "chết")

    def claim(self, article: p.Article, start: int = 0) -> a.Claim:
        id = a.claim_id(article.article_id, Field.TEXT, start, start + 20)
        figures = (self.figure(),)
        return a.Claim(
            id, article.article_id, Field.TEXT, start, start + 20, "Lũ làm 12 người chết.", figures, ("dak-lak",),
            "", ("figure",),
        )  # fmt: skip

    def statement(self, article: p.Article, said_on: date = date(2026, 3, 2)) -> a.Statement:
        return a.Statement(
            a.statement_id(article.article_id, Field.TEXT, 0, 9), article.article_id, article.capture_id,
            a.StatementKind.DENIAL, "UBND tỉnh Đắk Lắk", ("dak-lak",), "12 người chết", "3 người bị thương",
            (self.figure(),), Field.TEXT, 0, 9, said_on,
        )  # fmt: skip

    def assessment(
        self, article: p.Article, level: a.Level = a.Level.FLAG, score: float = 0.8, agency: str = "dak-lak"
    ) -> a.Assessment:
        evidence = (
            a.Evidence(a.EvidenceKind.STATEMENT, "s1", "3 người bị thương"),
            a.Evidence(a.EvidenceKind.CLAIM, "c1", ""),
        )
        signals = (
            a.Signal("official_denial", "c1", 0.9, evidence, "UBND tỉnh đã bác bỏ."),
            a.Signal("figure_conflict", "c1", 0.5, (), "Số người chết khác với công bố."),
        )
        id = a.assessment_id(article.article_id, agency)
        return a.Assessment(
            id, f"{id}-{level.value}-{score}", article.article_id, agency, p.story_id(article.article_id), level, score,
            0.61, signals if level is not a.Level.NONE else (), "m1", "r1",
        )  # fmt: skip

    def decision(self, of: a.Assessment, what: a.Decision, at: datetime = NOW) -> a.TriageDecision:
        id = a.decision_id(of.assessment_id, what, "lan", at)
        return a.TriageDecision(id, of.assessment_id, of.revision_id, what, "lý do", ("s1",), "lan", at)

    def case(self, story: str = "story-1") -> c.Case:
        id = c.case_id("dak-lak", story, "chết")
        return c.Case(id, "dak-lak", story, "chết", "Số người chết do lũ", "tt-02-2019", True, NOW)

    def event(self, case: c.Case, kind: c.CaseEventKind, at: datetime = NOW, ref: str = "") -> c.CaseEvent:
        id = c.case_event_id(case.case_id, kind, ref, at)
        return c.CaseEvent(id, case.case_id, kind, at, "lan", "lý do", ref)

    def clock(
        self, case: c.Case, kind: c.ClockKind = c.ClockKind.INTERNAL, started: date = date(2026, 3, 3)
    ) -> c.Clock:
        last = started + timedelta(days=7)
        id = c.clock_id(case.case_id, kind, started, last)
        return c.Clock(id, case.case_id, kind, started, last, end_of_day(last), last, "khoản 5 Điều 6 Thông tư 02/2019")


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its schema and no row, made once: its migrations and views take longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "lamro.duckdb"
    with Store(path).reading():
        pass
    return path


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Store:
    path = tmp_path / "kho" / "lamro.duckdb"
    path.parent.mkdir()
    shutil.copyfile(empty_store, path)
    return Store(path, patience_seconds=20)


@pytest.fixture
def save(store: Store, make: Make) -> Callable[..., int]:
    """``save(press.save_articles, records, hours=1)``: one write transaction with one call in it."""

    def saved(function: Callable[..., Any], records: Any, hours: float = 0, run: str = "run-1") -> int:
        with store.transaction(make.stamp(hours, run)) as tx:
            return int(function(tx, records))

    return saved
