"""``lamro case followup``: what became of a case's pages after it was answered."""

from __future__ import annotations

import typer
from rich.console import Console

from flows.commands.case_words import Id
from flows.workplace import Workplace


def add_to(app: typer.Typer) -> None:
    """Hang the command of this file on *app*."""
    app.command("followup")(followup)


def followup(context: typer.Context, identity: Id) -> None:
    """Sau khi trả lời: từng bài đã nêu nội dung này được sửa, gỡ hay chưa, sau bao lâu; bài nào nêu lại câu trả lời."""
    from flows.clockwork import right_now
    from flows.standing import standing_store
    from flows.steps.case_file import open_file
    from pipeline.cases.followup import follow_up_lines
    from pipeline.reports.case_more import more_lines
    from pipeline.reports.spelling import instant_words

    place: Workplace = context.obj
    file = open_file(standing_store(place), identity, right_now())
    console = Console()
    console.print(f"{file.case.title} (mã {file.case.case_id[:8]})", highlight=False, markup=False, soft_wrap=True)
    if not file.followed:
        words = "Chưa trả lời, hoặc chưa có trang nào của vụ việc trong kho."
        console.print(words, highlight=False, markup=False, soft_wrap=True)
        return
    first = min(row.answered_at for row in file.followed)
    for line in more_lines(
        ((f"Sau khi trả lời (lần đầu lúc {instant_words(first)})", follow_up_lines(file.followed)),)
    ):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
