"""The weeks that a week is compared with: of the four before those collected on at least five days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.reports.period import Period
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import date_words

LOOKED_AT = 4  # weeks before
ENOUGH_DAYS = 5  # of collection, for a week to be compared with
_LISTED = 3  # days without collection are named one by one up to here
FULL_WEEKS = "digest_week.full_weeks"


@dataclass(frozen=True, slots=True)
class Baseline:
    weeks: tuple[date, ...]  # Mondays, in order
    collected: Number  # days of this week on which pages came in
    missing: tuple[date, ...]  # past days of this week without

    @property
    def count(self) -> Number:
        return Number(len(self.weeks), FULL_WEEKS)

    def usual(self, earlier: int) -> float | None:
        """The mean a week of *earlier* articles of the full weeks; None without such a week."""
        return earlier / len(self.weeks) if self.weeks else None


def build_baseline(collected: Iterable[date], week: Period, today: date) -> Baseline:
    """*today*: the cut-off's day; a day that is not over is not missing."""
    days = frozenset(collected)
    before = [week.first_day - timedelta(weeks=back) for back in range(LOOKED_AT, 0, -1)]
    full = [monday for monday in before if sum(monday + timedelta(days=n) in days for n in range(7)) >= ENOUGH_DAYS]
    here = [day for day in week.days if day in days]
    missing = tuple(day for day in week.days if day not in days and day < today)
    return Baseline(tuple(full), Number(len(here), "digest_week.collected"), missing)


def baseline_phrases(baseline: Baseline) -> tuple[Phrase, ...]:
    """What the reader must know before comparing: weeks and days that are lacking."""
    said = []
    if baseline.missing:
        said.append(
            Phrase(
                (
                    "Trong tuần chỉ thu thập vào ",
                    baseline.collected,
                    f" ngày, không thu thập {_days(baseline.missing)}: số liệu của tuần chưa đầy đủ.",
                ),
                important=True,
            )
        )
    if not baseline.weeks:
        said.append(
            phrase(
                "Chưa so sánh được với các tuần trước: trong bốn tuần trước chưa có tuần nào đủ dữ liệu (thu thập ít "
                "nhất năm ngày)."
            )
        )
    elif len(baseline.weeks) < LOOKED_AT:
        said.append(
            phrase(
                "Trong bốn tuần trước chỉ có ",
                baseline.count,
                " tuần đủ dữ liệu (thu thập ít nhất năm ngày); “trung bình” dưới đây là của các tuần đó.",
            )
        )
    return tuple(said)


def mean_words(baseline: Baseline) -> str:
    return "Trung bình bốn tuần trước" if len(baseline.weeks) == LOOKED_AT else "Trung bình các tuần đủ dữ liệu"


def _days(days: tuple[date, ...]) -> str:
    if len(days) <= _LISTED:
        return "ngày " + ", ".join(date_words(day) for day in days)
    return f"các ngày {', '.join(f'{day:%d/%m}' for day in days)}"
