"""``lamro register kinds|list``, and the door to what is entered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands import register_acts
from flows.commands.register_words import law_of, say

app = typer.Typer(
    no_args_is_help=True,
    help=(
        "Các sổ phục vụ báo cáo năm: thông tin chính thức, phương thức, báo chí nước ngoài, họp báo, "
        "bản tin biên giới, câu hỏi của báo chí."
    ),
)


@app.command("kinds")
def kinds(context: typer.Context) -> None:
    """Cơ quan này có những sổ nào, căn cứ ở đâu, mỗi sổ ghi gì."""
    from pipeline.cases.register_forms import FORMS, basis_words

    for rule in law_of(context).profile.registers:
        form = FORMS[rule.register]
        say(f"{rule.register.value}: {form.name}")
        say(f"    {basis_words(rule)}")
        labels = "; ".join(
            f"--{k.replace('_', '-')} {v}{'*' if k in form.needed else ''}" for k, v in form.labels.items()
        )
        say(f"    {labels}")
        for way in rule.ways:
            say(f"      {way.ref.rpartition('.')[2]}. {way.text.rstrip(' ;.')}")
        if form.choices:
            say(f"      hình thức: {', '.join(form.choices)}")
    say("Mục có dấu * phải ghi; thiếu thì lệnh sẽ hỏi. Sổ không có mục nào cho tên người.")


@app.command("list")
def list_entries(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="SỔ", show_default=False, help=f"Mặc định mọi sổ. {register_acts.KINDS}")
    ] = "",
    year: Annotated[int | None, typer.Option("--year", "-y", min=2000, max=2100, help="Chỉ năm này.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Kèm các bản đã sửa hoặc gạch bỏ.")] = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", dir_okay=False, help="Ghi ra tệp CSV này (mở được bằng Excel).")
    ] = None,
) -> None:
    """Các mục trong sổ."""
    from flows.clockwork import right_now
    from flows.commands.register_table import csv_bytes, lines_of, struck_line
    from flows.standing import standing_store
    from pipeline.store.registers import register_rows, replaced

    now = right_now()
    kind = register_acts.register_named(name) if name else None
    with standing_store(context.obj).reading() as tx:
        rows, old = register_rows(tx, now), replaced(tx, now) if every else ()
    rows = tuple(one for one in rows if kind in (None, one.register) and year in (None, one.day.year))
    old = tuple(one for one in old if kind in (None, one.register) and year in (None, one.day.year))
    if csv is not None:
        csv.write_bytes(csv_bytes(rows))
        say(f"Đã ghi {len(rows)} mục ra {csv}.")
        return
    for line in (*lines_of(rows), *map(struck_line, old)):
        say(line)
    if not rows and not old:
        say("Sổ chưa có mục nào.")


register_acts.add_to(app)
