"""``lamro case open`` and ``lamro case edit``: a case on a person's own finding; its title and statements corrected."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import KINDS, Id, Reason, acting
from flows.plain_input import ask
from flows.workplace import Workplace


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("open")(open_)
    app.command("edit")(edit)


def open_(
    context: typer.Context,
    ground: Annotated[
        str, typer.Argument(help="Mã nội dung cần kiểm chứng, bài, câu được nêu, hoặc thông tin chính thức.")
    ] = "",
    find: Annotated[
        str, typer.Option("--find", help="Tìm trong kho những mục có cụm từ này và in mã; không mở vụ việc.")
    ] = "",
    agency: Annotated[str, typer.Option("--agency", "-a", help="Mã cơ quan, địa phương, nếu có nhiều.")] = "",
    title: Annotated[str, typer.Option("--title", help="Tên vụ việc (mặc định: nội dung được nêu).")] = "",
    reason: Annotated[str, typer.Option("--reason", "-r", help="Vì sao mở vụ việc, phát hiện từ đâu.")] = "",
) -> None:
    """Mở vụ việc trên phát hiện của chính mình; thời hạn nội bộ bắt đầu chạy, chờ xác nhận.

    Tin đồn ngoài báo chí: mở trên thông tin chính thức đã bác bỏ nó (xem mã bằng --find).
    """
    from flows.clockwork import right_now
    from flows.jobs import known_agencies, the_office
    from flows.steps.case_open import open_case
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    if find:
        _show_found(place, find)
        return
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    office = the_office(place)
    ground = ground or ask("Mã bài, câu, thông tin chính thức hoặc nội dung cần kiểm chứng")
    reason = reason or ask("Lý do mở vụ việc")
    law, store = office_law(office.profile), Store(place.store_path)
    case = open_case(store, law, office.watched, known_agencies(), ground, agency, title, reason, actor, now)
    _say(f"Đã mở vụ việc {case.case_id[:8]}: “{case.title}” ({actor}). Xem: lamro case show {case.case_id[:8]}")


def edit(
    context: typer.Context,
    identity: Id,
    reason: Reason,
    title: Annotated[str, typer.Option("--title", help="Tên mới của vụ việc.")] = "",
    statement: Annotated[
        str, typer.Option("--statement", help="Mã câu do người ghi trong bộ tư liệu, sẽ được thay (xem case show).")
    ] = "",
    text: Annotated[str, typer.Option("--text", help="Nội dung mới của câu đó.")] = "",
    evidence: Annotated[
        list[str] | None, typer.Option("--evidence", "-e", help="Mã tư liệu của câu mới; lặp lại được.")
    ] = None,
) -> None:
    """Sửa tên vụ việc, hoặc thay một câu trong bộ tư liệu; bản cũ vẫn giữ trong kho và nhật ký."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_edit import rename, replace_statement
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.reports.terms import BASES
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law, store = office_law(the_office(place).profile), Store(place.store_path)
    if not title and not statement:
        asked = ask("Sửa tên vụ việc (t) hay một câu (c)", default="t")
        title = ask("Tên mới") if asked.strip().lower() == "t" else ""
        statement = "" if title else ask("Mã câu")
    if title:
        rename(store, law, identity, title, reason, actor, now)
        _say(f"Đã sửa tên vụ việc: “{title.strip()}” ({actor}). Tên cũ vẫn giữ.")
    if statement:
        text = text or ask("Nội dung mới")
        one = replace_statement(store, law, identity, statement, text, tuple(evidence or ()), reason, actor, now)
        kind = BASES[one.basis]
        _say(f"Đã thay câu trong phần {one.part} ({kind}, {actor}), mã {one.statement_id[:8]}. Bản cũ vẫn giữ.")


def _show_found(place: Workplace, text: str) -> None:
    from flows.standing import standing_store
    from flows.steps.case_open import findable

    found = findable(standing_store(place), text)
    for one in found:
        _say(f"{one.id[:12]} {KINDS[one.kind]}: {one.words}\n   {one.url}")
    if not found:
        _say(f"Trong kho không có bài, câu hay thông tin chính thức nào có “{text}”.")


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
