"""``lamro case attach|secret``: files laid to a case; what must not be there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import Id, acting
from flows.workplace import Workplace


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
    _say(f"Đã đính kèm {made.name} ({made.size} byte), mã {made.attachment_id[:12]}, SHA-256 {made.sha256}.")
    if made.media_type.startswith(("application/pdf", "image/")):
        _say("Lưu ý: không đọc được chữ trong tệp này; người đính kèm phải chắc chắn tệp không có dấu độ mật.")


def secret(
    context: typer.Context,
    identity: Id,
    register: Annotated[str, typer.Option("--register-number", help="Số đăng ký trong sổ tài liệu mật.")] = "",
    item: Annotated[str, typer.Option("--legal-item", help="Điều, khoản, văn bản làm căn cứ xác định độ mật.")] = "",
    purge: Annotated[str, typer.Option("--purge", help="Xóa câu, ý kiến hoặc tệp đã nhập nhầm: mã của nó.")] = "",
    reason: Annotated[str, typer.Option("--reason", "-r", help="Lý do xóa; không ghi nội dung.")] = "",
) -> None:
    """Ghi nhận có tài liệu mật (chỉ số đăng ký và căn cứ), hoặc xóa nội dung mật đã nhập nhầm (--purge)."""
    from flows.clockwork import right_now
    from flows.steps.case_attach import note_secret, purge_secret
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER, Role.APPROVER)
    store = Store(place.store_path)
    if purge:
        gone = purge_secret(store, place.attachments, identity, purge, reason, actor, now)
        _say(f"Đã xóa khỏi kho; nhật ký chỉ còn mã băm {gone.sha256}, thời điểm, người xóa ({actor}) và lý do.")
        _say("Bản sao lưu và văn bản đã xuất trước đó không tự mất: xử lý theo quy định về bảo vệ bí mật nhà nước.")
        return
    made = note_secret(store, identity, register, item, actor, now)
    _say(f"Đã ghi nhận: số đăng ký {made.register_number}, căn cứ {made.legal_item}. Không lưu gì khác.")


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
