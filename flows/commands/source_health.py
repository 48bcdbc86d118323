"""What ``lamro sources list --unhealthy`` and ``lamro sources health`` show."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from pipeline.records.digest import SourceHealthRow
    from pipeline.records.feeds import FeedHealthRow, Poll


def show_unhealthy(place: Workplace, kind: str | None) -> None:
    """The sources with a problem, grouped by status, then the single feeds; *kind* narrows the sources.

    Raises :class:`NoStoreYet` before the first night.
    """
    from flows.clockwork import right_now
    from flows.standing import standing_store
    from pipeline.store import feeds, views

    with standing_store(place).reading() as tx:
        rows = [row for row in views.source_rows(tx, right_now()) if kind in (None, row.kind)]
        sick_feeds = [row for row in feeds.health(tx, right_now()) if row.why and row.last_asked]
    sick = sorted((row for row in rows if row.why), key=lambda row: (row.status, row.source_id))
    console, status = Console(), ""
    for row in sick:
        if row.status != status:
            status = row.status
            _say(console, f"\n{status}:")
        _say(console, f"  {row.source_id} · {row.why}")
    ids = {row.source_id for row in rows}
    shown = [row for row in sick_feeds if row.source_id in ids]
    if shown:
        _say(console, "\nTừng kênh tin:")
    for feed in shown:
        _say(console, f"  {feed.feed_url} · {feed.status} · {feed.why}")
    _say(console, f"\n{len(sick)}/{len(rows)} nguồn có vấn đề.")


def show_source(place: Workplace, source_id: str) -> None:
    """One source and each of its feeds; raises :class:`UnknownRecord`, :class:`NoStoreYet`."""
    from crawlers.polling import next_poll
    from flows.clockwork import right_now
    from flows.standing import standing_store
    from pipeline.errors import UnknownRecord
    from pipeline.store import feeds, press, views

    now = right_now()
    with standing_store(place).reading() as tx:
        found = [row for row in views.source_rows(tx, now) if row.source_id == source_id]
        if not found:
            raise UnknownRecord(f"Không có nguồn “{source_id}” trong các nguồn được thu thập (xem lamro sources list).")
        health = [row for row in feeds.health(tx, now) if row.source_id == source_id]
        known = [source for source in press.all_sources(tx) if source.id == source_id]
        polls = {history.feed_url: next_poll(history, now) for history in feeds.histories(tx, known, now)}
    console = Console()
    _source(console, found[0])
    for feed in health:
        _feed(console, feed, polls.get(feed.feed_url))


def _source(console: Console, row: SourceHealthRow) -> None:
    _say(console, f"{row.source_id} · {row.name}: {row.status}{f' – {row.why}' if row.why else ''}")
    _say(console, f"  hỏi lần cuối: {_when(row.last_asked)}; có bài lần cuối: {_when(row.last_delivered)}")
    _say(console, f"  lượt gần nhất: {row.fetched} trang, {row.failed} lỗi, dự kiến ít nhất {row.expected_min}")


def _feed(console: Console, row: FeedHealthRow, poll: Poll | None) -> None:
    _say(console, f"\n  {row.feed_url}")
    since = f", từ {_when(row.since)}" if row.since else ""
    _say(console, f"    {row.status}{since}{f' – {row.why}' if row.why else ''}")
    _say(console, f"    có bài mới lần cuối: {_when(row.last_new)}; {row.new_pages} bài mới trong 14 ngày")
    if poll is not None:
        _say(console, f"    hỏi lại {_when(poll.at)}: {poll.why}")


def _when(moment: datetime | None) -> str:
    from pipeline.records.days import VIETNAM

    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if moment else "chưa lần nào"


def _say(console: Console, words: str) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True)
