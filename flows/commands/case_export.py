"""``lamro case export``: the papers that go out, in the form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import Id, acting
from flows.workplace import TEMPLATES, Workplace
from pipeline.records.documents import DocumentKind


def add_to(app: typer.Typer) -> None:
    """Hang the command of this file on *app*."""
    app.command("export")(export)


def export(
    context: typer.Context,
    identity: Id,
    document: Annotated[
        DocumentKind,
        typer.Option(
            "--document",
            "-d",
            prompt="Loại văn bản",
            help="notice: công văn thông báo; dossier: công văn gửi tư liệu; press-release: thông cáo báo chí; "
            "ministry-copy: công văn đồng gửi.",
        ),
    ],
    to: Annotated[Path | None, typer.Option("--to", help="Thư mục ghi tệp (mặc định: documents cạnh kho).")] = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(
            "--recipient", help="Nơi nhận trong office.yml; mặc định mọi nơi nhận loại văn bản này; lặp lại được."
        ),
    ] = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", help="Thư mục mẫu riêng của cơ quan (mặc định: mẫu kèm theo).")
    ] = None,
) -> None:
    """Xuất văn bản .docx của vụ việc; chưa được phê duyệt thì mọi trang mang chữ DỰ THẢO."""
    from flows.clockwork import right_now
    from flows.jobs import known_agencies, the_office
    from flows.steps.case_export import export_paper
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER, Role.APPROVER)
    office = the_office(place)
    made = export_paper(
        Store(place.store_path), office, known_agencies(), templates or TEMPLATES, identity, document,
        tuple(recipient or ()), to or place.folder / "documents", actor, now,
    )  # fmt: skip
    console = Console()
    state = "DỰ THẢO, chưa được phê duyệt" if made.draft else "đã được phê duyệt; số, ngày, chữ ký để trống"
    console.print(f"Đã ghi {made.path} ({state}).", highlight=False, markup=False, soft_wrap=True)
    if not made.addressees and document is not DocumentKind.PRESS_RELEASE:
        hint = "ministry: true" if document is DocumentKind.MINISTRY_COPY else "papers"
        console.print(f"Kính gửi: để trống; office.yml chưa ghi nơi nhận văn bản này ({hint}).", highlight=False)
    if made.addressees:
        console.print(f"Kính gửi: {'; '.join(made.addressees)}.", highlight=False, markup=False, soft_wrap=True)
    console.print(f"SHA-256 {made.sha256}", highlight=False, soft_wrap=True)
