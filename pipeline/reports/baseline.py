"""What of a week was collected, and the weeks that it is compared with: of the four before those nearly whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.records.collection import CoveredDay
from pipeline.reports.period import Period
from pipeline.reports.phrase import Number, Part, Phrase, phrase
from pipeline.reports.spelling import date_words

LOOKED_AT = 4  # weeks before
ENOUGH_DAYS = 5  # read whole, for a week to be compared with
PARTLY, UNREAD = "thu thập một phần", "không thu thập"
LATER = " Tin, bài ghi ở ngày không thu thập là do lần thu thập sau còn tìm thấy."
WEEK = 7
FULL_WEEKS = "digest_week.full_weeks"


@dataclass(frozen=True, slots=True)
class Baseline:
    weeks: tuple[date, ...]  # Mondays, in order
    collected: Number  # days of this week that were read whole
    partly: tuple[date, ...]  # past days of this week that were read in part
    missing: tuple[date, ...]  # past days of this week that no collection reached

    @property
    def count(self) -> Number:
        return Number(len(self.weeks), FULL_WEEKS)

    @property
    def complete(self) -> bool:
        """Every past day of the week was read whole."""
        return not (self.partly or self.missing)

    def usual(self, earlier: int) -> float | None:
        """The mean a week of *earlier* articles of the full weeks; None without such a week."""
        return earlier / len(self.weeks) if self.weeks else None

    def lack(self, day: date) -> str:
        """What a reader of *day*'s number must know, in three words; "" where it was read whole or is not over."""
        return PARTLY if day in self.partly else UNREAD if day in self.missing else ""


def build_baseline(reached: Iterable[CoveredDay], week: Period, today: date) -> Baseline:
    """*today*: the cut-off's day; a day that is not over lacks nothing yet."""
    days = {one.day: one.whole for one in reached}
    before = [week.first_day - timedelta(weeks=back) for back in range(LOOKED_AT, 0, -1)]
    full = [monday for monday in before if sum(days.get(monday + timedelta(n), False) for n in range(7)) >= ENOUGH_DAYS]
    past = [day for day in week.days if day < today]
    return Baseline(
        tuple(full),
        Number(sum(days.get(day, False) for day in week.days), "digest_week.collected"),
        tuple(day for day in past if days.get(day) is False),
        tuple(day for day in past if day not in days),
    )


def baseline_phrases(baseline: Baseline, *, found_later: bool = False) -> tuple[Phrase, ...]:
    """What the reader must know before comparing: weeks and days that are lacking.

    *found_later*: a day that no collection reached has articles all the same.
    """
    said = []
    if not baseline.complete:
        said.append(Phrase((*_reached(baseline), LATER if found_later else ""), important=True))
    if not baseline.weeks:
        said.append(
            phrase(
                "Chưa so sánh được với các tuần trước: trong bốn tuần trước chưa có tuần nào đủ dữ liệu (ít nhất năm "
                "ngày được thu thập đầy đủ)."
            )
        )
    elif len(baseline.weeks) < LOOKED_AT:
        said.append(
            phrase(
                "Trong bốn tuần trước chỉ có ",
                baseline.count,
                " tuần đủ dữ liệu (ít nhất năm ngày được thu thập đầy đủ); “trung bình” dưới đây là của các tuần đó.",
            )
        )
    return tuple(said)


def mean_words(baseline: Baseline) -> str:
    return "Trung bình bốn tuần trước" if len(baseline.weeks) == LOOKED_AT else "Trung bình các tuần đủ dữ liệu"


def _reached(baseline: Baseline) -> tuple[Part, ...]:
    """Which days were read whole, in part, not at all."""
    if len(baseline.missing) == WEEK:
        return ("Cả tuần không thu thập được: số liệu dưới đây không phản ánh báo chí trong tuần.",)
    lacks = f"; {_days(baseline.partly)} chỉ thu thập được một phần" if baseline.partly else ""
    lacks += f"; không thu thập được {_days(baseline.missing)}" if baseline.missing else ""
    tail = f"{lacks}. Số liệu của tuần chưa đầy đủ."
    if not baseline.collected.value:
        return (f"Trong tuần không có ngày nào được thu thập đầy đủ{tail}",)
    return ("Trong tuần có ", baseline.collected, f" ngày được thu thập đầy đủ{tail}")


def _days(days: tuple[date, ...]) -> str:
    first, last = days[0], days[-1]
    if len(days) == 1:
        return f"ngày {date_words(first)}"
    if len(days) > 2 and (last - first).days == len(days) - 1:
        return f"từ ngày {first:%d/%m} đến ngày {last:%d/%m}"
    return f"các ngày {', '.join(f'{day:%d/%m}' for day in days)}"
