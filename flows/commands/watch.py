"""``lamro watch``: the feeds on their own clocks, through the day."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from flows.watch import Round

_TIMES = ["%H:%M", "%Y-%m-%dT%H:%M"]


class MachineClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        from flows.clockwork import right_now

        return right_now()

    def sleep(self, time_: timedelta) -> None:
        time.sleep(max(0.0, time_.total_seconds()))


def watch(
    context: typer.Context,
    rounds: Annotated[int | None, typer.Option("--rounds", min=1, help="Dừng sau chừng ấy vòng.")] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--until", formats=_TIMES, help="Dừng vào giờ này (giờ Việt Nam), ví dụ 22:00."),
    ] = None,
    allow_network: Annotated[
        str | None,
        typer.Option("--allow-network", help="Cho phép MỘT mạng loopback (ví dụ 127.77.0.0/16), chỉ để chạy thử."),
    ] = None,
) -> None:
    """Theo dõi suốt ngày: mỗi kênh tin được hỏi theo nhịp ra bài của chính nó. Dừng bằng Ctrl-C hoặc SIGTERM.

    Không thay cho lamro nightly: mỗi đêm vẫn cần một lượt hỏi đủ mọi nguồn.
    """
    from flows.jobs import nightly_plan
    from flows.steps.collect import Way
    from flows.watch import Limits, WatchStopped, stopping_on_signals
    from flows.watch import watch as keep_watch

    place: Workplace = context.obj
    console, clock = Console(), MachineClock()
    plan = nightly_plan(place, Way(exempt_network=allow_network))
    limits = Limits(rounds, _instant(until, clock.now()) if until else None)
    console.print(f"Theo dõi {len(plan.sources)} nguồn. Ctrl-C để dừng.", highlight=False)
    try:
        with stopping_on_signals():
            done = keep_watch(plan, clock, limits, lambda each: _say(console, each))
    except WatchStopped as stopped:
        console.print(f"Đã {stopped}.", highlight=False)
    else:
        console.print(f"Xong {done} vòng.", highlight=False)


def _instant(until: datetime, now: datetime) -> datetime:
    """What was typed, in Viet Nam's time; a bare hour that is past today means tomorrow's."""
    from pipeline.records.days import VIETNAM

    if until.year > 1900:
        return until.replace(tzinfo=VIETNAM)
    today = now.astimezone(VIETNAM)
    at = today.replace(hour=until.hour, minute=until.minute, second=0, microsecond=0)
    return at if at > now else at + timedelta(days=1)


def _say(console: Console, each: Round) -> None:
    from pipeline.records.days import VIETNAM

    began = f"{each.at.astimezone(VIETNAM):%d/%m %H:%M}"
    after = f"lượt tới {each.next_at.astimezone(VIETNAM):%H:%M}" if each.next_at else "chưa có lượt tới"
    if each.result is None:
        words = f"{began} · chưa làm được: {each.failed} · {after}"
    else:
        result = each.result
        words = (
            f"{began} · vòng {each.number} · {each.due} kênh tin đến hạn · {result.fetched} trang tải về, "
            f"{result.failed} lỗi · {result.articles} bài đọc được · "
            f"{result.assessed.flags} nội dung cần kiểm chứng · {after}"
        )
    console.print(words, highlight=False, markup=False, soft_wrap=True)
