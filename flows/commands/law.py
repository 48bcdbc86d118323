"""``lamro law show|profile|check``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(no_args_is_help=True, help="Văn bản pháp luật mà Làm Rõ dựa vào: xem, đối chiếu từng chữ.")


@app.command("show")
def show(
    document: Annotated[str | None, typer.Argument(help="Số văn bản, ví dụ 02/2019; bỏ trống: danh sách.")] = None,
    place: Annotated[str | None, typer.Argument(help="Điều, khoản, điểm, ví dụ 6, 6.3 hoặc 6.3.đ.")] = None,
) -> None:
    """Xem văn bản, một điều, một khoản hoặc một điểm: lamro law show 02/2019 6.3.a."""
    from flows.workplace import REGULATIONS
    from pipeline.cases.law_finding import find_clause, find_document
    from pipeline.cases.regulation import load_regulations
    from pipeline.render.law_page import clause_page, document_page, list_page

    regulations = load_regulations(REGULATIONS)
    if document is None:
        lines = list_page(regulations)
    else:
        found = find_document(regulations, document)
        lines = document_page(found) if place is None else clause_page(found, find_clause(found, place).ref)
    _print(lines)


@app.command("profile")
def profile_of(
    kind: Annotated[str, typer.Argument(help="province (địa phương) hoặc ministry (bộ).")] = "province",
) -> None:
    """Những điều khoản ràng buộc một loại cơ quan, và những điều khoản cơ quan đó áp dụng theo lựa chọn."""
    from flows.workplace import REGULATIONS
    from pipeline.cases.profile import profile
    from pipeline.cases.regulation import load_regulations
    from pipeline.render.law_profile import profile_page

    _print(profile_page(profile(load_regulations(REGULATIONS), kind)))


@app.command("check")
def check(
    against: Annotated[
        Path | None,
        typer.Option("--against", exists=True, file_okay=False, help="Thư mục có bản quét (*.txt) để đối chiếu."),
    ] = None,
) -> None:
    """Chỗ trích, viện dẫn phải đúng từng chữ với tệp văn bản, tệp văn bản đúng với bản quét; mã thoát 1 nếu khác."""
    from flows.steps.law_checking import check_law, report_lines
    from flows.workplace import REFERENCE, REGULATIONS, ROOT

    report = check_law(ROOT, REGULATIONS, REFERENCE / "legal_basis.yml", against)
    _print(report_lines(report))
    if not report.ok:
        raise typer.Exit(1)


def _print(lines: Iterable[str]) -> None:
    console = Console()
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)
