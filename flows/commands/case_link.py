"""``lamro case link|unlink``: other stories that belong to the matter of a case."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import Id, Reason, acting
from flows.plain_input import ask
from flows.workplace import Workplace


def _ask() -> str:
    return ask("Mã sự việc")


Story = Annotated[
    str,
    typer.Argument(default_factory=_ask, show_default=False, help="Mã sự việc (xem lamro story list)."),
]


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("link")(link)
    app.command("unlink")(unlink)


def link(context: typer.Context, identity: Id, story: Story, reason: Reason) -> None:
    """Gắn một sự việc liên quan: bài của nó tính vào bộ tư liệu, nội dung cần kiểm chứng sau này vào vụ việc."""
    _change(context, identity, story, reason, linked=True)


def unlink(context: typer.Context, identity: Id, story: Story, reason: Reason) -> None:
    """Gỡ một sự việc đã gắn; nội dung đã vào vụ việc thì ở lại."""
    _change(context, identity, story, reason, linked=False)


def _change(context: typer.Context, identity: str, story: str, reason: str, *, linked: bool) -> None:
    from flows.clockwork import right_now
    from flows.jobs import known_agencies, the_office
    from flows.steps.case_link import link_story, unlink_story
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law, store = office_law(the_office(place).profile), Store(place.store_path)
    change = link_story if linked else unlink_story
    event = change(store, law, known_agencies(), identity, story, reason, actor, now)
    done = "gắn" if linked else "gỡ"
    words = f"Đã {done} sự việc {event.ref[:8]} {event.reason} ({actor}); bộ tư liệu đã soạn lại."
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
