"""``lamro case list|show|notice|confirm|dismiss|press-was-right|withdraw|spoke|copied|close``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from flows.workplace import Workplace

if TYPE_CHECKING:
    from pipeline.records.office import Role

app = typer.Typer(no_args_is_help=True, help="Vụ việc giải thích, làm rõ: xem, vào sổ thông báo, quyết định, kết thúc.")

Id = Annotated[str, typer.Argument(help="Mã vụ việc (8 ký tự đầu là đủ).")]
Reason = Annotated[
    str, typer.Option("--reason", "-r", prompt="Lý do", help="Lý do hoặc nội dung, để kiểm tra lại được.")
]
Ref = Annotated[str, typer.Option("--ref", help="Mã tư liệu hoặc đường dẫn làm căn cứ.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d", "%d/%m/%Y"])]


@app.command("list")
def list_cases(context: typer.Context) -> None:
    """Các vụ việc và thời hạn, việc gấp trước."""
    from flows.clockwork import right_now
    from pipeline.records.cases import CaseState, ClockKind
    from pipeline.reports.terms import CLOCKS, STATES
    from pipeline.store import views
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    with Store(place.store_path).reading() as tx:
        rows, clocks = views.all_case_rows(tx, now), views.all_clock_rows(tx, now)
    table = Table("mã", "cơ quan", "vụ việc", "trạng thái", "thời hạn", show_lines=True)
    for row in rows:
        own = [c for c in clocks if c.case_id == row.case_id and c.ended_at is None]
        due = "\n".join(
            f"{CLOCKS[ClockKind(c.kind)]}: hết {c.last_day:%d/%m/%Y}{_left(c.days_left, c.overdue)}" for c in own
        )
        table.add_row(row.case_id[:8], row.agency_id, row.title, STATES[CaseState(row.state)], due or "đã dừng")
    Console().print(table if rows else "Chưa có vụ việc nào.")


def _left(days: int, overdue: bool) -> str:
    return " (QUÁ HẠN)" if overdue else f" (còn {days} ngày)"


@app.command("show")
def show(context: typer.Context, identity: Id) -> None:
    """Toàn bộ một vụ việc: thời hạn, bộ tư liệu theo các phần a–đ, diễn biến."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.casework import open_file
    from flows.steps.law import office_law
    from pipeline.reports.case_page import PartTitle, build_case_page, case_page_lines
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    file = open_file(Store(place.store_path), identity, right_now())
    law = office_law(the_office(place).profile)
    parts = [PartTitle(part.letter, part.clause.text) for part in law.profile.parts]
    page = build_case_page(file.case, file.state, file.clocks, parts, file.dossier, file.events)
    console = Console()
    for line in case_page_lines(page):
        console.print(line, highlight=False, markup=False)
    for doubt in law.profile.doubts:
        console.print(f"Lưu ý: {doubt}", style="dim", highlight=False)


@app.command("notice")
def notice(
    context: typer.Context,
    identity: Id,
    number: Annotated[
        str, typer.Option("--number", prompt="Số, ký hiệu thông báo", help="Số, ký hiệu văn bản của Bộ.")
    ],
    dated: Annotated[
        datetime,
        typer.Option("--dated", prompt="Ngày của thông báo", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày văn bản."),
    ],
    register: Annotated[str, typer.Option("--register", prompt="Số đến", help="Số đến trong sổ công văn của cơ quan.")],
    received: Annotated[
        datetime, typer.Option("--received", prompt="Ngày đến", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Ngày đến.")
    ],
    deadline: Annotated[
        datetime | None,
        typer.Option("--deadline", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Thời hạn ghi trong thông báo, nếu có."),
    ] = None,
) -> None:
    """Vào sổ thông báo của Bộ; từ ngày đến, thời hạn bảy ngày theo quy định bắt đầu chạy."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.casework import enter_notice
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    actor = _actor(context, Role.OFFICER)
    law = office_law(the_office(place).profile)
    due = deadline.date() if deadline else None
    clock = enter_notice(
        Store(place.store_path), law, identity, number, dated.date(), register, received.date(), due, actor, right_now()
    )
    console = Console()
    console.print(
        f"Đã vào sổ. Thời hạn theo quy định: hết ngày {clock.last_day:%d/%m/%Y}. {clock.basis}", highlight=False
    )
    if clock.moved_last_day != clock.last_day:
        console.print(f"Ngày cuối là ngày nghỉ; theo Bộ luật Dân sự có thể tính đến {clock.moved_last_day:%d/%m/%Y}.")


@app.command("confirm")
def confirm(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Xác nhận: thông tin sai lệch VÀ ảnh hưởng đến uy tín, hình ảnh của cơ quan, địa phương."""
    _take(context, identity, "confirmed", reason, ref)


@app.command("dismiss")
def dismiss(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Không phải thông tin sai lệch: kết thúc vụ việc."""
    _take(context, identity, "dismissed", reason, ref)


@app.command("press-was-right")
def press_was_right(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Báo nêu đúng, cơ quan đính chính."""
    _take(context, identity, "press_was_right", reason, ref)


@app.command("withdraw")
def withdraw(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Rút vụ việc: lỗi của chính mình; nhật ký vẫn giữ."""
    _take(context, identity, "withdrawn", reason, ref)


@app.command("spoke")
def spoke(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Đã phát ngôn, cung cấp thông tin giải thích, làm rõ."""
    _take(context, identity, "spoke", reason, ref)


@app.command("copied")
def copied(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Đã đồng gửi Bộ."""
    _take(context, identity, "copied_ministry", reason, ref)


@app.command("close")
def close(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Kết thúc vụ việc đã trả lời."""
    _take(context, identity, "closed", reason, ref)


def _take(context: typer.Context, identity: str, kind: str, reason: str, ref: str) -> None:
    from flows.clockwork import right_now
    from flows.steps.casework import take_event
    from pipeline.records.cases import CaseEventKind
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    actor = _actor(context, Role.OFFICER, Role.APPROVER)
    event = take_event(Store(place.store_path), identity, CaseEventKind(kind), reason, ref, actor, right_now())
    Console().print(f"Đã ghi “{event.kind.value}” cho vụ việc {event.case_id[:8]} ({actor}).", highlight=False)


def _actor(context: typer.Context, *roles: Role) -> str:
    from flows.actor import require
    from flows.jobs import the_office

    return require(the_office(context.obj), *roles)
