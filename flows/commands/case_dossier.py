"""``lamro case draft|add|adopt|in-force``: the dossier as it grows."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import Id, acting
from flows.plain_input import ask
from flows.workplace import Workplace


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("draft")(draft)
    app.command("add")(add)
    app.command("adopt")(adopt)
    app.command("in-force")(in_force)


def _ask() -> str:
    return ask("Mã câu do máy soạn")


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
    text: Annotated[str, typer.Option("--text", prompt="Nội dung", help="Nội dung của tư liệu hoặc nhận định.")],
    part: Annotated[str, typer.Option("--part", help="Phần của bộ tư liệu: a, b, c, d, đ.")] = "",
    answers: Annotated[
        str, typer.Option("--answers", help="Trả lời chỗ còn thiếu: mã sau dấu “?” trong case show.")
    ] = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", "-e", help="Mã tư liệu (thông tin, nội dung, bản ghi, bài); lặp lại được."),
    ] = None,
    is_secret: Annotated[
        bool, typer.Option("--secret", help="Nội dung là bí mật nhà nước: bị từ chối, kèm hướng dẫn.")
    ] = False,
) -> None:
    """Ghi tư liệu (kèm --evidence) hoặc nhận định của mình vào một phần, hoặc trả lời một chỗ còn thiếu (--answers)."""
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
    if not part and not answers:
        part = ask("Phần")
    ids = tuple(evidence or ())
    one = add_statement(Store(place.store_path), law, identity, part, text, ids, actor, now, answers)
    filled = f", trả lời chỗ còn thiếu {one.answers[:8]}" if one.answers else ""
    _say(f"Đã ghi vào phần {one.part} ({BASES[one.basis]}, {actor}), mã {one.statement_id[:8]}{filled}.")
    _still_asked(place, identity, now)


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
    _still_asked(place, identity, now)


def in_force(
    context: typer.Context,
    identity: Id,
    gap: Annotated[
        str, typer.Argument(default_factory=_ask_gap, show_default=False, help="Mã sau dấu “?” trong lamro case show.")
    ],
    reason: Annotated[
        str, typer.Option("--reason", "-r", prompt="Đối chiếu ở đâu", help="Đã đối chiếu hiệu lực ở đâu, ngày nào.")
    ],
) -> None:
    """Cán bộ pháp chế xác nhận một văn bản còn hiệu lực: ghi ai, lúc nào, căn cứ đâu."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_force import confirm_force
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    event = confirm_force(Store(place.store_path), law, identity, gap, reason, actor, now)
    _say(f"Đã ghi xác nhận hiệu lực ({actor}): {event.reason}.")
    _still_asked(place, identity, now)


def _ask_gap() -> str:
    return ask("Mã chỗ còn thiếu")


def _still_asked(place: Workplace, identity: str, now: datetime) -> None:
    """What a person has still to answer, with the ids by which to do it."""
    from flows.jobs import the_office
    from flows.steps.case_file import open_file
    from flows.steps.law import office_law
    from pipeline.cases.submission import is_ready, still_asked
    from pipeline.cases.words import shorten
    from pipeline.store.connect import Store

    file = open_file(Store(place.store_path), identity, now)
    parts = office_law(the_office(place).profile).profile.parts
    gaps = still_asked(file.events, file.dossier, parts, file.primary)
    if gaps:
        _say(f"Còn {len(gaps)} chỗ cần trả lời:")
    elif is_ready(file.events, file.dossier, parts, file.primary):
        _say(f"Bộ tư liệu đủ các phần cần có: lamro case submit {file.case.case_id[:8]}")
    for one in gaps:
        _say(f"  ? {one.statement_id[:8]} phần {one.part}: {shorten(one.text, 100)}")


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
