"""``lamro register add|correct|answer``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.register_words import (
    Answer,
    AnsweredOn,
    Case,
    Channel,
    Day,
    Language,
    Link,
    Organisation,
    Title,
    ask_missing,
    law_of,
    say,
    told_words,
)
from flows.workplace import Workplace
from pipeline.records.registers import Register

if TYPE_CHECKING:
    from pipeline.store.connect import Store

KINDS = f"Một trong: {', '.join(Register)} (mỗi sổ ghi gì: lamro register kinds)."
Id = Annotated[str, typer.Argument(help="Mã mục trong sổ (8 ký tự đầu là đủ).")]


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("add")(add)
    app.command("correct")(correct)
    app.command("answer")(answer_question)
    app.command("purge")(purge)


def register_named(name: str) -> Register:
    """The register of that *name*; raises :class:`RegisterRefused` with those that there are.

    Not a choice of the command line: its help page breaks a list of them inside the words.
    """
    from pipeline.errors import RegisterRefused

    if name not in set(Register):
        raise RegisterRefused(f"Không có sổ “{name}”; các sổ: {', '.join(Register)}.")
    return Register(name)


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SỔ", help=KINDS)],
    day: Day = None,
    title: Title = "",
    channel: Channel = "",
    language: Language = "",
    organisation: Organisation = "",
    link: Link = "",
    case: Case = "",
    answer: Answer = "",
    answered_on: AnsweredOn = None,
    agency: Annotated[
        str, typer.Option("--agency", "-a", help="Mã cơ quan, địa phương; bỏ trống: chung của cơ quan.")
    ] = "",
    is_secret: Annotated[
        bool, typer.Option("--secret", help="Nội dung là bí mật nhà nước: bị từ chối, kèm hướng dẫn.")
    ] = False,
) -> None:
    """Ghi một mục vào sổ; thiếu mục bắt buộc nào thì hỏi."""
    kind = register_named(name)
    from flows.clockwork import right_now
    from flows.jobs import known_agencies
    from flows.steps.registers import add_entry
    from pipeline.cases.register_forms import FORMS, rule_of
    from pipeline.cases.secrets import refuse_secret
    from pipeline.errors import RegisterRefused

    law, now = law_of(context), right_now()
    actor = _actor(context, now)
    refuse_secret(law.profile, declared=is_secret)
    rule_of(law.profile, kind)
    if agency and agency not in known_agencies():
        raise RegisterRefused(f"Không có cơ quan, địa phương nào mang mã “{agency}” (lamro agency find).")
    told = told_words(day, title, channel, language, organisation, link, case, answer, answered_on)
    entry = add_entry(_store(context), law, kind, agency, ask_missing(FORMS[kind], told), actor, now)
    told_as = FORMS[kind].name.lower()
    say(f"Đã ghi vào {told_as}: {entry.entry_id[:8]} ngày {entry.day:%d/%m/%Y}, {entry.title} ({actor}).")


def correct(
    context: typer.Context,
    identity: Id,
    reason: Annotated[str, typer.Option("--reason", "-r", prompt="Lý do sửa", help="Lý do sửa hoặc gạch bỏ.")],
    day: Day = None,
    title: Title = "",
    channel: Channel = "",
    language: Language = "",
    organisation: Organisation = "",
    link: Link = "",
    case: Case = "",
    answer: Answer = "",
    answered_on: AnsweredOn = None,
    strike: Annotated[bool, typer.Option("--strike", help="Gạch bỏ mục ghi nhầm.")] = False,
) -> None:
    """Sửa (chỉ ghi mục cần sửa) hoặc gạch bỏ một mục; bản cũ vẫn còn trong sổ."""
    from flows.clockwork import right_now
    from flows.steps.registers import correct_entry

    now = right_now()
    actor = _actor(context, now)
    told = told_words(day, title, channel, language, organisation, link, case, answer, answered_on)
    entry = correct_entry(_store(context), law_of(context), identity, told, reason, actor, now, void=strike)
    say(f"Đã {'gạch bỏ' if strike else 'sửa'} mục {entry.entry_id[:8]}: {entry.title} ({actor}). Bản cũ vẫn còn.")


def purge(
    context: typer.Context,
    identity: Id,
    reason: Annotated[str, typer.Option("--reason", "-r", prompt="Lý do xóa", help="Lý do; không ghi nội dung.")],
) -> None:
    """Xóa hẳn một mục chứa bí mật nhà nước đã nhập nhầm; nhật ký chỉ còn mã băm, thời điểm, người xóa và lý do."""
    from flows.clockwork import right_now
    from flows.steps.case_purge import purge_register

    now = right_now()
    actor = _actor(context, now)
    done = purge_register(_store(context), identity, reason, actor, now)
    say(f"Đã xóa khỏi kho; nhật ký chỉ còn mã băm {done.purge.sha256}, thời điểm, người xóa ({actor}) và lý do.")
    say("Bản sao lưu và văn bản đã xuất trước đó không tự mất: xử lý theo quy định về bảo vệ bí mật nhà nước.")


def answer_question(
    context: typer.Context,
    identity: Id,
    answer: Annotated[str, typer.Option("--answer", prompt="Trả lời", help="Nội dung đã trả lời.")],
    answered_on: AnsweredOn = None,
    link: Link = "",
) -> None:
    """Ghi câu trả lời cho một câu hỏi của báo chí (mặc định: trả lời hôm nay)."""
    from flows.clockwork import right_now
    from flows.steps.registers import correct_entry
    from pipeline.cases.registers import EntryWords
    from pipeline.records.days import day_in_vietnam

    now = right_now()
    actor = _actor(context, now)
    on = answered_on.date() if answered_on else day_in_vietnam(now)
    told = EntryWords(answer=answer, answered_on=on, link=link)
    entry = correct_entry(_store(context), law_of(context), identity, told, "ghi câu trả lời", actor, now)
    say(f"Đã ghi trả lời ngày {on:%d/%m/%Y} cho câu hỏi {entry.entry_id[:8]}: {entry.title} ({actor}).")


def _actor(context: typer.Context, now: datetime) -> str:
    from flows.office_log import authorised
    from pipeline.records.office import Role

    return authorised(context.obj, now, Role.ANALYST, Role.OFFICER)


def _store(context: typer.Context) -> Store:
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    return Store(place.store_path)
