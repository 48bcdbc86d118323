"""``lamro serve-flows``: the house by the clock."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import ROOT, Workplace


def serve_flows(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option("--port", help="Cổng máy chủ Prefect trên 127.0.0.1; mặc định cổng trống.")
    ] = None,
    only: Annotated[
        str | None, typer.Option("--only", help="Chỉ phục vụ một luồng: nightly, clock, weekly hoặc post.")
    ] = None,
    every: Annotated[
        int | None, typer.Option("--every", min=1, help="Thay lịch bằng chu kỳ (giây), để chạy thử.")
    ] = None,
) -> None:
    """Khởi động máy chủ Prefect riêng và chạy các luồng theo lịch (giờ Việt Nam). Dừng bằng Ctrl-C."""
    import os

    from flows.jobs import the_office
    from flows.prefect_env import prepare
    from flows.prefect_server import server
    from flows.schedules import SCHEDULES

    place: Workplace = context.obj
    if only is not None and only not in {schedule.flow for schedule in SCHEDULES}:
        known = ", ".join(schedule.flow for schedule in SCHEDULES)
        raise typer.BadParameter(f"không có luồng “{only}”; có: {known}", param_hint="--only")
    the_office(place)  # an office that cannot be read is told now, not at night
    prepare(place.prefect_home)
    console = Console()
    chosen = [schedule for schedule in SCHEDULES if only in (None, schedule.flow)]
    console.print("Đang khởi động máy chủ Prefect (khoảng 10 giây)…")
    with server(place.prefect_home, port) as api:
        os.environ["PREFECT_API_URL"] = api
        os.chdir(ROOT)
        for schedule in chosen:
            console.print(f"  {schedule.flow}: {f'mỗi {every} giây' if every else schedule.words}", highlight=False)
        console.print("Đang phục vụ. Ctrl-C để dừng.")
        from flows.serving import serve_schedules

        serve_schedules(place, chosen, every)
