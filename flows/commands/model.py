"""``lamro train``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from models.renew import TrainingReport


def train(
    context: typer.Context,
    discard: Annotated[
        bool, typer.Option("--discard", help="Bỏ mô hình đang dùng (khi tệp hỏng hoặc của phiên bản cũ) rồi làm lại.")
    ] = False,
    evaluate: Annotated[
        bool,
        typer.Option(
            "--evaluate",
            help="In kết quả so mô hình mới với mô hình đang dùng trên các quyết định để riêng. Mô hình mới kém hơn "
            "thì không được thay (mã thoát 1), dù có tùy chọn này hay không.",
        ),
    ] = False,
) -> None:
    """Huấn luyện mô hình văn bản từ các câu mẫu và quyết định của chính cơ quan, kèm phiếu mô tả (CARD.md).

    Chỉ học quyết định mới nhất của mỗi bài; chấp nhận mà không kèm bằng chứng mâu thuẫn thì không học. Một phần tư số
    sự việc để riêng, không bao giờ học, để so mô hình mới với mô hình cũ.
    """
    from flows.clockwork import right_now
    from flows.steps.learning import train_from_decisions
    from models.artifact import FILE

    place: Workplace = context.obj
    console = Console()
    if discard:
        (place.model_folder / FILE).unlink(missing_ok=True)
    with console.status("Đang tách từ và huấn luyện…"):
        report = train_from_decisions(place, right_now())
    found, taught = report.evaluation, report.lessons
    console.print(
        f"Mô hình {report.model_version} từ {report.passages} đoạn ({report.misleading} sai lệch) và "
        f"{len(taught.learnt)} quyết định. AUC ngoài mẫu "
        f"{found.auc.value:.3f} (95%: {found.auc.low:.3f}–{found.auc.high:.3f}); bộ phê bình đúng bị chấm trên 0,5: "
        f"{found.criticism_above:.1%} của {report.criticism}.",
        highlight=False,
    )
    if evaluate:
        console.print(_compared(report), highlight=False)
    console.print(f"Phiếu mô tả: {report.card_path}", highlight=False, soft_wrap=True)


def _compared(report: TrainingReport) -> str:
    from models.compare import LEAST

    found, held = report.comparison, len(report.lessons.held)
    if not report.replaced:
        return f"Chưa có mô hình cũ để so; {held} quyết định để riêng."
    if found is None:
        return (
            f"Chưa so được với mô hình {report.replaced}: có {held} quyết định để riêng, cần ít nhất {LEAST} chấp nhận "
            f"kèm bằng chứng và {LEAST} bác bỏ."
        )
    return (
        f"Trên {found.items} quyết định để riêng ({found.misleading} chấp nhận): mô hình mới AUC "
        f"{found.auc_after:.3f}, Brier {found.brier_after:.3f}; mô hình cũ {report.replaced} AUC "
        f"{found.auc_before:.3f}, Brier {found.brier_before:.3f}. Đã thay."
    )
