"""``lamro case attach|secret``: files laid to a case; what must not be there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.commands.case_words import Id, acting
from flows.workplace import Workplace

if TYPE_CHECKING:
    from pipeline.store.connect import Store


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("attach")(attach)
    app.command("secret")(secret)


def attach(
    context: typer.Context,
    identity: Id,
    file: Annotated[Path, typer.Argument(help="Tệp: pdf, png, jpg, docx, xlsx, txt; tối đa 25 MB.")],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Tệp này là gì.")] = "",
    is_secret: Annotated[
        bool, typer.Option("--secret", help="Tệp là bí mật nhà nước: bị từ chối, kèm hướng dẫn.")
    ] = False,
) -> None:
    """Đính kèm tệp vào vụ việc; bản gốc giữ theo mã băm. Tệp có dấu độ mật bị từ chối."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_attach import attach as lay
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    made = lay(Store(place.store_path), law, place.attachments, identity, file, reason, is_secret, actor, now)
    _say(f"Đã đính kèm {made.name}: {made.described}, {made.size} byte.")
    _say(f"Mã {made.attachment_id[:12]}, SHA-256 {made.sha256}.")
    if made.media_type.startswith(("application/pdf", "image/")):
        _say("Lưu ý: không đọc được chữ trong tệp này; người đính kèm phải chắc chắn tệp không có dấu độ mật.")


def secret(
    context: typer.Context,
    identity: Id,
    register: Annotated[str, typer.Option("--register-number", help="Số đăng ký trong sổ tài liệu mật.")] = "",
    item: Annotated[str, typer.Option("--legal-item", help="Điều, khoản, văn bản làm căn cứ xác định độ mật.")] = "",
    purge: Annotated[
        str, typer.Option("--purge", help="Xóa nội dung mật đã nhập nhầm (câu, lời ghi, số, tên, tệp): mã của nó.")
    ] = "",
    listed: Annotated[
        bool, typer.Option("--list", help="Liệt kê mọi nội dung do người nhập trong vụ việc, kèm mã để xóa.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Lý do xóa; không ghi nội dung.")] = "",
) -> None:
    """Ghi nhận có tài liệu mật (chỉ số đăng ký và căn cứ), hoặc xóa nội dung mật đã nhập nhầm (--purge)."""
    from flows.clockwork import right_now
    from flows.steps.case_attach import note_secret
    from flows.steps.case_purge import purge_secret
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER, Role.APPROVER)
    store = Store(place.store_path)
    if listed:
        _list(store, identity)
        return
    if purge:
        done = purge_secret(store, place.attachments, identity, purge, reason, actor, now)
        gone = done.purge
        _say(f"Đã xóa khỏi kho; nhật ký chỉ còn mã băm {gone.sha256}, thời điểm, người xóa ({actor}) và lý do.")
        if done.elsewhere:
            others = ", ".join(own[:8] for own in done.elsewhere)
            _say(f"Chính tệp này cũng nằm trong vụ việc khác và đã bị xóa ở đó: {others}.")
        if done.letters:
            _say(f"Đã xóa nội dung {done.letters} thư trong hộp thư đi; thư đã gửi thì không thu hồi được.")
        _say("Bản sao lưu và văn bản đã xuất trước đó không tự mất: xử lý theo quy định về bảo vệ bí mật nhà nước.")
        return
    made = note_secret(store, identity, register, item, actor, now)
    _say(f"Đã ghi nhận: số đăng ký {made.register_number}, căn cứ {made.legal_item}. Không lưu gì khác.")


def _list(store: Store, identity: str) -> None:
    from flows.steps.case_purge import purgeable
    from pipeline.cases.words import shorten
    from pipeline.reports.case_more import PURGED
    from pipeline.store.purging import GONE

    for one in purgeable(store, identity):
        if one.words[0] == GONE:
            continue
        _say(f"{one.id[:12]} {PURGED[one.kind]}: {shorten(one.words[0], 300)}")


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
