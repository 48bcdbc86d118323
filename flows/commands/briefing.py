"""``lamro briefing``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.commands.daily import Agency, At, Day, in_vietnam


def briefing(
    context: typer.Context,
    agency: Agency = None,
    day: Day = None,
    at: At = None,
    case: Annotated[
        list[str] | None, typer.Option("--case", help="Chỉ vụ việc này (mã); lặp lại được; mặc định mọi vụ đang mở.")
    ] = None,
    with_flags: Annotated[
        bool, typer.Option("--with-flags", help="Kèm nội dung chờ kiểm chứng có dấu hiệu mạnh, chưa mở vụ việc.")
    ] = False,
) -> None:
    """Tài liệu phục vụ giao ban báo chí, họp báo: mỗi nội dung một trang (.docx theo Nghị định 30/2020 và HTML)."""
    from flows.clockwork import right_now
    from flows.commands import sending
    from flows.day_jobs import briefing_run
    from flows.office_log import authorised
    from pipeline.records.office import Role

    now = right_now()
    actor = authorised(context.obj, now, *Role)
    day_, chosen = day.date() if day else None, tuple(case or ())
    console = Console()
    made = briefing_run(context.obj, now, actor, agency, day_, in_vietnam(at), chosen, with_flags)
    sending.tell(made)
    if not made.papers:
        nothing = "Không có vụ việc nào đang mở"
        nothing += (
            " và không có nội dung chờ kiểm chứng nào có dấu hiệu mạnh: không lập tài liệu."
            if with_flags
            else ": không lập tài liệu (--with-flags: kèm nội dung chờ kiểm chứng)."
        )
        console.print(nothing, highlight=False, soft_wrap=True)
    for paper in made.papers:
        told = f"{paper.agency_id}: {paper.matters} nội dung\n{paper.docx}\n{paper.html}"
        console.print(told, highlight=False, markup=False, soft_wrap=True)
    sending.end(made)
