"""Records that the case tests are built from; all of it invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.cases.holidays_vn import Holidays, load_holidays
from pipeline.cases.opening import decide_open
from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.records.assessment import Assessment, Evidence, EvidenceKind, Level, Signal
from pipeline.records.cases import Notice, notice_id
from pipeline.records.facts import FlaggedClaim, OpenedCase
from pipeline.records.law import Regulation
from pipeline.records.profile import Profile

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2025, 11, 23, 22, 0, tzinfo=UTC)  # 05:00 on 24 November in Viet Nam


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def regulations() -> tuple[Regulation, ...]:
    return load_regulations(DATA / "regulations")


@pytest.fixture(scope="session")
def province(regulations: tuple[Regulation, ...]) -> Profile:
    return profile(regulations, "province")


@pytest.fixture(scope="session")
def ministry(regulations: tuple[Regulation, ...]) -> Profile:
    return profile(regulations, "ministry")


@pytest.fixture(scope="session")
def calendar() -> Holidays:
    return load_holidays(DATA / "reference" / "holidays.yml")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def make_flag() -> Callable[..., FlaggedClaim]:
    def make(
        key: str = "1",
        *,
        score: float = 0.9,
        level: Level = Level.FLAG,
        agency: str = "song-lam",
        story: str = "story-1",
        signals: tuple[tuple[str, float, tuple[str, ...]], ...] = (("official_denial", 0.9, ("st-1",)),),
    ) -> FlaggedClaim:
        built = tuple(
            Signal(
                name,
                f"claim-{key}",
                strength,
                tuple(Evidence(EvidenceKind.STATEMENT, one, "đập an toàn") for one in statements),
                "Ủy ban nhân dân tỉnh đã bác bỏ.",
            )
            for name, strength, statements in signals
        )
        found = Assessment(
            f"assessment-{key}", f"rev-{key}", f"article-{key}", agency, story, level, score, None, built, "", "r1"
        )
        return FlaggedClaim(found, "Đập đã vỡ, 300 người chết.", "Vỡ đập ở Sông Lam", date(2025, 11, 23))

    return make


@pytest.fixture
def opened(make_flag: Callable[..., FlaggedClaim], province: Profile, calendar: Holidays) -> OpenedCase:
    return decide_open([make_flag()], [], NOW, 0.7, province, calendar).opened[0]


@pytest.fixture
def make_notice(opened: OpenedCase) -> Callable[..., Notice]:
    def make(received: date = date(2025, 11, 25), number: str = "12/TB", deadline: date | None = None) -> Notice:
        case = opened.case.case_id
        return Notice(notice_id(case, number, "345"), case, number, date(2025, 11, 24), "345", received, deadline)

    return make
