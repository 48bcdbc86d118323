"""What the commands of the registers have in common: their options, and asking for what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from flows.plain_input import ask

if TYPE_CHECKING:
    from flows.steps.law import OfficeLaw
    from pipeline.cases.register_forms import Form
    from pipeline.cases.registers import EntryWords

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
Day = Annotated[datetime | None, typer.Option("--day", "-d", formats=DAYS, help="Ngày.")]
Title = Annotated[str, typer.Option("--title", "-t", help="Nội dung, câu hỏi.")]
Channel = Annotated[str, typer.Option("--channel", help="Phương thức, hình thức, nơi.")]
Language = Annotated[str, typer.Option("--language", "-l", help="Mã ISO 639, ví dụ vi,km,hmn (mặc định vi).")]
Organisation = Annotated[str, typer.Option("--organisation", help="Cơ quan báo chí nước ngoài (không ghi tên người).")]
Link = Annotated[str, typer.Option("--link", help="Địa chỉ đã đăng.")]
Case = Annotated[str, typer.Option("--case", help="Mã vụ việc liên quan.")]
Answer = Annotated[str, typer.Option("--answer", help="Câu trả lời.")]
AnsweredOn = Annotated[datetime | None, typer.Option("--answered-on", formats=DAYS, help="Ngày trả lời.")]


def told_words(
    day: datetime | None, title: str, channel: str, language: str, organisation: str, link: str, case: str, answer: str,
    answered_on: datetime | None,
) -> EntryWords:  # fmt: skip
    """The options as an entry's words."""
    from pipeline.cases.registers import EntryWords

    return EntryWords(
        day.date() if day else None, title, channel, codes(language), organisation, link, case, answer,
        answered_on.date() if answered_on else None,
    )  # fmt: skip


def ask_missing(form: Form, told: EntryWords) -> EntryWords:
    """*told* with what its register needs and nobody gave, asked for one by one."""
    given = told.given()
    for name, label in form.labels.items():
        if name in form.needed and name not in given:
            told = replace(told, **{name: _asked(name, label, form)})
    return told


def codes(language: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in language.replace(" ", ",").split(","))))


def say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)


def law_of(context: typer.Context) -> OfficeLaw:
    """The law that binds the office of the command."""
    from flows.jobs import the_office
    from flows.steps.law import office_law

    return office_law(the_office(context.obj).profile)


def _asked(name: str, label: str, form: Form) -> Any:
    if name == "day":
        return typer.prompt(label, type=typer_day).date()
    if name == "channel" and form.choices:
        return ask(f"{label} ({', '.join(form.choices)})")
    answer = ask(label)
    return codes(answer) if name == "language" else answer


def typer_day(words: str) -> datetime:
    """A day as a person types it; :class:`typer.BadParameter` asks again."""
    for form in DAYS:
        try:
            return datetime.strptime(words.strip(), form)  # noqa: DTZ007  # a day without an hour
        except ValueError:
            continue
    raise typer.BadParameter("ngày ghi dạng 2026-03-02 hoặc 02/03/2026")
