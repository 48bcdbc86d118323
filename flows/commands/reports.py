"""``lamro weekly``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console


def weekly(
    context: typer.Context,
    agency: Annotated[
        str | None, typer.Option("--agency", "-a", help="Một mã cơ quan; mặc định mọi cơ quan theo dõi.")
    ] = None,
    week: Annotated[
        str | None, typer.Option("--week", "-w", help="Tuần ISO, ví dụ 2025-W48; mặc định tuần vừa kết thúc.")
    ] = None,
) -> None:
    """Lập báo cáo tuần (HTML và .docx) từ các bảng như đã biết ở thời điểm này."""
    from datetime import date

    from flows.clockwork import right_now
    from flows.jobs import run_weekly
    from flows.weeks import last_full_week, parse_week
    from pipeline.records.days import day_in_vietnam

    now = right_now()
    monday: date = parse_week(week) if week else last_full_week(day_in_vietnam(now))
    for papers in run_weekly(context.obj, monday, now, agency):
        Console().print(f"{papers.html}\n{papers.docx}", highlight=False, soft_wrap=True)
