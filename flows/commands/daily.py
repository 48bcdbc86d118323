"""``lamro daily``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
INSTANTS = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
Day = Annotated[datetime | None, typer.Option("--day", "-d", formats=DAYS, help="Ngày; mặc định hôm nay.")]
At = Annotated[
    datetime | None,
    typer.Option(
        "--at",
        formats=INSTANTS,
        help="Chốt số liệu lúc này, giờ Việt Nam, ví dụ '2025-11-25 06:30'; mặc định bây giờ, ngày cũ thì 06:30.",
    ),
]
Agency = Annotated[str | None, typer.Option("--agency", "-a", help="Một mã cơ quan; mặc định mọi cơ quan theo dõi.")]


def daily(
    context: typer.Context,
    agency: Agency = None,
    day: Day = None,
    at: At = None,
    show: Annotated[bool, typer.Option("--show/--no-show", help="In nội dung ra màn hình.")] = True,
    send: Annotated[
        bool, typer.Option("--send", help="Gửi thư cho các nơi nhận trong office.yml; mã thoát 3 nếu chưa đi hết.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Cùng --send: gửi bản thay thế dù ngày này đã gửi rồi.")
    ] = False,
) -> None:
    """Điểm báo một trang trong ngày: báo chí nói gì, nội dung mới cần kiểm chứng, việc đến hạn (HTML và văn bản).

    Trang kể những gì vào kho dữ liệu từ trang của ngày trước, mỗi bài trong đúng một trang; bài đăng từ trước mà nay
    mới vào kho được ghi rõ. Lập lại trong cùng một ngày thì trang mới thay cho trang trước của ngày đó.
    """
    from flows.clockwork import right_now
    from flows.commands import sending
    from flows.day_jobs import daily_run

    if again and not send:
        raise typer.BadParameter("--again chỉ đi cùng --send", param_hint="--again")
    console, now = Console(), right_now()
    actor = sending.sender(context, now) if send else ""
    made = daily_run(context.obj, now, agency, day.date() if day else None, in_vietnam(at))
    sending.tell(made)
    for paper in made.papers:
        if show:
            console.print(paper.text, highlight=False, markup=False, soft_wrap=True)
        console.print(f"{paper.html}\n{paper.txt}", highlight=False, soft_wrap=True)
    if send:
        from flows.steps.daily_letters import daily_draft

        sending.send(context, [daily_draft(context.obj, one) for one in made.papers], actor, again)
    sending.end(made)


def in_vietnam(at: datetime | None) -> datetime | None:
    """An hour as typed is one in Viet Nam."""
    from pipeline.records.days import VIETNAM

    return at.replace(tzinfo=VIETNAM) if at else None
