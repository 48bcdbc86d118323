"""Facts that the office may weigh under shortcomings: deadlines missed, sources silent, alarms that were wrong."""

from __future__ import annotations

from pipeline.records.cases import ClockKind
from pipeline.records.yearly import YearlyInput
from pipeline.reports.annex import Figure
from pipeline.reports.phrase import Number, Part, phrase
from pipeline.reports.yearly.contents import Filling, figure, query


def shortcomings(data: YearlyInput) -> Filling:
    """One sentence with what is not zero; nothing where all is."""
    facts = data.facts
    missed = {row.kind: row.missed for row in facts.clocks}
    told = (
        (_missed("Thời hạn theo thông báo nhận được bị quá", ClockKind.STATUTORY, missed),
         " lần quá thời hạn theo thông báo nhận được"),
        (_missed("Thời hạn nội bộ bị quá", ClockKind.INTERNAL, missed), " lần quá thời hạn nội bộ"),
        (figure("Nội dung đã rút do nhầm lẫn", facts.flags.withdrawn, "yearly_flags", "withdrawn"),
         " nội dung cần kiểm chứng đã rút do nhầm lẫn"),
        (figure("Nội dung cần kiểm chứng bị bác bỏ", facts.flags.rejected, "yearly_flags", "rejected"),
         " nội dung cần kiểm chứng bị bác bỏ sau khi xem xét"),
        (_silent(data), " nguồn được theo dõi không thu được bài nào trong kỳ"),
    )  # fmt: skip
    shown = [(one, words) for one, words in told if one.number.value]
    if not shown:
        return Filling()
    parts: list[Part] = ["Theo số liệu theo dõi: "]
    for place, (one, words) in enumerate(shown):
        parts += [*(["; "] if place else []), one.number, words]
    return Filling((phrase(*parts, "."),), tuple(one for one, _ in shown))


def _missed(label: str, kind: ClockKind, missed: dict[str, int]) -> Figure:
    return figure(label, missed.get(kind.value, 0), "yearly_clocks", "missed", kind.value)


def _silent(data: YearlyInput) -> Figure:
    facts = data.facts.sources
    watched = facts.watched_since is not None and facts.watched_since <= data.last_day
    silent = facts.total - facts.delivered if watched else 0
    name = f"{query('yearly_sources', 'total')} - delivered"
    return Figure("Nguồn không thu được bài trong kỳ", Number(silent, name))
