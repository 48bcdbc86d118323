"""``lamro case notice|notice-ended``: the ministry's notice in the register, corrected, ended by the ministry."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import click
import typer
from rich.console import Console

from flows.commands.case_words import DAYS, Id, acting
from flows.plain_input import ask
from flows.workplace import Workplace
from pipeline.records.notices import NoticeEndKind

if TYPE_CHECKING:
    from flows.steps.case_notices import Entered


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("notice")(notice)
    app.command("notice-ended")(notice_ended)


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
    no_deadline: Annotated[
        bool, typer.Option("--no-deadline", help="Cùng với --correct: thông báo không ghi thời hạn.")
    ] = False,
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
    from flows.steps.case_notices import NoticeWords, enter_notice, mend_notice
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
        words = NoticeWords(number, _day(dated), register, _day(received), due, no_deadline)
        made = mend_notice(store, law, identity, correct, words, actor, reason, now)
        _say(made, "Đã ghi lại, bản cũ vẫn còn trong sổ", now)
        return
    number = number if number is not None else ask("Số, ký hiệu thông báo")
    on = _day(dated) or _ask("Ngày của thông báo")
    register = register if register is not None else ask("Số đến")
    words = NoticeWords(str(number), on, str(register), _day(received) or _ask("Ngày đến"), due)
    _say(enter_notice(store, law, identity, words, actor, now), "Đã vào sổ", now)


def notice_ended(
    context: typer.Context,
    identity: Id,
    kind: Annotated[
        NoticeEndKind,
        typer.Option(
            "--kind", "-k", metavar="CÁCH", prompt="Bộ thu hồi (withdrawn) hay cho kết thúc (ended)",
            help="withdrawn: Bộ thu hồi thông báo; ended: Bộ cho kết thúc, không yêu cầu trả lời nữa.",
        ),
    ],
    number: Annotated[str, typer.Option("--number", prompt="Số, ký hiệu văn bản", help="Số, ký hiệu văn bản của Bộ.")],
    dated: Annotated[datetime, typer.Option("--dated", formats=DAYS, prompt="Ngày văn bản", help="Ngày văn bản.")],
    register: Annotated[str, typer.Option("--register", prompt="Số đến", help="Số đến trong sổ công văn của cơ quan.")],
    received: Annotated[datetime, typer.Option("--received", formats=DAYS, prompt="Ngày đến", help="Ngày đến.")],
    which: Annotated[
        str, typer.Option("--notice", help="Mã thông báo được kết thúc (xem case show); chỉ cần khi có nhiều.")
    ] = "",
) -> None:  # fmt: skip
    """Văn bản của Bộ thu hồi thông báo hoặc cho kết thúc: thời hạn theo thông báo đó kết thúc từ ngày đến."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_notices import close_notice
    from flows.steps.law import office_law
    from pipeline.records.cases import CaseEventKind
    from pipeline.records.notices import NoticeEnd
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law, store = office_law(the_office(place).profile), Store(place.store_path)
    end = NoticeEnd(kind, number, dated.date(), register, received.date())
    ended, events = close_notice(store, law, identity, which, end, actor, now)
    _line(f"Đã ghi ({actor}): thông báo số {ended.notice_number}, số đến {ended.register_number} – {events[0].reason}.")
    stopped = [event.reason for event in events if event.kind is CaseEventKind.CLOCK_ENDED]
    for words in stopped or ["Thời hạn vẫn chạy: một thông báo khác cùng ngày còn chờ trả lời."]:
        _line(f"{words.rstrip('.')}.")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _ask(label: str) -> date:
    found: datetime = typer.prompt(label, type=click.DateTime(DAYS))
    return found.date()


def _say(made: Entered, done: str, now: datetime) -> None:
    from pipeline.cases.notices import left_words

    clock = made.clock
    left = left_words(clock, now)
    _line(
        f"{done}, mã {made.notice.notice_id[:8]}. Thời hạn theo quy định: hết ngày {clock.last_day:%d/%m/%Y}"
        f"{f' ({left})' if left else ''}. Căn cứ: {clock.basis}."
    )
    if clock.moved_last_day != clock.last_day:
        _line(f"Ngày cuối là ngày nghỉ; theo Bộ luật Dân sự có thể tính đến {clock.moved_last_day:%d/%m/%Y}.")
    if made.warning:
        _line(made.warning)


def _line(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
