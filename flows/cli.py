"""``lamro``: the command line.  Groups are small files; heavy libraries are imported inside the commands."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from flows.commands import (
    agency,
    audit,
    briefing,
    case,
    daily,
    demo,
    evidence,
    explain,
    history,
    kpi,
    law,
    mail,
    model,
    night,
    obligations,
    office,
    office_history,
    outbox,
    record,
    register,
    reports,
    serve,
    sources,
    store,
    story,
    triage,
    watch,
    yearly,
)
from flows.workplace import workplace
from pipeline.errors import LamroError
from pipeline.store.place import store_address

PARTIAL = 3

app = typer.Typer(
    name="lamro",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help=(
        "Làm Rõ – theo dõi báo chí về cơ quan, địa phương; tìm nội dung cần kiểm chứng; "
        "lập và theo dõi vụ việc giải thích, làm rõ.\n\n"
        "Bắt đầu: [bold]lamro init[/bold] (khai báo cơ quan), [bold]lamro nightly[/bold] (chạy một đêm), "
        "[bold]lamro triage list[/bold] (xem nội dung chờ xem xét). Dùng thử: [bold]lamro demo[/bold]."
    ),
)


@app.callback()
def main_options(
    context: typer.Context,
    store_path: Annotated[
        str | None,
        typer.Option(
            "--store",
            envvar="LAMRO_STORE",
            help="Kho dữ liệu: tệp (mặc định data/var/lamro.duckdb) hoặc ducklake:postgresql://…?data=/thư-mục.",
        ),
    ] = None,
    office_path: Annotated[
        Path | None, typer.Option("--office", envvar="LAMRO_OFFICE", help="Tệp office.yml của cơ quan sử dụng.")
    ] = None,
) -> None:
    context.obj = workplace(store_address(store_path) if store_path else None, office_path)


app.command("init")(office.init)
app.command("nightly")(night.nightly)
app.command("watch")(watch.watch)
app.command("replay")(night.replay)
app.command("clock")(night.clock)
app.command("weekly")(reports.weekly)
app.command("briefing")(briefing.briefing)
app.command("daily")(daily.daily)
app.command("demo")(demo.demo)
app.command("train")(model.train)
app.command("explain")(explain.explain)
app.command("history")(history.history)
app.command("obligations")(obligations.obligations)
app.command("sql")(store.sql)
app.command("backup")(store.backup)
app.command("restore")(store.restore)
app.command("serve-flows")(serve.serve_flows)
app.add_typer(sources.app, name="sources")
app.add_typer(agency.app, name="agency")
app.add_typer(triage.app, name="triage")
app.add_typer(case.app, name="case")
app.add_typer(audit.app, name="audit")
app.add_typer(law.app, name="law")
app.add_typer(story.app, name="story")
app.add_typer(record.app, name="record")
app.add_typer(register.app, name="register")
app.add_typer(evidence.app, name="evidence")
app.add_typer(yearly.app, name="yearly")
app.add_typer(kpi.app, name="kpi")
app.add_typer(outbox.app, name="outbox")
app.add_typer(mail.app, name="mail")
app.add_typer(office_history.app, name="office")


def main() -> None:
    """Run the command line; an error that is meant for a person is printed without a traceback."""
    _speak_utf8()
    console = Console(stderr=True)
    try:
        app()
    except LamroError as error:
        console.print(f"[bold red]Lỗi:[/bold red] {escape(str(error))}", highlight=False, soft_wrap=True)
        sys.exit(1)
    except (OSError, UnicodeError) as error:
        console.print(f"[bold red]Lỗi:[/bold red] {escape(_plainly(error))}", highlight=False, soft_wrap=True)
        sys.exit(1)
    except KeyboardInterrupt:
        console.print("Đã dừng theo yêu cầu. Chạy lại lệnh để tiếp tục từ chỗ dừng.")
        sys.exit(130)


def _speak_utf8() -> None:
    """Vietnamese in and out whatever the locale: arguments that a C locale has mangled are read anew as UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.argv = [os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv]


def _plainly(error: OSError | UnicodeError) -> str:
    if isinstance(error, UnicodeError):
        return f"tệp hoặc dữ liệu nhập không phải văn bản UTF-8 ({error})"
    where = f" {error.filename}" if error.filename else ""
    return f"hệ thống tệp báo lỗi với{where or ' một tệp'}: {error.strerror or error}"


if __name__ == "__main__":
    main()
