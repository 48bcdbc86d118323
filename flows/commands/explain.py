"""``lamro explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.workplace import Workplace


def explain(
    context: typer.Context,
    identity: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã đánh giá, mã bài hoặc mã nội dung được nêu (8 ký tự đầu là đủ).")
    ],
) -> None:
    """Vì sao có điểm này: từng dấu hiệu góp bao nhiêu, bằng chứng, mô hình văn bản, điều gì làm kết quả khác đi."""
    from flows.commands.explain_words import lines_of
    from flows.jobs import the_office
    from flows.steps.explain import explained

    place: Workplace = context.obj
    for one in explained(place, identity.strip().lower(), the_office(place).thresholds.flag):
        for line in lines_of(one):
            typer.echo(line)
