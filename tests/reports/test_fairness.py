"""Rates by kind, language, agency and week; drift; nothing by outlet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pipeline.records.learning import LevelCount
from pipeline.records.press import SourceKind
from pipeline.reports.fairness import FEW, WEEKS, build_fairness, fairness_section, since_of

MONDAY = date(2026, 3, 2)


def count(assessed: int = 100, flags: int = 2, weeks_ago: int = 0, **more: Any) -> LevelCount:
    fields: dict[str, Any] = {
        "source_kind": SourceKind.NATIONAL, "language": "vi", "agency_id": "dak-lak", "agency_name": "Tỉnh Đắk Lắk",
        "watches": 5, "spoken": 50, "probability": 0.4, "rejected": 1, "decided": 2,
    } | more  # fmt: skip
    return LevelCount(week=MONDAY - timedelta(weeks=weeks_ago), assessed=assessed, flags=flags, **fields)


def test_rates_are_summed_over_the_rest() -> None:
    found = build_fairness(
        [count(), count(flags=4, agency_id="gia-lai", agency_name="Tỉnh Gia Lai", probability=0.6),
         count(50, 0, source_kind=SourceKind.FOREIGN, language="en", spoken=0, probability=0.0)],
        0.048,
    )  # fmt: skip
    assert [(one.words, one.assessed, one.flags) for one in found.by_kind] == [
        ("báo chí nước ngoài", 50, 0), ("báo chí trung ương", 200, 6),
    ]  # fmt: skip
    assert [one.words for one in found.by_language] == ["tiếng Anh", "tiếng Việt"]
    assert found.by_language[1].probability == pytest.approx(0.5)
    assert found.by_language[0].probability is None
    assert found.by_language[1].flag_rate == pytest.approx(3.0)
    assert [one.assessed for one in found.by_agency] == [150, 100]


@pytest.mark.parametrize(("last", "drifting"), [(2, False), (4, False), (5, True), (0, True)])
def test_a_week_that_is_far_from_those_before_is_told(last: int, drifting: bool) -> None:
    found = build_fairness([count(flags=last), count(weeks_ago=1), count(weeks_ago=2)], None)
    assert found.drifting is drifting
    assert any(phrase.important for phrase in fairness_section(found).paragraphs) is drifting


def test_too_few_tell_no_drift() -> None:
    few = [count(FEW - 1, 9), count(weeks_ago=1)]
    assert not build_fairness(few, None).drifting
    assert not build_fairness([count()], None).drifting
    assert not build_fairness([], None).drifting


def test_the_section_names_groups_and_numbers_and_no_empty_table() -> None:
    section = fairness_section(build_fairness([count()], 0.048))
    assert [table.name for table in section.tables] == [
        "fairness_kind", "fairness_language", "fairness_week",
    ]  # fmt: skip
    words = " ".join(phrase.text for phrase in section.paragraphs)
    assert "4,8%" in words
    row = section.tables[0].rows[0]
    assert [one[0].text for one in row] == ["báo chí trung ương", "100", "2", "2,00", "5", "1"]
    assert fairness_section(build_fairness([], None)).tables == ()


def test_it_looks_back_on_whole_weeks() -> None:
    since = since_of(date(2026, 3, 5))
    assert since.weekday() == 0
    assert (MONDAY - since).days == 7 * (WEEKS - 1)
