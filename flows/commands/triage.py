"""``lamro triage list|show|accept|reject|ask|withdraw``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from flows.workplace import Workplace

if TYPE_CHECKING:
    from flows.steps.triage import Shown

app = typer.Typer(no_args_is_help=True, help="Xem xét nội dung cần kiểm chứng: chấp nhận, bác bỏ, hỏi thêm, rút lại.")

Id = Annotated[str, typer.Argument(help="Mã nội dung (8 ký tự đầu là đủ).")]
Reason = Annotated[str, typer.Option("--reason", "-r", prompt="Lý do", help="Lý do, để người khác kiểm tra được.")]
_DECISIONS = {"accept": "chấp nhận", "reject": "bác bỏ", "ask": "cần thêm thông tin", "withdraw": "rút lại"}


@app.command("list")
def list_queue(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Cả nội dung đã quyết định.")] = False,
    limit: Annotated[int, typer.Option("--limit")] = 50,
) -> None:
    """Danh sách nội dung chờ xem xét, điểm cao trước."""
    from flows.clockwork import right_now
    from pipeline.store import views
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    with Store(place.store_path).reading() as tx:
        rows = views.queue(tx, right_now(), everything)
    table = Table("mã", "ngày", "cơ quan", "điểm", "bài", "lý do", "quyết định", show_lines=True)
    for row in rows[:limit]:
        table.add_row(
            row.assessment_id[:8], f"{row.day:%d/%m}", row.agency_id, f"{row.score:.2f}", row.title,
            "\n".join(row.reasons), _DECISIONS.get(row.decision, row.decision),
        )  # fmt: skip
    console = Console()
    console.print(table if rows else "Không có nội dung nào chờ xem xét.")
    if rows:
        console.print(f"{len(rows)} nội dung. Xem kỹ: lamro triage show MÃ", style="dim")


@app.command("show")
def show(context: typer.Context, identity: Id) -> None:
    """Câu bị nghi, vì sao, điều gì mâu thuẫn, báo nào cũng nêu."""
    from flows.steps.triage import show as read
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    _print(Console(), read(Store(place.store_path), identity))


@app.command("accept")
def accept(
    context: typer.Context,
    identity: Id,
    reason: Reason,
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", "-e", help="Mã bằng chứng mâu thuẫn (xem triage show); lặp lại được."),
    ] = None,
) -> None:
    """Chấp nhận: thông tin sai lệch, cần giải thích, làm rõ. Không kèm bằng chứng thì không dùng để huấn luyện."""
    _decide(context, identity, "accept", reason, tuple(evidence or ()))


@app.command("reject")
def reject(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Bác bỏ: bài nêu đúng, hoặc không phải nội dung kiểm chứng được."""
    _decide(context, identity, "reject", reason, ())


@app.command("ask")
def ask(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Cần thêm thông tin: nội dung vẫn ở trong danh sách chờ."""
    _decide(context, identity, "ask", reason, ())


@app.command("withdraw")
def withdraw(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Rút lại điều đã chấp nhận (lỗi của chính mình); nhật ký vẫn giữ cả hai quyết định."""
    _decide(context, identity, "withdraw", reason, ())


def _decide(context: typer.Context, identity: str, word: str, reason: str, evidence: tuple[str, ...]) -> None:
    from flows.actor import require
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.triage import decide
    from pipeline.records.assessment import Decision
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    actor = require(the_office(place), Role.ANALYST)
    made = decide(Store(place.store_path), identity, Decision(word), reason, evidence, actor, right_now())
    Console().print(f"Đã ghi: {_DECISIONS[word]} {made.assessment_id[:8]} ({actor}).")


def _print(console: Console, shown: Shown) -> None:
    one, article = shown.assessment, shown.article
    sentences = {claim.claim_id: claim for claim in shown.claims}
    console.rule(f"{one.assessment_id[:8]} · {one.agency_id} · mức {one.level.value} · điểm {one.score:.2f}")
    console.print(f"[bold]{article.title}[/bold]\n{article.url}\nngày {article.day:%d/%m/%Y}", highlight=False)
    for signal in one.signals:
        claim = sentences.get(signal.claim_id)
        console.print(f"\n[bold]Dấu hiệu {signal.name}[/bold] (độ mạnh {signal.strength:.2f})", highlight=False)
        if claim:
            console.print(f"Câu được nêu: “{claim.sentence}”", highlight=False)
        console.print(signal.explanation, highlight=False)
        for evidence in signal.evidence:
            console.print(
                f"  bằng chứng {evidence.id[:12]} ({evidence.kind.value}): “{evidence.quote}”", highlight=False
            )
    if one.probability is not None:
        console.print(f"\nMô hình văn bản: {one.probability:.2f} (chỉ tham khảo)", highlight=False)
    console.print(f"\nBài khác về cùng sự việc: {len(shown.siblings)}")
    for sibling in shown.siblings[:12]:
        console.print(f"  {sibling.day:%d/%m} {sibling.title}\n        {sibling.url}", highlight=False)
    for decision in shown.decisions:
        when = f"{decision.decided_at:%d/%m/%Y %H:%M} UTC"
        console.print(f"\n{_DECISIONS[decision.decision.value]} – {decision.actor}, {when}: {decision.reason}")
