"""``lamro audit verify|export|list``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

app = typer.Typer(
    no_args_is_help=True, help="Nhật ký kiểm toán: kiểm tra chuỗi mã băm, xuất ra cho người ngoài kiểm tra."
)


@app.command("verify")
def verify(
    context: typer.Context,
    head: Annotated[
        str | None, typer.Option("--head", help="Mã đầu chuỗi đã công bố (báo cáo tuần): để biết có bị cắt đuôi không.")
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", exists=True, dir_okay=False, help="Kiểm tra tệp đã xuất thay cho kho.")
    ] = None,
) -> None:
    """Kiểm tra toàn bộ nhật ký; mục bị sửa, xóa, đảo thứ tự đều được chỉ ra. Mã thoát 1 nếu chuỗi bị phá."""
    from flows.steps.audit_log import verify_file, verify_store
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    words = verify_file(export, head) if export else verify_store(Store(place.store_path), head)
    Console().print(words, highlight=False, markup=False, soft_wrap=True)


@app.command("export")
def export_log(
    context: typer.Context, target: Annotated[Path, typer.Argument(dir_okay=False, help="Tệp .zip sẽ tạo.")]
) -> None:
    """Xuất nhật ký kèm chương trình kiểm tra: người ngoài chỉ cần Python 3, không cần Làm Rõ, không cần mạng."""
    from flows.steps.audit_log import write_export
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    count = write_export(Store(place.store_path), target)
    words = f"Đã xuất {count} mục ra {target}. Giải nén rồi chạy: python3 verify.py audit.jsonl [MÃ ĐẦU CHUỖI]"
    Console().print(words, highlight=False, markup=False, soft_wrap=True)


@app.command("list")
def list_entries(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", help="Số mục gần nhất.")] = 20,
) -> None:
    """Các mục gần nhất: lúc nào, ai, việc gì, về mã nào."""
    from pipeline.reports.spelling import stamp
    from pipeline.store import audit
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    with Store(place.store_path).reading() as tx:
        entries = audit.entries(tx)
    for one in entries[-limit:] if limit > 0 else ():
        line = f"{one.seq:>5} {stamp(one.at)} {one.actor} {one.action} {one.subject[:12]}"
        Console().print(line, highlight=False, markup=False, soft_wrap=True)
