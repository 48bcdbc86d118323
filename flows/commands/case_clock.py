"""``lamro case pause|resume|extend``: the internal clock, never the ministry's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import click
import typer
from rich.console import Console

from flows.commands.case_words import DAYS, Id, Reason, acting
from flows.workplace import Workplace
from pipeline.records.cases import ClockKind
from pipeline.records.clock_changes import ClockChangeKind

Which = Annotated[
    ClockKind,
    typer.Option("--clock", help="internal: thời hạn nội bộ. Thời hạn theo thông báo của Bộ (statutory) bị từ chối."),
]


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("pause")(pause)
    app.command("resume")(resume)
    app.command("extend")(extend)


def pause(context: typer.Context, identity: Id, reason: Reason, clock: Which = ClockKind.INTERNAL) -> None:
    """Tạm dừng thời hạn nội bộ; trong lúc dừng không nhắc việc, ngày cuối lùi dần theo số ngày dừng."""
    _change(context, identity, clock, ClockChangeKind.PAUSED, reason, None)


def resume(context: typer.Context, identity: Id, reason: Reason, clock: Which = ClockKind.INTERNAL) -> None:
    """Cho thời hạn nội bộ đang tạm dừng chạy tiếp."""
    _change(context, identity, clock, ClockChangeKind.RESUMED, reason, None)


def extend(
    context: typer.Context,
    identity: Id,
    reason: Reason,
    until: Annotated[datetime | None, typer.Option("--until", formats=DAYS, help="Ngày cuối mới.")] = None,
    clock: Which = ClockKind.INTERNAL,
) -> None:
    """Gia hạn thời hạn nội bộ đến hết một ngày muộn hơn."""
    # The ministry's clock is refused whatever the day: nobody is asked for one first.
    asked = until is None and clock is ClockKind.INTERNAL
    day: datetime | None = typer.prompt("Ngày cuối mới", type=click.DateTime(DAYS)) if asked else until
    _change(context, identity, clock, ClockChangeKind.EXTENDED, reason, day.date() if day else None)


def _change(
    context: typer.Context, identity: str, clock: ClockKind, kind: ClockChangeKind, reason: str, until: date | None
) -> None:
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.clock_change import change_clock
    from flows.steps.law import office_law
    from pipeline.cases.clock_changes import change_words
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law, store = office_law(the_office(place).profile), Store(place.store_path)
    made = change_clock(store, law, identity, clock, kind, reason, until, actor, now)
    words = f"Đã ghi ({actor}): {change_words(made)}"
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
