"""The reasons of early warnings in Vietnamese: how much, against which days, in which outlets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.articles.rises.usual import Usual

_SHOWN = 6
_ONE_MATTER = 3  # articles of one story; below, the day has no leading matter


def volume_words(
    title: str, count: int, usual: Usual, day: date, outlets: Sequence[str], matter: str = "", of_matter: int = 0
) -> str:
    """*matter* is the largest story of the day with its *of_matter* articles, where stories are known."""
    kind = "ngày nghỉ cuối tuần" if day.weekday() >= 5 else "ngày làm việc"
    return (
        f"{title}: {count} bài trong ngày {day:%d/%m}, trung vị {len(usual.counts)} {kind} trước đó "
        f"({_span(usual)}) là {_number(usual.median)} bài; {_matter(matter, of_matter)}{_told(outlets)}."
    )


def hazard_words(title: str, count: int, usual: Usual, day: date, outlets: Sequence[str]) -> str:
    kind = "ngày nghỉ cuối tuần" if day.weekday() >= 5 else "ngày làm việc"
    return (
        f"{title}: {count} bài về mưa lũ, bão, sạt lở trong ngày {day:%d/%m}, trung vị {len(usual.counts)} {kind} "
        f"trước đó ({_span(usual)}) là {_number(usual.median)} bài; {_told(outlets)}."
    )


def growth_words(title: str, count: int, usual: Usual, day: date, outlets: Sequence[str]) -> str:
    return (
        f"Sự việc “{title}”: {count} bài trong ngày {day:%d/%m}, trung vị {len(usual.counts)} ngày trước đó "
        f"({_span(usual)}) là {_number(usual.median)} bài; {_told(outlets)}."
    )


def outbreak_words(title: str, count: int, usual: Usual, day: date, outlets: Sequence[str]) -> str:
    return f"Sự việc “{title}”: mới xuất hiện ngày {day:%d/%m}, đã có {count} bài; {_told(outlets)}."


def foreign_words(title: str, count: int, usual: Usual, day: date, outlets: Sequence[str]) -> str:
    before = f"trung vị {len(usual.counts)} ngày trước đó là {_number(usual.median)} bài" if usual.counts else "lần đầu"
    return f"{title}: báo nước ngoài đăng {count} bài trong ngày {day:%d/%m} ({before}); {_told(outlets)}."


def _matter(matter: str, count: int) -> str:
    if count < _ONE_MATTER:
        return "nhiều sự việc khác nhau; " if matter else ""
    return f"nhiều nhất ({count} bài) về “{matter}”; "


def _told(outlets: Sequence[str]) -> str:
    shown = ", ".join(outlets[:_SHOWN])
    more = f" và {len(outlets) - _SHOWN} nguồn khác" if len(outlets) > _SHOWN else ""
    return f"nguồn: {shown}{more}"


def _span(usual: Usual) -> str:
    return f"{usual.first:%d/%m}–{usual.last:%d/%m}"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")
