"""``lamro weekly``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def weekly(
    context: typer.Context,
    agency: Annotated[
        list[str] | None,
        typer.Option(
            "--agency", "-a", help="Mã cơ quan; lặp lại thì lập một báo cáo chung; mặc định mọi cơ quan theo dõi."
        ),
    ] = None,
    week: Annotated[
        str | None, typer.Option("--week", "-w", help="Tuần ISO, ví dụ 2025-W48; mặc định tuần vừa kết thúc.")
    ] = None,
    together: Annotated[
        bool | None,
        typer.Option(
            "--together/--each",
            help="Một báo cáo chung cho mọi cơ quan theo dõi, có bản đồ ô các tỉnh; --each: mỗi cơ quan một báo cáo. "
            "Mặc định theo mục weekly của office.yml.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", help="Thời điểm chốt số liệu (giờ Việt Nam), ví dụ 2025-12-01T07:00; mặc định bây giờ."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", exists=True, dir_okay=False, help="Tính lại mọi số liệu của tệp báo cáo này."),
    ] = None,
    send: Annotated[
        bool,
        typer.Option("--send", help="Gửi thư cho các nơi nhận trong office.yml; mã thoát 3 nếu chưa đi hết."),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Cùng --send: gửi bản thay thế dù tuần này đã gửi rồi.")
    ] = False,
) -> None:
    """Lập báo cáo tuần (HTML, .docx, JSON, CSV) từ kho dữ liệu như đã biết ở thời điểm chốt; gửi thư (--send).

    Cùng tuần và cùng thời điểm chốt thì các tệp giống nhau từng byte. Với --check: mã thoát 0 là mọi số liệu khớp với
    kho, 1 là có số không khớp hoặc tệp đã bị sửa. Một báo cáo không lập được thì các báo cáo khác vẫn được lập và gửi,
    mã thoát 3.
    """
    from datetime import date

    from flows.clockwork import right_now
    from flows.commands import sending, weekly_check
    from flows.instants import cutoff_of
    from flows.jobs import weekly_run
    from flows.weeks import last_full_week, parse_week
    from pipeline.records.days import day_in_vietnam

    if check is not None:
        weekly_check.check(context.obj, check)
        return
    if again and not send:
        raise typer.BadParameter("--again chỉ đi cùng --send", param_hint="--again")
    now = right_now()
    cutoff = cutoff_of(at, now)
    monday: date = parse_week(week) if week else last_full_week(day_in_vietnam(cutoff))
    actor = sending.sender(context, now) if send else ""
    named = tuple(dict.fromkeys(agency or ()))
    if together is False and len(named) > 1:
        raise typer.BadParameter("--each lập cho mọi cơ quan theo dõi; muốn riêng từng nơi thì gọi từng mã một")
    only = named[0] if len(named) == 1 and not together else None
    joined = named if together or len(named) > 1 else None
    made = weekly_run(context.obj, monday, now, only, at=cutoff, together=joined, each=together is False)
    sending.tell(made)
    for papers in made.papers:
        for path in (papers.html, papers.docx, papers.json, papers.csv):
            Console().print(str(path), highlight=False, soft_wrap=True)
    if send:
        from flows.jobs import the_office
        from flows.steps.weekly_letters import weekly_draft

        office = the_office(context.obj)
        sending.send(context, [weekly_draft(context.obj, office, one) for one in made.papers], actor, again)
    sending.end(made)
