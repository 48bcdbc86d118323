"""Coverage in words and tables."""

from __future__ import annotations

from pipeline.reports.baseline import Baseline, baseline_phrases, mean_words
from pipeline.reports.coverage import Coverage, CoverageDay, Group
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.shares import Shares, share_phrases, share_tables
from pipeline.reports.spelling import sentence_start, weekday_date
from pipeline.reports.table import Cell, Column, Section, Table, cell

NONE = "–"


def coverage_section(coverage: Coverage, shares: Shares, subject: str) -> Section:
    """*subject* as it is written inside a sentence."""
    found_later = any(day.total.value for day in coverage.days if day.day in coverage.baseline.missing)
    said = [
        *baseline_phrases(coverage.baseline, found_later=found_later),
        *_told(coverage, subject),
        *share_phrases(shares),
    ]
    tables = [_by_day(coverage)]
    if coverage.total.value or coverage.usual_total:
        tables.append(_by_group(coverage))
    tables += share_tables(shares)
    return Section("coverage", "Tin, bài trong tuần", tuple(said), tuple(tables))


def change_phrase(coverage: Coverage) -> Phrase | None:
    """``+35% so với trung bình bốn tuần trước``; None where nothing can be compared."""
    if coverage.change is None:
        return None
    words = mean_words(coverage.baseline)
    return phrase(coverage.change, f"% so với {words[:1].lower()}{words[1:]}")


def nothing_phrase(baseline: Baseline, subject: str) -> Phrase:
    """No article: where the week was not read whole that is no finding about the press."""
    if baseline.complete:
        return phrase(f"Không có tin, bài nào nhắc tới {subject}.")
    return phrase(f"Chưa ghi nhận tin, bài nào nhắc tới {subject}; số liệu tuần chưa đầy đủ.")


def _told(coverage: Coverage, subject: str) -> list[Phrase]:
    if not coverage.total.value:
        return [nothing_phrase(coverage.baseline, f"{subject} trong tuần ở các nguồn được theo dõi")]
    peak = max(coverage.days, key=lambda day: day.total.value)
    said = phrase(
        "Tổng cộng ", coverage.total, f" tin, bài nhắc tới {subject}: ", coverage.domestic, " ở trong nước, ",
        coverage.foreign, f" ở nước ngoài. Nhiều nhất vào {weekday_date(peak.day)}: ", peak.total, " tin, bài.",
    )  # fmt: skip
    change = change_phrase(coverage)
    if change is None or coverage.usual_total is None:
        return [said]
    return [said, phrase("Mức thay đổi: ", *change.parts, " (", coverage.usual_total, " tin, bài một tuần).")]


def _by_day(coverage: Coverage) -> Table:
    compared = coverage.usual_total is not None
    columns = (
        Column("Ngày"),
        Column("Trong nước", ("digest_days.domestic", "digest_week.domestic"), numeric=True),
        Column("Nước ngoài", ("digest_days.foreign", "digest_week.foreign"), numeric=True),
        Column("Tổng cộng", ("digest_days.total", "digest_week.total"), numeric=True),
        *(
            (
                Column(
                    mean_words(coverage.baseline), ("digest_days.usual_total", "digest_week.usual_total"), numeric=True
                ),
            )
            if compared
            else ()
        ),
    )
    rows = tuple(
        (_day_cell(day, coverage.baseline), *_numbers(day.domestic, day.foreign, day.total, day.usual_total))
        for day in coverage.days
    )
    total = _row("Cả tuần", coverage.domestic, coverage.foreign, coverage.total, coverage.usual_total)
    return Table("coverage", "Số tin, bài nhắc tới, theo ngày", columns, rows, total)


def _day_cell(day: CoverageDay, baseline: Baseline) -> Cell:
    """A number that only means that nobody looked, or looked too early, is told as such."""
    lack = baseline.lack(day.day)
    words = phrase(sentence_start(weekday_date(day.day)))
    return (words, phrase(sentence_start(lack))) if lack else (words,)


def _row(label: str, *numbers: Number | None) -> tuple[Cell, ...]:
    return (cell(label), *_numbers(*numbers))


def _numbers(*numbers: Number | None) -> tuple[Cell, ...]:
    return tuple(cell(number) for number in numbers if number is not None)


def _by_group(coverage: Coverage) -> Table:
    compared = coverage.usual_total is not None
    queries = ("digest_kinds.articles", "digest_languages.articles")
    usual = ("digest_kinds.usual", "digest_languages.usual")
    columns = (
        Column("Nhóm"),
        Column("Trong tuần", queries, numeric=True),
        *((Column(mean_words(coverage.baseline), usual, numeric=True),) if compared else ()),
    )
    groups = (*coverage.kinds, *coverage.languages)
    return Table(
        "groups",
        "Số tin, bài nhắc tới, theo loại nguồn và theo ngôn ngữ",
        columns,
        tuple(_group(one) for one in groups),
    )


def _group(group: Group) -> tuple[Cell, ...]:
    return _row(sentence_start(group.words), group.articles, group.usual)
