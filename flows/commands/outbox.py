"""``lamro outbox list|show|send|resend|confirm|cancel``.  No command takes an address: office.yml has them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.commands.outbox_words import about, letter_lines, posted_lines, state_lines
from flows.workplace import Workplace

PARTIAL = 3

app = typer.Typer(
    no_args_is_help=True,
    help="Thư điện tử gửi đi: đã đến đâu, lỗi gì, gửi lại. Chỉ gửi đến địa chỉ ghi trong office.yml (mục recipients); "
    "không lệnh nào nhận một địa chỉ khác.",
)
Id = Annotated[str, typer.Argument(help="Mã thư (8 ký tự đầu là đủ).")]
Reason = Annotated[str, typer.Option("--reason", "-r", prompt="Lý do", help="Lý do, để kiểm tra lại được.")]


@app.command("list")
def list_letters(
    context: typer.Context,
    whole: Annotated[bool, typer.Option("--all", help="Cả những thư đã xong hơn 30 ngày trước.")] = False,
) -> None:
    """Các thư, chưa đi được xếp trước. Mã thoát 3 khi có thư lẽ ra đã đến mà chưa đến."""
    from datetime import timedelta

    from flows.clockwork import right_now
    from flows.standing import standing_store
    from pipeline.records.outbox import LetterState
    from pipeline.store import outbox

    place: Workplace = context.obj
    now = right_now()
    with standing_store(place).reading() as tx:
        rows, late = outbox.outbox(tx, now), outbox.undelivered(tx, now)
    done = (LetterState.SENT, LetterState.CANCELLED)
    shown = [row for row in rows if whole or row.state not in done or row.state_since > now - timedelta(days=30)]
    table = Table("mã", "thư", "nơi nhận", "trạng thái", show_lines=True)
    for column in table.columns:
        column.overflow = "fold"
    for row in shown:
        told = "\n".join(state_lines(row))
        table.add_row(row.letter_id[:8], escape(about(row)), escape(f"{row.recipient}\n{row.email}"), escape(told))
    console = Console()
    console.print(table if shown else "Chưa có thư nào.")
    if late:
        console.print(f"[bold red]{len(late)} thư chưa đến nơi hoặc không rõ đã đến.[/bold red]", highlight=False)
        raise typer.Exit(PARTIAL)


@app.command("show")
def show(
    context: typer.Context,
    identity: Id,
    eml: Annotated[
        Path | None, typer.Option("--eml", dir_okay=False, help="Ghi thư ra tệp .eml, đúng như khi gửi.")
    ] = None,
) -> None:
    """Một thư: gửi ai, tệp kèm theo, diễn biến, nội dung."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.post.message import letter_bytes
    from flows.standing import standing_store
    from pipeline.errors import LamroError, OfficeError
    from pipeline.store import outbox

    place: Workplace = context.obj
    with standing_store(place).reading() as tx:
        letter = outbox.letter(tx, identity)
        events = outbox.events_of(tx, letter.letter_id)
    console = Console()
    if eml is None:
        for line in letter_lines(letter, events):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
        return
    office = the_office(place)
    if office.mail is None:
        raise OfficeError("office.yml không có mục mail: không biết người gửi.")
    if eml.exists():
        raise LamroError(f"Đã có tệp {eml}: hãy chọn tên khác.")
    eml.write_bytes(letter_bytes(letter, office, office.mail, place.folder, right_now()))
    console.print(f"Đã ghi {eml}.", highlight=False, markup=False, soft_wrap=True)


@app.command("send")
def send(
    context: typer.Context,
    identity: Annotated[str, typer.Argument(help="Chỉ thư này, không đợi đến lượt thử sau.")] = "",
) -> None:
    """Gửi ngay những thư đến lượt. Mã thoát 3 khi có thư chưa đi được."""
    from flows.clockwork import right_now
    from flows.commands.case_words import acting
    from flows.standing import standing_store
    from pipeline.records.office import Role
    from pipeline.store import outbox

    place: Workplace = context.obj
    now = right_now()
    acting(context, now, Role.OFFICER, Role.APPROVER)
    only: tuple[str, ...] = ()
    if identity:
        with standing_store(place).reading() as tx:
            only = (outbox.letter(tx, identity).letter_id,)
    _try(place, only)


@app.command("resend")
def resend(
    context: typer.Context,
    identity: Id,
    reason: Reason,
    sent_too: Annotated[bool, typer.Option("--sent-too", help="Kể cả khi máy chủ đã nhận thư này.")] = False,
) -> None:
    """Gửi lại một thư bị từ chối, đã ngừng gửi lại, không rõ đã gửi hoặc đã hủy; ghi vào nhật ký kiểm toán."""
    from pipeline.records.outbox import LetterEventKind

    own = _act(context, identity, LetterEventKind.RESENT, reason, sent_too)
    _try(context.obj, (own,))


@app.command("confirm")
def confirm(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Nơi nhận đã có thư: dùng cho thư “không rõ đã gửi”, sau khi hỏi nơi nhận."""
    from pipeline.records.outbox import LetterEventKind

    _say(f"Đã ghi: nơi nhận đã có thư {_act(context, identity, LetterEventKind.CONFIRMED, reason)[:8]}.")


@app.command("cancel")
def cancel(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Hủy một thư chưa đi; thư đã đi thì không hủy được."""
    from pipeline.records.outbox import LetterEventKind

    _say(f"Đã hủy thư {_act(context, identity, LetterEventKind.CANCELLED, reason)[:8]}.")


def _act(context: typer.Context, identity: str, kind: object, reason: str, sent_too: bool = False) -> str:
    """The whole id of the letter."""
    from flows.clockwork import right_now
    from flows.commands.case_words import acting
    from flows.standing import standing_store
    from flows.steps.letter_acts import act_on_letter
    from pipeline.records.office import Role
    from pipeline.records.outbox import LetterEventKind

    assert isinstance(kind, LetterEventKind)
    standing_store(context.obj)
    now = right_now()
    actor = acting(context, now, Role.OFFICER, Role.APPROVER)
    return act_on_letter(context.obj, identity, kind, reason, actor, now, sent_too).letter_id


def _try(place: Workplace, only: tuple[str, ...]) -> None:
    from flows.clockwork import right_now
    from flows.post.job import run_post

    posted = run_post(place, right_now(), only, tell=_say)
    for line in posted_lines(posted):
        _say(line)
    if posted.troubled or not posted.has_server:
        raise typer.Exit(PARTIAL)


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
