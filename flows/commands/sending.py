"""``--send`` of ``lamro weekly`` and ``lamro daily``: what was made, by e-mail to the office's own recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from flows.paper_run import Made
    from pipeline.records.outbox import Draft

PARTIAL = 3


def sender(context: typer.Context, now: datetime) -> str:
    """Who may send, asked before anything is made."""
    from flows.commands.case_words import acting
    from flows.standing import standing_store
    from pipeline.records.office import Role

    standing_store(context.obj)
    return acting(context, now, Role.OFFICER, Role.APPROVER)


def tell(made: Made[Any]) -> None:
    """Whom no paper was made about, and why; where none was made at all the error itself is raised."""
    for words in made.skipped:
        _say(f"Bỏ qua: {words}")
    if not made.papers:
        made.whole()
    for trouble in made.troubles:
        Console(stderr=True).print(f"Lỗi: {trouble.words}", highlight=False, markup=False, soft_wrap=True)


def end(made: Made[Any]) -> None:
    """Exit 3 where a paper could not be made."""
    if made.troubles:
        raise typer.Exit(PARTIAL)


def send(context: typer.Context, drafts: Sequence[Draft], actor: str, again: bool) -> None:
    """Queue and send; exit 3 where something has not gone.

    The instant is read anew: later than the cut-off of what is sent, which so never holds its own sending.
    """
    from flows.clockwork import right_now
    from flows.commands.outbox_words import posted_lines
    from flows.post.job import post_drafts

    posted = post_drafts(context.obj, drafts, actor, right_now(), again, tell=_say)
    for line in posted_lines(posted):
        _say(line)
    if posted.troubled or not posted.has_server:
        raise typer.Exit(PARTIAL)


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
