"""``lamro mail test``."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

PARTIAL = 3

app = typer.Typer(no_args_is_help=True, help="Máy chủ thư: kiểm tra thiết lập ở mục mail của office.yml.")


@app.callback()
def group() -> None:
    """Máy chủ thư: kiểm tra thiết lập ở mục mail của office.yml."""


@app.command("test")
def try_out(
    context: typer.Context,
    address: Annotated[
        str, typer.Argument(help="Một địa chỉ có trong danh sách nơi nhận của office.yml; địa chỉ khác bị từ chối.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ kết nối, mã hóa, đăng nhập, hỏi máy chủ có nhận địa chỉ; không gửi.")
    ] = False,
) -> None:
    """Gửi một thư thử ngắn, hoặc chỉ thử kết nối (--dry-run). Mã thoát 3 khi không được."""
    from flows.clockwork import right_now
    from flows.commands.case_words import acting
    from flows.commands.outbox_words import posted_lines
    from flows.jobs import the_office
    from flows.post.job import run_post
    from flows.standing import standing_store
    from flows.steps.letter_acts import queue_test
    from pipeline.errors import OfficeError
    from pipeline.records.office import Role

    place: Workplace = context.obj
    office, now = the_office(place), right_now()
    if office.mail is None:
        raise OfficeError("office.yml không có mục mail; `lamro init` ghi sẵn một mẫu ở cuối tệp.")
    if dry_run:
        _probe(place, address)
        return
    if not address:
        raise typer.BadParameter("cần một địa chỉ trong danh sách nơi nhận, hoặc --dry-run", param_hint="ADDRESS")
    standing_store(place)
    actor = acting(context, now, Role.OFFICER, Role.APPROVER)
    letter = queue_test(place, office, address, actor, now)
    posted = run_post(place, now, (letter.letter_id,), tell=_say)
    for line in posted_lines(posted):
        _say(line)
    if posted.troubled:
        raise typer.Exit(PARTIAL)


def _probe(place: Workplace, address: str) -> None:
    """Everything but a letter; nothing is written into the store."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.post.password import mail_password
    from flows.post.server import Connection
    from flows.steps.letter_acts import listed_recipient
    from pipeline.records.outbox import LetterEventKind

    office, now = the_office(place), right_now()
    assert office.mail is not None
    recipient = listed_recipient(office, address, now) if address else None
    with Connection(office.mail, mail_password(office.mail)) as connection:
        _say(f"Kết nối {office.mail.host}:{office.mail.port} ({office.mail.security.value}): được.")
        if office.mail.user:
            _say(f"Đăng nhập {office.mail.user}: được.")
        if recipient is not None:
            verdict = connection.probe(recipient.email)
            if verdict.kind is not LetterEventKind.SENT:
                _say(f"Địa chỉ {recipient.email}: {verdict.words}")
                raise typer.Exit(PARTIAL)
            _say(f"Máy chủ nhận thư cho {recipient.email}. Chưa gửi gì.")


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
