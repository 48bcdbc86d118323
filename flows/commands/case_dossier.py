"""``lamro case draft|add|adopt``: the dossier as it grows."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import Id, acting
from flows.workplace import Workplace


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("draft")(draft)
    app.command("add")(add)
    app.command("adopt")(adopt)


def _ask() -> str:
    return str(typer.prompt("Mã câu do máy soạn"))


def draft(context: typer.Context, identity: Id) -> None:
    """Soạn lại phần máy soạn từ những gì đã biết đến nay; nội dung do người ghi được giữ nguyên."""
    from flows.clockwork import right_now
    from flows.jobs import known_agencies, the_office
    from flows.steps.case_draft import draft_now
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    changed = draft_now(Store(place.store_path), law, known_agencies(), identity, actor, now)
    _say(f"Đã soạn lại: {changed} câu thay đổi." if changed else "Không có gì mới so với bản đang có.")


def add(
    context: typer.Context,
    identity: Id,
    part: Annotated[str, typer.Option("--part", prompt="Phần", help="Phần của bộ tư liệu: a, b, c, d, đ.")],
    text: Annotated[str, typer.Option("--text", prompt="Nội dung", help="Nội dung của tư liệu hoặc nhận định.")],
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", "-e", help="Mã tư liệu (thông tin, nội dung, bản ghi, bài); lặp lại được."),
    ] = None,
    is_secret: Annotated[
        bool, typer.Option("--secret", help="Nội dung là bí mật nhà nước: bị từ chối, kèm hướng dẫn.")
    ] = False,
) -> None:
    """Ghi thêm tư liệu (kèm --evidence) hoặc nhận định của mình vào một phần."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_draft import add_statement
    from flows.steps.law import office_law
    from pipeline.cases.secrets import refuse_secret
    from pipeline.records.office import Role
    from pipeline.reports.terms import BASES
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    refuse_secret(law.profile, declared=is_secret)
    ids = tuple(evidence or ())
    one = add_statement(Store(place.store_path), law, identity, part, text, ids, actor, now)
    _say(f"Đã ghi vào phần {one.part} ({BASES[one.basis]}, {actor}), mã {one.statement_id[:8]}.")


def adopt(
    context: typer.Context,
    identity: Id,
    statement: Annotated[
        str,
        typer.Argument(default_factory=_ask, show_default=False, help="Mã câu do máy soạn (xem lamro case show)."),
    ],
) -> None:
    """Nhận một câu do máy soạn làm nhận định của mình."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_draft import adopt_statement
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    one = adopt_statement(Store(place.store_path), law, identity, statement, actor, now)
    _say(f"Đã nhận câu này vào phần {one.part} làm nhận định của {actor}, mã {one.statement_id[:8]}.")


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
