"""``lamro audit verify|export|list|sign`` and ``lamro audit key new|show``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

app = typer.Typer(
    no_args_is_help=True, help="Nhật ký kiểm toán: kiểm tra chuỗi mã băm, ký đầu chuỗi, xuất cho người ngoài kiểm tra."
)
keys = typer.Typer(no_args_is_help=True, help="Khóa ed25519 của cơ quan để ký đầu chuỗi: tạo, xem khóa công khai.")
app.add_typer(keys, name="key")


@app.command("verify")
def verify(
    context: typer.Context,
    head: Annotated[
        str | None, typer.Option("--head", help="Mã đầu chuỗi đã công bố (báo cáo tuần): để biết có bị cắt đuôi không.")
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", exists=True, dir_okay=False, help="Kiểm tra tệp đã xuất thay cho kho.")
    ] = None,
    key: Annotated[
        str, typer.Option("--key", help="Khóa công khai (64 chữ số hex) do cơ quan công bố: kiểm tra các chữ ký.")
    ] = "",
) -> None:
    """Kiểm tra toàn bộ nhật ký; mục bị sửa, xóa, đảo thứ tự đều được chỉ ra. Mã thoát 1 nếu chuỗi bị phá."""
    from flows.steps.audit_log import verify_file, verify_store
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    words = verify_file(export, head, key) if export else verify_store(Store(place.store_path), head, key)
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


@app.command("sign")
def sign(context: typer.Context) -> None:
    """Ký đầu chuỗi hiện tại bằng khóa của cơ quan; báo cáo tuần tự ký khi có khóa."""
    from flows.clockwork import right_now
    from flows.commands.case_words import acting
    from flows.steps.audit_sign import sign_head
    from pipeline.records.office import Role
    from pipeline.reports.spelling import stamp
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    made, new = sign_head(Store(place.store_path), place.audit_key, acting(context, now, *Role), now)
    done = "Đã ký" if new else "Đã ký từ trước"
    words = (
        f"{done} đầu chuỗi {made.head} (mục số {made.seq}, {stamp(made.at)}, {made.actor}).\n"
        f"Chữ ký {made.signature}\nKhóa công khai {made.public_key}"
    )
    Console().print(words, highlight=False, markup=False, soft_wrap=True)


@keys.command("new")
def new_key(context: typer.Context) -> None:
    """Tạo khóa của cơ quan: khóa riêng nằm trong một tệp chỉ chủ tệp đọc được, không vào kho, không vào bản sao lưu."""
    from flows.clockwork import right_now
    from flows.commands.case_words import acting
    from flows.steps.audit_sign import new_key as make
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    public = make(Store(place.store_path), place.audit_key, acting(context, now, *Role), now)
    words = (
        f"Đã tạo khóa riêng {place.audit_key} (quyền 0600). Hãy cất một bản ở nơi an toàn, ngoài máy này.\n"
        f"Khóa công khai {public}\nHãy công bố khóa này ở nơi người ngoài tin được, ví dụ cổng thông tin của cơ quan."
    )
    Console().print(words, highlight=False, markup=False, soft_wrap=True)


@keys.command("show")
def show_key(context: typer.Context) -> None:
    """Khóa công khai của cơ quan, và tệp khóa riêng nằm ở đâu."""
    from flows.audit_key import public_key

    place: Workplace = context.obj
    words = f"Khóa công khai {public_key(place.audit_key)}\nKhóa riêng {place.audit_key}"
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
