"""``lamro evidence ID`` and ``lamro evidence prune``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from typer.core import TyperGroup

from flows.workplace import Workplace


class ExportFirst(TyperGroup):
    """A first word that is no command is an id: ``lamro evidence 3f9a`` is ``lamro evidence export 3f9a``."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer's own class
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["export", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=ExportFirst,
    no_args_is_help=True,
    help="Bằng chứng: [bold]lamro evidence MÃ[/bold] trích bản ghi của một bài, bản ghi, nội dung hoặc vụ việc; "
    "[bold]prune[/bold] dọn các lượt thu thập đã hết thời hạn lưu giữ.",
)


@app.command("export")
def export(
    context: typer.Context,
    identity: Annotated[str, typer.Argument(help="Mã bài, bản ghi, nội dung hoặc vụ việc (8 ký tự đầu là đủ).")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Thư mục mới sẽ tạo; mặc định nằm cạnh kho dữ liệu.")
    ] = None,
) -> None:
    """Trích các bản ghi liên quan ra một tệp .warc.gz, kèm bản kê (JSON và văn bản), mã SHA-256, nhật ký."""
    from flows.actor import login
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.evidence import TEXT_NAME, export_evidence
    from flows.steps.evidence_text import KINDS
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    folder = out or place.folder / "evidence" / f"{identity[:8]}-{now:%Y%m%dT%H%M%SZ}"
    office = the_office(place).name if place.office_path.exists() else ""
    made = export_evidence(Store(place.store_path), place.spool, identity, folder, office, login(), now)
    console = Console()
    answers = sum(record.type != "request" for record in made.records)
    bad = sum(not record.intact for record in made.records)
    for line in (
        f"Đã trích {answers} trả lời (và yêu cầu tương ứng) của {KINDS[made.subject.kind]} {made.subject.id[:8]}.",
        f"Thư mục: {folder} (đọc {TEXT_NAME} trước)",
        f"SHA-256 của {made.warc.name}: {made.warc.sha256}",
        f"Nhật ký kiểm toán: {len(made.audit)} mục liên quan; đầu chuỗi #{made.head.seq} {made.head.entry_hash}",
    ):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    if made.missing or bad:
        words = f"CHÚ Ý: {len(made.missing)} bản ghi không còn trong kho lưu, {bad} bản ghi không khớp mã; xem bản kê."
        console.print(words, style="bold red", highlight=False, soft_wrap=True)


@app.command("prune")
def prune(
    context: typer.Context,
    older_than: Annotated[int, typer.Option("--older-than", help="Thời hạn lưu giữ, tính bằng ngày.")],
    apply: Annotated[bool, typer.Option("--apply", help="Xóa thật; không có tùy chọn này thì chỉ liệt kê.")] = False,
) -> None:
    """Dọn các lượt thu thập cũ mà không vụ việc, nội dung cần kiểm chứng hay quyết định nào dựa vào.

    Mặc định chỉ liệt kê. Xóa thật cần vai trò cán bộ xử lý hoặc người phê duyệt, và được ghi vào nhật ký.
    """
    from flows.actor import require
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.night_lock import only_one
    from flows.steps.evidence_prune import plan_prune
    from flows.steps.evidence_prune import prune as remove
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    store, now = Store(place.store_path), right_now()
    actor = require(the_office(place), Role.OFFICER, Role.APPROVER) if apply else ""
    fates = plan_prune(store, place.spool, older_than, now)
    console = Console()
    for fate in fates:
        what = "xóa được" if fate.goes else "giữ"
        words = f"{fate.run}  {fate.size / 1e6:.1f} MB  {what}"
        console.print(words, highlight=False, markup=False, soft_wrap=True)
        for reason in fate.why_kept:
            console.print(f"    vì {reason}", highlight=False, markup=False, soft_wrap=True)
    going = [fate for fate in fates if fate.goes]
    size = sum(fate.size for fate in going) / 1e6
    if apply:
        with only_one(place.night_lock):  # a night that runs may be about to refer to what goes
            removed = remove(store, place.spool, going, actor, now)
        console.print(f"Đã xóa {removed} lượt ({size:.1f} MB), giữ {len(fates) - removed}.", highlight=False)
    else:
        words = f"Xóa được {len(going)} lượt ({size:.1f} MB), giữ {len(fates) - len(going)}. Chưa xóa gì: thêm --apply."
        console.print(words, highlight=False)
