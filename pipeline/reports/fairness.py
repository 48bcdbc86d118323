"""Drift and fairness: how often the rules flag, by kind of source, language, agency and week; on true criticism.

Never by outlet or person: the rows that come in do not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.learning import LevelCount
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import date_words, number_words
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import SOURCE_KINDS

HEADING = "Đối chiếu tỷ lệ giữa các nhóm và theo thời gian"
WEEKS = 8  # that are looked back on
FEW = 30  # assessments below which a rate says little
DRIFT = 2.0  # times the rate of the weeks before
_LANGUAGES = {
    "vi": "tiếng Việt", "en": "tiếng Anh", "fr": "tiếng Pháp", "zh": "tiếng Trung", "ja": "tiếng Nhật",
    "ru": "tiếng Nga", "km": "tiếng Khmer", "lo": "tiếng Lào", "th": "tiếng Thái", "und": "chưa rõ ngôn ngữ",
}  # fmt: skip
_QUERY = "digest_levels"


@dataclass(frozen=True, slots=True)
class Rate:
    """What happened to the assessments of one kind."""

    key: str  # as the query of the numbers names it: ``kind national``
    words: str
    assessed: int
    flags: int
    watches: int
    probability: float | None  # mean of the text model's; None where it gave none
    decided: int  # flags accepted or rejected
    rejected: int

    @property
    def flag_rate(self) -> float:  # per cent
        return 100 * self.flags / self.assessed


@dataclass(frozen=True, slots=True)
class Fairness:
    by_kind: tuple[Rate, ...]
    by_language: tuple[Rate, ...]
    by_agency: tuple[Rate, ...]
    by_week: tuple[Rate, ...]  # in order
    drifting: bool  # the last full week flags over twice as often as those before, or under half
    criticism_above: float | None  # share of the true criticism that ships to which the text model gives 0.5


def build_fairness(rows: Sequence[LevelCount], criticism_above: float | None) -> Fairness:
    """The rates of *rows*; groups in alphabetical order, weeks in order of time."""
    weeks = _rates(rows, "week", lambda row: row.week.isoformat(), lambda row: f"tuần từ {date_words(row.week)}")
    return Fairness(
        _rates(rows, "kind", lambda row: row.source_kind.value, lambda row: SOURCE_KINDS[row.source_kind]),
        _rates(rows, "language", lambda row: row.language, lambda row: language_words(row.language)),
        _rates(rows, "agency", lambda row: row.agency_id, lambda row: row.agency_name),
        weeks,
        _drifts(weeks),
        criticism_above,
    )


def since_of(day: date) -> date:
    """The first day that a report made on *day* looks back on: a Monday."""
    return date.fromordinal(day.toordinal() - day.weekday() - 7 * (WEEKS - 1))


def fairness_section(fairness: Fairness) -> Section:
    """The section for a digest's annex; tables without rows are left out."""
    tables = (
        _table("fairness_kind", "Theo loại nguồn", fairness.by_kind),
        _table("fairness_language", "Theo ngôn ngữ", fairness.by_language),
        _table(
            "fairness_agency", "Theo cơ quan, địa phương", fairness.by_agency if len(fairness.by_agency) > 1 else ()
        ),
        _table("fairness_week", "Theo tuần", fairness.by_week),
    )
    told = tuple(table for table in tables if table.rows)
    return Section("fairness", HEADING, tuple(_told(fairness)), told, annex=True)


def _told(fairness: Fairness) -> Iterable[Phrase]:
    yield phrase(
        f"Tỷ lệ nội dung cần kiểm chứng trên số đánh giá trong {WEEKS} tuần gần nhất. Tỷ lệ khác nhau giữa các nhóm có "
        f"thể do nội dung khác nhau; nhóm dưới {FEW} đánh giá thì tỷ lệ dao động mạnh. Không có số đo theo tờ báo hay "
        "theo người."
    )
    if fairness.criticism_above is not None:
        yield phrase(
            "Trên bộ phê bình đúng kèm theo phần mềm, mô hình văn bản cho từ 0,5 trở lên với ",
            number_words(100 * fairness.criticism_above, 1),
            "% số đoạn; riêng mô hình thì không nội dung nào lên mức cần kiểm chứng.",
        )
    if fairness.drifting:
        yield Phrase(("Tỷ lệ của tuần gần nhất lệch hơn hai lần so với các tuần trước: cần xem lại.",), important=True)


def language_words(code: str) -> str:
    """``vi`` as ``tiếng Việt``; a code without a name as it is."""
    return _LANGUAGES.get(code, code)


def _rates(
    rows: Sequence[LevelCount], group: str, key: Callable[[LevelCount], str], words: Callable[[LevelCount], str]
) -> tuple[Rate, ...]:
    found = {own: [row for row in rows if key(row) == own] for own in sorted({key(row) for row in rows})}
    return tuple(_rate(f"{group} {own}", words(some[0]), some) for own, some in found.items())


def _rate(key: str, words: str, group: Sequence[LevelCount]) -> Rate:
    spoken = sum(row.spoken for row in group)
    return Rate(
        key,
        words,
        sum(row.assessed for row in group),
        sum(row.flags for row in group),
        sum(row.watches for row in group),
        sum(row.spoken * row.probability for row in group) / spoken if spoken else None,
        sum(row.decided for row in group),
        sum(row.rejected for row in group),
    )


def _drifts(weeks: Sequence[Rate]) -> bool:
    if not weeks:
        return False
    *before, last = weeks
    assessed, flags = sum(one.assessed for one in before), sum(one.flags for one in before)
    if last.assessed < FEW or assessed < FEW or not (flags or last.flags):
        return False
    usual = 100 * flags / assessed
    return not usual / DRIFT <= last.flag_rate <= usual * DRIFT


def _table(name: str, caption: str, rates: Sequence[Rate]) -> Table:
    columns = (
        Column("Nhóm"),
        Column("Đánh giá", (f"{_QUERY}.assessed",), numeric=True),
        Column("Cần kiểm chứng", (f"{_QUERY}.flags",), numeric=True),
        Column("Tỷ lệ (%)", (f"{_QUERY}.rate",), numeric=True),
        Column("Theo dõi", (f"{_QUERY}.watches",), numeric=True),
        Column("Đã bác bỏ", (f"{_QUERY}.rejected",), numeric=True),
    )
    return Table(name, caption, columns, tuple(_row(rate) for rate in rates))


def _row(rate: Rate) -> tuple[Cell, ...]:
    queries = ("assessed", "flags", "rate", "watches", "rejected")
    values = (rate.assessed, rate.flags, rate.flag_rate, rate.watches, rate.rejected)
    return (
        cell(rate.words),
        *(cell(Number(value, f"{_QUERY}.{name}", rate.key)) for name, value in zip(queries, values, strict=True)),
    )
