"""The closing words of a run: what came in, about whom, what needs a person, what to do next."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from rich.console import Console
from rich.table import Table

from flows.night import NightPlan, NightResult
from pipeline.records.days import day_in_vietnam
from pipeline.store import overview, views
from pipeline.store.connect import Store
from pipeline.store.pickups import PickupLine, pickup_lines
from pipeline.store.warnings import WarningLine, warning_lines

SHOWN = 8
WIDTH = 118  # characters a line where the output is no terminal


def night_summary(console: Console, plan: NightPlan, result: NightResult) -> None:
    """Print what a run brought, read back from the store."""
    with Store(plan.place.store_path).reading() as tx:
        counts = overview.counts(tx)
        about = overview.agencies_most(tx, 8)
        denials = overview.denials(tx)
        flags = overview.standing_flags(tx)
        open_cases = overview.open_cases(tx)
        early = warning_lines(tx, result.now, day_in_vietnam(result.now) - timedelta(days=1))
        abroad = pickup_lines(tx, result.now, result.now - timedelta(days=1))
        unwell = Counter(row.status for row in views.source_rows(tx, result.now) if row.why and row.last_asked)
    console.rule(f"Kết quả · {day_in_vietnam(result.now):%d/%m/%Y}")
    _numbers(console, result, counts)
    if about:
        named = ", ".join(f"{row.agency_id} ({row.articles})" for row in about)
        console.print(f"Nói nhiều nhất về: {named}", highlight=False)
    if denials:
        console.print(f"\n[bold]Cơ quan công bố, đính chính:[/bold] {len(denials)} bài", highlight=False)
        for row in denials[-SHOWN:]:
            _line(console, f"  {row.day:%d/%m} [{', '.join(row.agencies)}] {row.title}")
    _pickups(console, abroad)
    _warnings(console, early)
    _flags(console, flags)
    _cases(console, open_cases)
    if result.shortfall:
        console.print(f"\n[bold red]Cả đêm thu được quá ít:[/bold red] {result.shortfall}", highlight=False)
    if unwell:
        console.print(f"\n[bold yellow]Nguồn cần xem lại:[/bold yellow] {_unwell(unwell)}", highlight=False)
    if result.failed_sources:
        console.print(
            f"\n[bold yellow]Nguồn không trả bài nào:[/bold yellow] {', '.join(result.failed_sources)} "
            "(xem source_health)", highlight=False,
        )  # fmt: skip
    total = sum(result.seconds.values())
    parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in result.seconds.items())
    console.print(f"\nThời gian {total:.1f} giây ({parts})", style="dim", highlight=False)


def _numbers(console: Console, result: NightResult, counts: overview.Counts) -> None:
    table = Table(show_header=False, box=None)
    table.add_row("Trang tải về lượt này", f"{result.fetched}", f"lỗi {result.failed}")
    table.add_row("Bài đọc được lượt này", f"{result.articles}", f"trong kho {counts.articles}")
    table.add_row("Có nhắc tới cơ quan, địa phương", f"{counts.linked}", f"sự việc {counts.stories}")
    table.add_row("Nội dung cần kiểm chứng", f"{counts.flags}", f"theo dõi thêm {counts.watch}")
    table.add_row("Vụ việc", f"{counts.cases}", f"mở mới {result.cases.opened}")
    console.print(table)


def _unwell(statuses: Counter[str]) -> str:
    """One line: how many sources of each status, the most frequent first."""
    counted = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    return f"{counted} (lamro sources list --unhealthy)"


def _pickups(console: Console, lines: tuple[PickupLine, ...]) -> None:
    if lines:
        console.print("\n[bold]Báo chí nước ngoài bắt đầu đưa tin:[/bold]")
    for line in lines[:SHOWN]:
        _line(console, f"  [{line.agency_id}] {line.day:%d/%m} {line.outlet}: {line.title}")
        _line(console, f"           sự việc “{line.headline}”, trước đó {line.before} bài", "dim")


def _warnings(console: Console, lines: tuple[WarningLine, ...]) -> None:
    if lines:
        console.print("\n[bold]Cảnh báo sớm (lượng tin vượt mức thường thấy):[/bold]")
    for line in lines[:SHOWN]:
        _line(console, f"  [{line.agency_id}] {line.words}")
    if len(lines) > SHOWN:
        console.print(f"  … và {len(lines) - SHOWN} cảnh báo khác: lamro agency warnings", style="dim")


def _flags(console: Console, flags: tuple[overview.FlagLine, ...]) -> None:
    if not flags:
        console.print("\nKhông có nội dung nào cần kiểm chứng.")
        return
    console.print("\n[bold]Nội dung cần kiểm chứng (thông tin có dấu hiệu sai lệch):[/bold]")
    for row in flags[:SHOWN]:
        _line(console, f"  {row.assessment_id[:8]} {row.day:%d/%m} [{row.agency_id}] {row.score:.2f} {row.title}")
        if row.reasons:
            _line(console, f"           {row.reasons[0]}", "dim")
    if len(flags) > SHOWN:
        console.print(f"  … và {len(flags) - SHOWN} nội dung khác: lamro triage list", style="dim")


def _cases(console: Console, open_cases: tuple[overview.CaseLine, ...]) -> None:
    if not open_cases:
        return
    console.print("\n[bold]Vụ việc chờ xác nhận, đang xử lý:[/bold]")
    for row in open_cases[:SHOWN]:
        ends = day_in_vietnam(row.due_at - timedelta(seconds=1)) if row.due_at else None  # due_at is exclusive
        last = f"hạn hết ngày {ends:%d/%m/%Y}" if ends else "đã kết thúc"
        _line(console, f"  {row.case_id[:8]} [{row.agency_id}] {last} · {row.title}")


def _line(console: Console, words: str, style: str | None = None) -> None:
    """One line, cut where the screen ends: the whole text is one command away."""
    width = console.width if console.is_terminal else WIDTH
    cut = words if len(words) <= width else words[: width - 1].rstrip() + "…"
    console.print(cut, style=style, highlight=False, markup=False, soft_wrap=True)
