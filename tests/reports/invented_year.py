"""One invented year of an invented office, for the tests of yearly papers and of the page of indicators."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.cases.annex_forms import annex_of
from pipeline.cases.obligations import all_owed, obligations
from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.records.kpis import Indicator, IndicatorPeriod, KpiRow
from pipeline.records.law import Regulation, YearlyKind
from pipeline.records.obligations import EventAbroad, OfficeDays
from pipeline.records.yearly import (
    CaseFact,
    ClockFacts,
    FlagFacts,
    LanguageCount,
    MonthCoverage,
    RegisterCount,
    ResponseCount,
    SourceFacts,
    Spread,
    YearlyFacts,
    YearlyInput,
)

DATA = Path(__file__).parents[2] / "data"
CUTOFF = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
KINDS = ("province", "ministry")
NAMES = {"province": ("dak-lak", "tỉnh Đắk Lắk"), "ministry": ("bo-y-te", "Bộ Y tế")}
REGULATIONS: tuple[Regulation, ...] = load_regulations(DATA / "regulations")


def kpi(code: str, value: float, unit: str, n: int, hits: int | None = None, origin: str = "nội bộ") -> KpiRow:
    return KpiRow(
        code,
        "dak-lak",
        date(2026, 1, 1),
        date(2026, 12, 8),
        value,
        unit,
        hits,
        n if hits is not None else None,
        n,
        origin,
    )


def facts() -> YearlyFacts:
    """A busy year: every kind of fact is there."""
    return YearlyFacts(
        coverage=(MonthCoverage(date(2026, 2, 1), 1200, 31), MonthCoverage(date(2026, 11, 1), 804, 12)),
        languages=(LanguageCount("vi", 1990), LanguageCount("en", 45), LanguageCount("lo", 12)),
        spread=Spread(310, 9, 43, 6, 4),
        sources=SourceFacts(118, 84, 34, 16, 12, 113, date(2026, 2, 3)),
        flags=FlagFacts(21, 9, 7, 2, 3),
        cases=(
            CaseFact("c1", "Số người bị thương trong vụ sạt lở", "closed", date(2026, 2, 4), date(2026, 2, 5),
                     date(2026, 2, 9), "12/UBND-VX"),
            CaseFact("c2", "Giá đất tái định cư", "confirmed", date(2026, 11, 4), date(2026, 11, 6), None, ""),
            CaseFact("c3", "Chưa ai xác nhận", "opened", date(2026, 11, 9), None, None, ""),
            CaseFact("c4", "Từ năm trước", "press_was_right", date(2025, 12, 9), None, None, ""),
        ),
        responses=(ResponseCount("a", 2), ResponseCount("c", 5)),
        clocks=(ClockFacts("internal", 5, 1, 1), ClockFacts("statutory", 3, 1, 0)),
        notices=4,
        registers=(
            RegisterCount("press_conference", 2026, 4, 0, ("vi",)),
            RegisterCount("newsroom_question", 2026, 17, 15, ()),
            RegisterCount("foreign_press", 2026, 3, 0, ("en",)),
            RegisterCount("border_bulletin", 2026, 12, 0, ("vi", "lo")),
            RegisterCount("channel", 2026, 5, 0, ()),
        ),
        kpis=(
            kpi("articles", 2047, "tin, bài", 2047),
            kpi("notice_to_response_median", 3, "ngày", 4),
            kpi("notice_to_response_p90", 6.4, "ngày", 4),
            kpi("false_flags", 43.75, "%", 16, 7),
            kpi("TTDN-01", 43.75, "%", 16, 7, "123/BC"),
        ),
        indicators=(
            Indicator("TTDN-01", "Tỷ lệ phát hiện nhầm", "%", "≤ 30", IndicatorPeriod.YEAR, "123/BC", "false_flags"),
            Indicator("TTDN-02", "Bài bằng tiếng nước ngoài", "bài", "≥ 50", IndicatorPeriod.YEAR, "123/BC", ""),
        ),
        audit_head="ab" * 32,
    )  # fmt: skip


def quiet() -> YearlyFacts:
    """A store that knows nothing."""
    return YearlyFacts(
        (), (), Spread(0, 0, 0, 0, 0), SourceFacts(0, 0, 0, 0, 0, 0, None), FlagFacts(0, 0, 0, 0, 0), (), (), (), 0,
        (), (), (), "",
    )  # fmt: skip


def yearly_input(kind: str = "province", paper: YearlyKind = YearlyKind.REPORT, year: int = 2026) -> YearlyInput:
    """A report is about *year*, a plan about the year after it; both rest on *year*."""
    law = profile(REGULATIONS, kind)
    annex = annex_of(law.regulation, paper)
    about = year if paper is YearlyKind.REPORT else year + 1
    days = OfficeDays((EventAbroad("Tuần văn hóa", "Viêng Chăn", date(about, 9, 21), date(about, 9, 23)),))
    agency_id, name = NAMES[kind]
    return YearlyInput(
        annex=annex,
        year=about,
        agency_id=agency_id,
        agency_name=name,
        issuer=f"Ủy ban nhân dân {name}" if kind == "province" else name,
        symbol="BC-UBND",
        gone=("Bộ Thông tin và Truyền thông",) if kind == "province" else (),
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 8),
        cutoff=CUTOFF,
        due=next(one for one in obligations(law, about - annex.years_ahead) if one.rule_id == annex.deadline),
        owed=in_year(kind, about, days),
        owed_next=in_year(kind, about + 1, OfficeDays()),
        events=days.events,
        measures=law.measures,
        clock_rule=law.clock_rule,
        facts=facts(),
    )


def in_year(kind: str, year: int, days: OfficeDays):  # type: ignore[no-untyped-def]
    from pipeline.cases.holidays_vn import Holidays

    return all_owed(profile(REGULATIONS, kind), year, days, (), Holidays())


def quiet_year(kind: str = "province", paper: YearlyKind = YearlyKind.REPORT) -> YearlyInput:
    return replace(yearly_input(kind, paper), facts=quiet(), owed=(), owed_next=(), events=())


def months_of_kpis(months: tuple[date, ...]) -> tuple[KpiRow, ...]:
    """Rows in every month but the third; the first one rests on few observations."""
    rows = []
    for place, month in enumerate(months):
        if place == 2:
            continue
        n = 3 if place == 0 else 20 + place
        for code, value, unit, hits in (
            ("articles", 100.0 * n, "tin, bài", None),
            ("seen_to_flag_median", 4.5 + place, "giờ", None),
            ("seen_to_flag_p90", 20.25 + place, "giờ", None),
            ("false_flags", 100 / n, "%", 1),
        ):
            rows.append(
                KpiRow(code, "dak-lak", month, month, value, unit, hits, n if hits is not None else None, n, "nội bộ")
            )
    return tuple(rows)
