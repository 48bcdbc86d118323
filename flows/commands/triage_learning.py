"""``lamro triage next`` and ``lamro triage agreement``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.commands.triage_words import LEVELS
from flows.workplace import Workplace

_WHY = {
    "near": "điểm gần ngưỡng",
    "unsure": "mô hình còn lưỡng lự",
    "apart": "dấu hiệu và mô hình nói khác nhau",
    "new_story": "sự việc chưa ai quyết định",
}


def next_items(
    context: typer.Context, number: Annotated[int, typer.Argument(help="Số nội dung.", min=1, max=200)] = 10
) -> None:
    """Nội dung mà một quyết định (chấp nhận hoặc bác bỏ) giúp hệ thống học được nhiều nhất."""
    from flows.jobs import the_office
    from flows.steps.learning import teach_next
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    found = teach_next(Store(place.store_path), the_office(place).thresholds.flag, number)
    console = Console()
    if not found:
        console.print("Không có nội dung nào chờ quyết định.")
        return
    table = Table("mã", "mức", "điểm", "mô hình", "bài", "vì sao nên xem", show_lines=True)
    for one in found:
        item = one.item
        said = "–" if item.probability is None else f"{item.probability:.2f}"
        table.add_row(
            item.assessment_id[:8], LEVELS[item.level.value], f"{item.score:.2f}", said, escape(item.title),
            "; ".join(_WHY[why.value] for why in one.why) or "–",
        )  # fmt: skip
    console.print(table)
    console.print("Xem kỹ: lamro explain MÃ; quyết định: lamro triage accept|reject MÃ", style="dim")


def agreement(context: typer.Context) -> None:
    """Hai chuyên viên cùng xem một nội dung thì thống nhất đến đâu (Cohen's kappa); không nêu tên ai."""
    from flows.steps.learning import agreement_of
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    found = agreement_of(Store(place.store_path))
    console = Console()
    if not found.items:
        console.print("Chưa có nội dung nào được hai chuyên viên cùng quyết định.")
        return
    kappa = "không tính được (chỉ có một loại ý kiến)" if found.kappa is None else f"{found.kappa:.2f}"
    console.print(
        f"{found.items} nội dung được ít nhất hai chuyên viên quyết định; {len(found.disputed)} nội dung ý kiến khác "
        f"nhau. Cohen's kappa: {kappa}",
        highlight=False,
    )
    for own in found.disputed:
        console.print(f"  khác nhau: {own[:8]} (lamro triage show {own[:8]})", highlight=False)
