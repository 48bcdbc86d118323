"""``lamro case notice``: the ministry's notice in the register, and the correction of what was typed wrongly."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import click
import typer
from rich.console import Console

from flows.commands.case_words import DAYS, Id, acting
from flows.plain_input import ask
from flows.workplace import Workplace

if TYPE_CHECKING:
    from pipeline.records.cases import Clock


def add_to(app: typer.Typer) -> None:
    """Hang the command of this file on *app*."""
    app.command("notice")(notice)


def notice(
    context: typer.Context,
    identity: Id,
    number: Annotated[str | None, typer.Option("--number", help="Số, ký hiệu văn bản của Bộ.")] = None,
    dated: Annotated[datetime | None, typer.Option("--dated", formats=DAYS, help="Ngày văn bản.")] = None,
    register: Annotated[str | None, typer.Option("--register", help="Số đến trong sổ công văn của cơ quan.")] = None,
    received: Annotated[datetime | None, typer.Option("--received", formats=DAYS, help="Ngày đến.")] = None,
    deadline: Annotated[
        datetime | None,
        typer.Option("--deadline", formats=DAYS, help="Thời hạn ghi trong thông báo, nếu có; sớm hơn thì được tính."),
    ] = None,
    correct: Annotated[
        str | None, typer.Option("--correct", help="Sửa bản ghi sai: mã thông báo (xem case show); cả hai bản đều giữ.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Lý do sửa (cùng với --correct).")] = "",
    is_secret: Annotated[
        bool, typer.Option("--secret", help="Nội dung là bí mật nhà nước: bị từ chối, kèm hướng dẫn.")
    ] = False,
) -> None:
    """Vào sổ thông báo của Bộ; từ ngày đến, thời hạn bảy ngày theo quy định bắt đầu chạy."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.casework import NoticeWords, enter_notice, mend_notice
    from flows.steps.law import office_law
    from pipeline.cases.secrets import refuse_secret
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law, store = office_law(the_office(place).profile), Store(place.store_path)
    refuse_secret(law.profile, declared=is_secret)
    due = deadline.date() if deadline else None
    if correct is not None:
        words = NoticeWords(number, _day(dated), register, _day(received), due)
        _say(
            mend_notice(store, law, identity, correct, words, actor, reason, now),
            "Đã ghi lại, bản cũ vẫn còn trong sổ.",
        )
        return
    number = number if number is not None else ask("Số, ký hiệu thông báo")
    on = _day(dated) or _ask("Ngày của thông báo")
    register = register if register is not None else ask("Số đến")
    arrived = _day(received) or _ask("Ngày đến")
    _say(enter_notice(store, law, identity, str(number), on, str(register), arrived, due, actor, now), "Đã vào sổ.")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _ask(label: str) -> date:
    found: datetime = typer.prompt(label, type=click.DateTime(DAYS))
    return found.date()


def _say(clock: Clock, done: str) -> None:
    console = Console()
    words = f"{done} Thời hạn theo quy định: hết ngày {clock.last_day:%d/%m/%Y}. Căn cứ: {clock.basis}."
    console.print(words, highlight=False, markup=False, soft_wrap=True)
    if clock.moved_last_day != clock.last_day:
        console.print(f"Ngày cuối là ngày nghỉ; theo Bộ luật Dân sự có thể tính đến {clock.moved_last_day:%d/%m/%Y}.")
