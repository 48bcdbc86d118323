"""Which words of a paper are the press's: headlines and quotes, not what the office has written."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pipeline.records.assessment import Evidence, EvidenceKind, Signal
from pipeline.records.briefing import FlagMatter
from pipeline.records.cases import Basis, DossierStatement
from pipeline.records.digest import CaseRow, WeekFlag
from pipeline.reports.press_words import press_words

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def case(title: str) -> CaseRow:
    return CaseRow("c", "dak-lak", "s", title, "opened", NOW, "r", False, 0)


def test_headlines_quotes_and_what_a_machine_made_of_them() -> None:
    signal = Signal("figure_conflict", "c", 0.5, (Evidence(EvidenceKind.CLAIM, "c", "câu trích"),), "lời máy")
    flag = FlagMatter("a", "Tiêu đề bài", "u", date(2026, 3, 2), (signal,), 1, 1, 0)
    drafted = DossierStatement("d", "c", "a", 1, "câu do máy soạn", Basis.EVIDENCE, "lamro", ())
    typed = DossierStatement("e", "c", "a", 2, "câu người viết", Basis.JUDGEMENT, "an.nguyen", ())
    rows = (flag, case("Làm rõ: Tiêu đề vụ việc"), case("Tên do người đặt"), drafted, typed)
    assert press_words(rows) == (
        "Tiêu đề bài", "lời máy", "câu trích", "Làm rõ: Tiêu đề vụ việc", "Tiêu đề vụ việc", "câu do máy soạn",
    )  # fmt: skip


def test_a_flag_of_a_week_is_a_flag() -> None:
    """Its record holds more than that of a flag; its headline and reasons are the press's all the same."""
    day = date(2026, 3, 2)
    flag = WeekFlag("a", "dak-lak", "b", "s", day, "Tiêu đề", "u", 0.9, ("bài nêu “x”",), ("rumour",), "", "week")
    assert press_words((flag,)) == ("Tiêu đề", "bài nêu “x”")
