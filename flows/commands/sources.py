"""``lamro sources list|health|check``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from flows.workplace import Workplace

app = typer.Typer(no_args_is_help=True, help="Danh mục nguồn: xem, tình trạng, kiểm tra địa chỉ.")

_KINDS = {"national": "trung ương", "provincial": "địa phương", "foreign": "nước ngoài", "official": "cổng thông tin"}


@app.command("list")
def list_sources(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option("--kind", help="national, provincial, foreign hoặc official.")] = None,
    unhealthy: Annotated[bool, typer.Option("--unhealthy", help="Chỉ những nguồn đang có vấn đề.")] = False,
) -> None:
    """Liệt kê các nguồn trong danh mục; --unhealthy chỉ những nguồn đang có vấn đề, kèm lý do."""
    if unhealthy:
        from flows.commands.source_health import show_unhealthy

        show_unhealthy(context.obj, kind)
        return
    from crawlers.catalogue import load_catalogue
    from flows.workplace import SOURCES

    table = Table("mã", "tên", "loại", "nước", "ngôn ngữ", "feed", "kiểm tra")
    chosen = [s for s in load_catalogue(SOURCES) if kind is None or s.kind.value == kind]
    for s in chosen:
        checked = f"{s.checked:%d/%m/%Y}" if s.checked else "chưa"
        table.add_row(s.id, s.name, _KINDS[s.kind.value], s.country, " ".join(s.languages), str(len(s.feeds)), checked)
    console = Console()
    console.print(table)
    console.print(f"{len(chosen)} nguồn", style="dim")


@app.command("health")
def health(
    context: typer.Context,
    source: Annotated[str | None, typer.Argument(help="Mã nguồn; bỏ trống để xem tất cả nguồn có vấn đề.")] = None,
) -> None:
    """Tình trạng của một nguồn và từng kênh tin của nó: từ khi nào, vì sao, khi nào hỏi lại."""
    from flows.commands.source_health import show_source, show_unhealthy

    if source is None:
        show_unhealthy(context.obj, None)
    else:
        show_source(context.obj, source)


@app.command("check")
def check(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(help="Mã nguồn; bỏ trống để kiểm tra tất cả.")] = None,
) -> None:
    """Kiểm tra feed của nguồn qua mạng và đề xuất sửa danh mục (in ra dạng diff, không tự sửa)."""
    from crawlers.catalogue import load_catalogue
    from crawlers.probe import probe
    from crawlers.probe_diff import proposed_yaml_diff
    from crawlers.probe_fetch import http_fetch
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.workplace import SOURCES
    from pipeline.errors import UnknownRecord

    place: Workplace = context.obj
    catalogue = {source.id: source for source in load_catalogue(SOURCES)}
    unknown = sorted(set(ids or ()) - set(catalogue))
    if unknown:
        raise UnknownRecord(f"không có nguồn “{unknown[0]}” trong danh mục (xem lamro sources list)")
    fetch = http_fetch(the_office(place).contact)
    reports = []
    console = Console()
    for source in [catalogue[i] for i in ids] if ids else list(catalogue.values()):
        report = probe(source, fetch, right_now())
        reports.append(report)
        console.print(report.words(), highlight=False, markup=False)
    diff = proposed_yaml_diff(SOURCES, reports)
    if diff:
        console.rule("Đề xuất sửa danh mục (patch -p1)")
        typer.echo(diff)
    failed = sum(not report.healthy for report in reports)
    console.print(f"{len(reports) - failed}/{len(reports)} nguồn dùng được.")
    if failed:
        raise typer.Exit(3)
