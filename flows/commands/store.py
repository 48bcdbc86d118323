"""``lamro sql``, ``lamro backup``, ``lamro restore``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.workplace import Workplace

_PIPE_WIDTH = 240  # a pipe has no edge; rich would cut at 80
_BYE = frozenset({".quit", ".exit", "quit", "exit", r"\q"})
_SHELL_HELP = (
    "Gõ một câu SELECT, kết thúc bằng dấu chấm phẩy. Bảng nên dùng: triage_queue, stories, cases, case_clock, "
    "coverage_daily, source_health. Câu hỏi mẫu: data/queries/*.sql. Thoát: .quit"
)


def sql(
    context: typer.Context,
    statement: Annotated[str | None, typer.Argument(help="Một câu truy vấn chỉ đọc; bỏ trống để mở shell.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", exists=True, dir_okay=False, help="Chạy câu truy vấn trong tệp.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Số dòng tối đa.")] = 200,
    csv: Annotated[bool, typer.Option("--csv", help="In ra dạng CSV.")] = False,
) -> None:
    """Truy vấn kho dữ liệu bằng SQL (chỉ đọc). Giữa hai câu truy vấn không giữ khóa kho."""
    place: Workplace = context.obj
    text = file.read_text(encoding="utf-8") if file else statement
    if text is not None:
        _show(place, text, limit, csv)
        return
    _shell(place, limit, csv)


def _shell(place: Workplace, limit: int, csv: bool) -> None:
    import readline  # noqa: F401  # gives input() its line editing and history

    console = Console()
    console.print(_SHELL_HELP, style="dim")
    lines: list[str] = []
    failed = False
    while True:
        try:
            line = input("lamro> " if not lines else "   ...> ")
        except EOFError:
            failed |= bool("".join(lines).strip()) and not _told(place, lines, limit, csv)
            break
        if not lines and line.strip().lower() in _BYE:
            break
        if not lines and line.strip().lower() in (".help", "help", "?"):
            console.print(_SHELL_HELP, style="dim")
            continue
        lines.append(line)
        if line.split("--")[0].rstrip().endswith(";"):
            failed |= not _told(place, lines, limit, csv)
            lines = []
    if failed and not sys.stdin.isatty():
        raise typer.Exit(1)  # a script must see that one of its statements failed


def _told(place: Workplace, lines: list[str], limit: int, csv: bool) -> bool:
    """Run what was typed; whether it went well."""
    from pipeline.errors import LamroError

    try:
        _show(place, "\n".join(lines), limit, csv)
    except LamroError as error:
        Console(stderr=True).print(str(error), style="red", highlight=False, markup=False)
        return False
    return True


def _show(place: Workplace, text: str, limit: int, as_csv: bool) -> None:
    import csv as csv_module

    from flows.standing import standing_store
    from pipeline.store.shell import run_query

    found = run_query(standing_store(place), text, limit)
    if as_csv:
        writer = csv_module.writer(sys.stdout)
        writer.writerow(found.columns)
        writer.writerows(found.rows)
        return
    table = Table(*map(escape, found.columns), show_lines=False)
    for row in found.rows:
        table.add_row(*("" if value is None else escape(str(value)) for value in row))
    console = Console() if sys.stdout.isatty() else Console(width=_PIPE_WIDTH)
    console.print(table)
    more = f" (chỉ hiện {limit} dòng đầu; dùng --limit để xem thêm)" if found.truncated else ""
    console.print(f"{len(found.rows)} dòng{more}", style="dim")


def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(help="Tệp sao lưu sẽ tạo (chưa tồn tại).")],
) -> None:
    """Sao lưu kho dữ liệu ra một tệp và tệp đính kèm của các vụ việc ra một tệp .tar, đều có mã SHA-256 kèm theo.

    Thiếu tệp đính kèm hoặc tệp không khớp mã thì nêu tên, mã thoát 1. (Các tệp WARC trong spool sao lưu riêng.)
    """
    from flows.standing import standing_store
    from flows.steps.attachment_backup import require_whole, save_attachments
    from pipeline.store.maintenance import backup as make_backup

    place: Workplace = context.obj
    store = standing_store(place)
    digest = make_backup(store, target)
    saved = save_attachments(store, place.attachments, target)
    console = Console()
    console.print(f"Đã sao lưu ra {target} (SHA-256 {digest}).", highlight=False, soft_wrap=True)
    console.print(f"Bản ghi trang (bằng chứng) nằm ở {place.spool}; hãy sao chép cả thư mục đó.", highlight=False)
    if saved.count:
        words = f"Đã sao lưu {saved.count} tệp đính kèm ra {saved.path} (SHA-256 {saved.sha256})."
        console.print(words, highlight=False, markup=False, soft_wrap=True)
    require_whole(saved.faults)


def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Tệp sao lưu.")],
    replace: Annotated[bool, typer.Option("--replace", help="Thay kho dữ liệu đang có.")] = False,
) -> None:
    """Khôi phục kho dữ liệu và tệp đính kèm từ bản sao lưu (kiểm tra SHA-256 trước)."""
    from flows.standing import standing_store
    from flows.steps.attachment_backup import check_archive, put_back_attachments, require_whole
    from pipeline.store.maintenance import restore as put_back

    place: Workplace = context.obj
    check_archive(source)
    put_back(source, place.store_path, replace)
    console = Console()
    console.print(f"Đã khôi phục {place.store_path}.", highlight=False, soft_wrap=True)
    restored = put_back_attachments(standing_store(place), place.attachments, source)
    if restored.count:
        words = f"Tệp đính kèm đủ và đúng mã: {restored.count}, ở {restored.path}."
        console.print(words, highlight=False, markup=False, soft_wrap=True)
    require_whole(restored.faults)
