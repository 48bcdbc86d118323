"""``lamro triage list|show|accept|reject|ask|withdraw|next|agreement``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.commands.triage_learning import agreement, next_items
from flows.commands.triage_words import DECISIONS
from flows.workplace import Workplace

if TYPE_CHECKING:
    from flows.steps.triage import CaseOfFlag

app = typer.Typer(no_args_is_help=True, help="Xem xét nội dung cần kiểm chứng: chấp nhận, bác bỏ, hỏi thêm, rút lại.")

Id = Annotated[str, typer.Argument(help="Mã nội dung (8 ký tự đầu là đủ).")]
Reason = Annotated[str, typer.Option("--reason", "-r", prompt="Lý do", help="Lý do, để người khác kiểm tra được.")]
_TAKEN_BACK = ("reject", "withdraw")

app.command("next")(next_items)
app.command("agreement")(agreement)


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
            row.assessment_id[:8], f"{row.day:%d/%m}", row.agency_id, f"{row.score:.2f}", escape(row.title),
            escape("\n".join(row.reasons)), DECISIONS.get(row.decision, row.decision),
        )  # fmt: skip
    console = Console()
    console.print(table if rows else "Không có nội dung nào chờ xem xét.")
    if rows:
        console.print(f"{len(rows)} nội dung. Xem kỹ: lamro triage show MÃ", style="dim")


@app.command("show")
def show(context: typer.Context, identity: Id) -> None:
    """Câu bị nghi, vì sao, điều gì mâu thuẫn, báo nào cũng nêu."""
    from flows.commands.triage_show import print_shown
    from flows.steps.triage import show as read
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    print_shown(Console(), read(Store(place.store_path), identity))


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
    from flows.clockwork import right_now
    from flows.office_log import authorised
    from flows.steps.triage import cases_of, decide
    from pipeline.records.assessment import Decision
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor, store = authorised(place, now, Role.ANALYST), Store(place.store_path)
    made = decide(store, identity, Decision(word), reason, evidence, actor, now)
    console = Console()
    console.print(f"Đã ghi: {DECISIONS[word]} {made.assessment_id[:8]} ({actor}).")
    if word in _TAKEN_BACK:
        for case in cases_of(store, made.assessment_id):
            console.print(_about_case(case, word), highlight=False, markup=False, soft_wrap=True)


def _about_case(found: CaseOfFlag, word: str) -> str:
    from pipeline.reports.terms import STATES

    own = found.case.case_id[:8]
    words = f"Nội dung này đã gắn với vụ việc {own} “{found.case.title}” ({STATES[found.state]})."
    if found.other_flags:
        return f"{words} Vụ việc còn {found.other_flags} nội dung khác làm căn cứ."
    what = "withdraw" if word == "withdraw" else "dismiss"
    return f"{words} Không còn nội dung nào khác làm căn cứ; để kết thúc: lamro case {what} {own} --reason “…”"
