"""``lamro nightly``, ``lamro replay``, ``lamro clock``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import VAR, Workplace, workplace

PARTIAL = 3


def nightly(
    context: typer.Context,
    direct: Annotated[
        bool, typer.Option("--direct", help="Chạy thẳng, không qua máy chủ Prefect (nhanh hơn khoảng 10 giây).")
    ] = False,
    allow_network: Annotated[
        str | None,
        typer.Option("--allow-network", help="Cho phép MỘT mạng loopback (ví dụ 127.77.0.0/16), chỉ để chạy thử."),
    ] = None,
) -> None:
    """Chạy một đêm ngay bây giờ: thu thập → đối chiếu → mở vụ việc. Mã thoát 0 là đủ, 3 là thiếu nguồn
    hoặc cả đêm thu được quá ít."""
    from flows.jobs import nightly_plan
    from flows.steps.collect import Way

    place: Workplace = context.obj
    _run(nightly_plan(place, Way(exempt_network=allow_network)), direct)


def replay(
    context: typer.Context,
    warc: Annotated[
        Path, typer.Argument(exists=True, help="Tệp .warc.gz đã ghi, hoặc thư mục của một lượt trong spool.")
    ],
    prefect: Annotated[bool, typer.Option("--prefect", help="Chạy qua Prefect như lamro nightly.")] = False,
) -> None:
    """Chạy lại một đêm đã ghi: cùng bộ thu thập, đọc từ tệp WARC thay cho mạng.

    Không có --store thì dùng kho data/var/replay. Không có office.yml thì theo dõi mọi tỉnh, thành phố và bộ.
    Tệp hỏng hoặc bị cắt cụt: phần đọc được vẫn được xử lý, phần mất được báo, mã thoát 3.
    """
    from crawlers.catalogue import load_catalogue
    from crawlers.replay import scan_replay
    from flows.jobs import known_agencies, the_office
    from flows.night import NightPlan
    from flows.recording_gaps import gap_table, gap_words
    from flows.replay_office import office_for_replay
    from flows.steps.collect import Way
    from flows.workplace import SOURCES

    given: Workplace = context.obj
    # A store from the environment is the office's own: a recording must be sent there in so many words.
    source = context.parent.get_parameter_source("store_path") if context.parent else None
    named = source is not None and source.name == "COMMANDLINE"
    place = given if named else workplace(None, None, VAR / "replay")
    recorded = scan_replay(warc, load_catalogue(SOURCES))
    beside = place.office_path.exists() and place.office_path.parent == place.folder
    office = the_office(place) if beside else office_for_replay(known_agencies(), recorded.now)
    way = Way(replay=warc.resolve(), fixed_now=None)
    plan = NightPlan("replay", place, office, recorded.sources, way, recorded.now, gap_words(recorded.damage))
    if recorded.damage:
        console = Console()
        console.print(f"[bold red]CHÚ Ý:[/bold red] {plan.gaps} Phần đọc được vẫn được xử lý.", highlight=False)
        console.print(gap_table(recorded.damage))
    _run(plan, direct=not prefect)


def clock(context: typer.Context) -> None:
    """Kiểm tra thời hạn ngay bây giờ: nhắc việc sắp đến hạn, báo việc quá hạn (mỗi lời nhắc một lần).

    Có mục mail và mục alerts trong office.yml thì mỗi lời nhắc còn thành một thư trong hộp thư đi.
    """
    from flows.clockwork import right_now
    from flows.commands.case_words import escalated_lines
    from flows.jobs import run_clock

    console, now = Console(), right_now()
    warned = run_clock(context.obj, now)
    for alert in warned.alerts:
        console.print(f"{alert.case_id[:8]} {alert.words}", highlight=False, markup=False)
    if not warned.alerts:
        console.print("Không có lời nhắc mới.")
    if warned.letters:
        console.print(f"Đã xếp {warned.letters} thư vào hộp thư đi (lamro outbox list; gửi ngay: lamro outbox send).")
    for line in escalated_lines(context.obj, now):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _run(plan: object, direct: bool) -> None:
    from flows.night import NightPlan, run_night
    from flows.screen import screen
    from flows.summary import night_summary

    assert isinstance(plan, NightPlan)
    console = Console()
    if not direct:
        from flows.prefect_env import prepare

        prepare(plan.place.prefect_home)
        console.print("Đang khởi động Prefect (lần đầu mất khoảng 10 giây)…")
        from flows.prefect_flows import night_flow

        with screen(console) as shown:
            result = night_flow(plan, shown)
    else:
        with screen(console) as shown:
            result = run_night(plan, shown)
    night_summary(console, plan, result)
    if plan.gaps:
        console.print(f"\n[bold red]Thiếu:[/bold red] {plan.gaps}", highlight=False)
    if result.shortfall or plan.gaps or not result.complete:
        raise typer.Exit(PARTIAL)
