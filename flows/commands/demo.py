"""``lamro demo``: two nights on the bundled sample press, over real HTTP on loopback addresses."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import VAR, Workplace

DEMO_AGENCIES = (
    "dak-lak", "da-nang", "quang-tri", "lam-dong", "gia-lai", "bo-y-te", "bo-nong-nghiep-va-moi-truong", "bo-xay-dung",
)  # fmt: skip


def demo(
    context: typer.Context,
    keep: Annotated[
        bool, typer.Option("--keep", help="Giữ kho của lần chạy thử trước thay vì làm lại từ đầu.")
    ] = False,
    direct: Annotated[bool, typer.Option("--direct", help="Không qua Prefect (nhanh hơn khoảng 10 giây).")] = False,
    port: Annotated[
        int, typer.Option("--port", min=1024, max=65535, help="Cổng của báo chí mẫu trên các địa chỉ 127.77.0.x.")
    ] = 18077,
    monday: Annotated[
        datetime | None,
        typer.Option("--monday", formats=["%Y-%m-%d"], help="Thứ Hai của đêm thứ hai; mặc định tuần này."),
    ] = None,
) -> None:
    """Chạy thử trên báo chí mẫu kèm theo (báo, bài, sự việc đều hư cấu): hai đêm thu thập, rồi báo cáo tuần."""
    from flows.clockwork import right_now
    from flows.demo_office import write_demo_office
    from flows.weeks import monday_of
    from flows.workplace import workplace
    from pipeline.errors import LamroError
    from pipeline.records.days import day_in_vietnam

    # From the environment --store is the office's own, which a demo leaves alone.
    source = context.parent.get_parameter_source("store_path") if context.parent else None
    if source is not None and source.name == "COMMANDLINE":
        raise LamroError(
            f"lamro demo luôn dùng kho riêng ở {VAR / 'demo'} và làm lại kho đó từ đầu, không nhận --store. "
            "Hãy bỏ --store; muốn có kho của cơ quan thì dùng `lamro init` và `lamro nightly`."
        )
    console = Console()
    folder = VAR / "demo"
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    place = workplace(folder / "lamro.duckdb", folder / "office.yml")
    if not place.office_path.exists():
        write_demo_office(place.office_path, DEMO_AGENCIES)
    anchor = monday.date() if monday else monday_of(day_in_vietnam(right_now()))
    console.print(f"Báo chí mẫu, tuần trước {anchor:%d/%m/%Y}. Báo, bài và sự việc đều hư cấu.", highlight=False)
    _nights(console, place, anchor, port, direct)
    _closing(console, place, anchor)


def _nights(console: Console, place: Workplace, anchor: date, port: int, direct: bool) -> None:
    from flows.demo.press import LOOPBACK_NETWORK, load_sample, night_instant, sample_sources
    from flows.demo.server import serve
    from flows.jobs import the_office
    from flows.night import NightPlan, NightResult, run_night
    from flows.screen import Screen, screen
    from flows.steps.collect import Way
    from flows.summary import night_summary
    from flows.workplace import SAMPLE

    def run(plan: NightPlan, shown: Screen) -> NightResult:
        if direct:
            return run_night(plan, shown)
        from flows.prefect_flows import night_flow

        return night_flow(plan, shown)

    if not direct:
        from flows.prefect_env import prepare

        prepare(place.prefect_home)
        console.print("Đang khởi động Prefect (lần đầu mất khoảng 10 giây)…")
    press = load_sample(SAMPLE)
    for night in (1, 2):
        now = night_instant(anchor, night)
        way = Way(exempt_network=LOOPBACK_NETWORK, fixed_now=now)
        plan = NightPlan("nightly", place, the_office(place), sample_sources(press, port), way, now)
        console.rule(f"Đêm {night}")
        with serve(press, anchor, night, port), screen(console) as shown:
            result = run(plan, shown)
    night_summary(console, plan, result)


def _closing(console: Console, place: Workplace, anchor: date) -> None:
    from datetime import timedelta

    from flows.demo.score import score_words
    from flows.jobs import run_clock, weekly_run
    from flows.workplace import ROOT, SAMPLE
    from pipeline.records.days import VIETNAM

    at = datetime.combine(anchor, time(7), tzinfo=VIETNAM)
    run_clock(place, at)
    papers = weekly_run(place, anchor - timedelta(days=7), at, DEMO_AGENCIES[0]).whole()[0]
    console.print(f"\n[bold]Báo cáo tuần:[/bold] {_near(papers.html, ROOT)}", highlight=False, soft_wrap=True)
    console.print(f"              {_near(papers.docx, ROOT)}", highlight=False, soft_wrap=True)
    console.print(f"\nĐối chiếu với đáp án của báo chí mẫu: {score_words(place, SAMPLE)}", highlight=False)
    store = _near(place.store_path, ROOT)
    console.print("\n[bold]Thử tiếp:[/bold]")
    for command in ("triage list", "case list", 'sql "select * from case_clock"'):
        console.print(f"  .venv/bin/lamro --store {store} {command}", highlight=False, soft_wrap=True)


def _near(path: object, root: object) -> str:
    from pathlib import Path

    whole = Path(str(path))
    return str(whole.relative_to(str(root))) if whole.is_relative_to(str(root)) else str(whole)
