"""``lamro weekly``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from datetime import datetime

    from flows.steps.digest import Papers

PARTIAL = 3


def weekly(
    context: typer.Context,
    agency: Annotated[
        str | None, typer.Option("--agency", "-a", help="Một mã cơ quan; mặc định mọi cơ quan theo dõi.")
    ] = None,
    week: Annotated[
        str | None, typer.Option("--week", "-w", help="Tuần ISO, ví dụ 2025-W48; mặc định tuần vừa kết thúc.")
    ] = None,
    send: Annotated[
        bool,
        typer.Option("--send", help="Gửi thư cho các nơi nhận trong office.yml; mã thoát 3 nếu chưa đi hết."),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Cùng --send: gửi bản thay thế dù tuần này đã gửi rồi.")
    ] = False,
) -> None:
    """Lập báo cáo tuần (HTML và .docx) từ các bảng như đã biết ở thời điểm này; gửi qua thư điện tử (--send)."""
    from datetime import date

    from flows.clockwork import right_now
    from flows.jobs import run_weekly
    from flows.weeks import last_full_week, parse_week
    from pipeline.records.days import day_in_vietnam

    if again and not send:
        raise typer.BadParameter("--again chỉ đi cùng --send", param_hint="--again")
    now = right_now()
    monday: date = parse_week(week) if week else last_full_week(day_in_vietnam(now))
    actor = _sender(context, now) if send else ""
    papers = run_weekly(context.obj, monday, now, agency)
    for one in papers:
        _say(f"{one.html}\n{one.docx}")
    if send:
        _send(context, papers, actor, now, again)


def _sender(context: typer.Context, now: datetime) -> str:
    """Who may send, asked before anything is made."""
    from flows.commands.case_words import acting
    from flows.standing import standing_store
    from pipeline.records.office import Role

    standing_store(context.obj)
    return acting(context, now, Role.OFFICER, Role.APPROVER)


def _send(context: typer.Context, papers: list[Papers], actor: str, now: datetime, again: bool) -> None:
    from flows.commands.outbox_words import posted_lines
    from flows.post.job import post_weekly

    posted = post_weekly(context.obj, papers, actor, now, again, tell=_say)
    for line in posted_lines(posted):
        _say(line)
    if posted.troubled or not posted.has_server:
        raise typer.Exit(PARTIAL)


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
