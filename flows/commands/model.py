"""``lamro train``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace


def train(
    context: typer.Context,
    discard: Annotated[
        bool, typer.Option("--discard", help="Bỏ mô hình đang dùng (khi tệp hỏng hoặc của phiên bản cũ) rồi làm lại.")
    ] = False,
) -> None:
    """Huấn luyện mô hình văn bản từ các câu mẫu trong data/training (vài giây), kèm phiếu mô tả (CARD.md)."""
    from flows.clockwork import right_now
    from flows.workplace import TRAINING
    from models.artifact import FILE
    from models.renew import train_and_save

    place: Workplace = context.obj
    console = Console()
    if discard:
        (place.model_folder / FILE).unlink(missing_ok=True)
    with console.status("Đang tách từ và huấn luyện…"):
        report = train_and_save(TRAINING, place.model_folder, right_now())
    found = report.evaluation
    console.print(
        f"Mô hình {report.model_version} từ {report.passages} đoạn ({report.misleading} sai lệch). AUC ngoài mẫu "
        f"{found.auc.value:.3f} (95%: {found.auc.low:.3f}–{found.auc.high:.3f}); bộ phê bình đúng bị chấm trên 0,5: "
        f"{found.criticism_above:.1%} của {report.criticism}.",
        highlight=False,
    )
    console.print(f"Phiếu mô tả: {report.card_path}", highlight=False, soft_wrap=True)
