"""What is usual for a subject: the days before, of the same kind, in median and median absolute deviation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

HISTORY_DAYS = 42  # six weeks: thirty working days, twelve days of weekends
MIN_DAYS = 10  # of observed days altogether
MIN_ALIKE = 6  # of the same kind; with fewer, all observed days count
OBSERVED = 0.25  # a day with less than this share of the median total was not really collected
SPREAD = 4.0  # deviations above the median …
SPREAD_ABROAD = 2.0  # … of outlets abroad, which are few and slow
_NORMAL = 1.4826  # makes the median absolute deviation comparable to a standard deviation


@dataclass(frozen=True, slots=True)
class Usual:
    """The counts of the days that a day is compared with, and which days these are."""

    counts: tuple[int, ...]
    first: date
    last: date

    @property
    def median(self) -> float:
        return float(median(self.counts)) if self.counts else 0.0

    @property
    def deviation(self) -> float:
        """Never below that of chance arrivals (Poisson), so that a quiet subject does not warn at two articles."""
        centre = self.median
        spread = _NORMAL * median(abs(count - centre) for count in self.counts) if self.counts else 0.0
        return max(spread, math.sqrt(centre + 1.0))

    def bound(self, weight: float = 1.0, spread: float = SPREAD) -> float:
        """More than this leaves the history; *weight* is how heavy the day is in all (1.0 a usual day)."""
        return self.median * weight + spread * self.deviation * math.sqrt(weight)


def usual_of(counts: Mapping[date, int], totals: Mapping[date, int], day: date) -> Usual | None:
    """The observed days in the six weeks before *day*, working days or weekend as *day* is; None where too few."""
    before = [day - timedelta(days=n) for n in range(HISTORY_DAYS, 0, -1)]
    enough = OBSERVED * median([totals[each] for each in before if totals.get(each)] or [0])
    observed = [each for each in before if totals.get(each) and totals[each] >= enough]
    if len(observed) < MIN_DAYS:
        return None
    alike = [each for each in observed if (each.weekday() >= 5) == (day.weekday() >= 5)]
    chosen = alike if len(alike) >= MIN_ALIKE else observed
    return Usual(tuple(counts.get(each, 0) for each in chosen), chosen[0], chosen[-1])


def weight_of(counts: Mapping[date, int], totals: Mapping[date, int], day: date) -> float:
    """How heavy *day* is against the median of the days before, the subject's own *counts* apart; at least 1.0,
    since a day may not be over yet.

    When new sources join the catalogue, every subject grows: the weight keeps that from warning.
    """
    before = [day - timedelta(days=n) for n in range(1, HISTORY_DAYS + 1)]
    others = [totals[each] - counts.get(each, 0) for each in before if totals.get(each)]
    usual = median(others) if others else 0
    return max(1.0, (totals.get(day, 0) - counts.get(day, 0)) / usual) if usual > 0 else 1.0
