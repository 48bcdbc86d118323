"""``lamro train``."""

from __future__ import annotations

import typer
from rich.console import Console

from flows.workplace import Workplace


def train(context: typer.Context) -> None:
    """Huấn luyện mô hình văn bản từ các câu mẫu trong data/training (vài giây), kèm phiếu mô tả (CARD.md)."""
    from flows.clockwork import right_now
    from flows.workplace import TRAINING
    from models.training import train_and_save

    place: Workplace = context.obj
    console = Console()
    with console.status("Đang tách từ và huấn luyện…"):
        report = train_and_save(TRAINING, place.model_folder, right_now())
    console.print(report.words(), highlight=False)
    console.print(f"Mô hình và phiếu mô tả: {place.model_folder}", highlight=False, soft_wrap=True)
