"""``lamro office show|history``: the office's own settings, as papers rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.records.settings import KnownSettings

app = typer.Typer(
    no_args_is_help=True,
    help="Khai báo của cơ quan (office.yml, nghia-vu.yml, ngày nghỉ): đã đổi khi nào, văn bản lập theo bản nào.",
)
_OUTSIDE = "Vai trò, địa chỉ thư, máy chủ thư không có trong lịch sử này: luôn theo tệp hiện tại."


@app.command("history")
def history(context: typer.Context) -> None:
    """Khai báo của cơ quan đã đổi những gì, khi nào; thời điểm là lúc một lệnh đọc thấy, không phải lúc sửa tệp."""
    from flows.standing import standing_store
    from pipeline.reports.settings_changes import KINDS, change_lines
    from pipeline.store import settings

    place: Workplace = context.obj
    with standing_store(place).reading() as tx:
        found = settings.history(tx)
    before: dict[str, KnownSettings] = {}
    for one in found:
        what = "đổi" if one.kind in before else "ghi nhận lần đầu"
        _say(f"{_when(one.recorded_at)}  {KINDS[one.kind]}: {what}")
        for line in change_lines(before.get(one.kind), one) or ("(không có gì)",):
            _say(f"    {line}")
        before[one.kind] = one
    _say(_OUTSIDE if found else "Chưa ghi nhận gì: lần chạy tới (nightly, daily, weekly…) sẽ ghi nhận.")


@app.command("show")
def show(
    context: typer.Context,
    at: Annotated[
        str | None,
        typer.Option("--at", help="Thời điểm chốt số liệu (giờ Việt Nam), ví dụ 2025-12-01T07:00; mặc định bây giờ."),
    ] = None,
) -> None:
    """Khai báo mà văn bản chốt số liệu ở thời điểm đó dựa vào."""
    from flows.clockwork import right_now
    from flows.instants import cutoff_of
    from flows.standing import standing_store
    from pipeline.reports.settings_changes import KINDS, change_lines
    from pipeline.store import settings

    place: Workplace = context.obj
    cutoff = cutoff_of(at, right_now())
    with standing_store(place).reading() as tx:
        found = settings.settings_at(tx, cutoff)
    for kind, one in found.items():
        early = " (bản đầu tiên đã ghi nhận)" if one.recorded_at > cutoff else ""
        _say(f"{KINDS[kind]}, ghi nhận {_when(one.recorded_at)}{early}")
        for line in change_lines(None, one) or ("(không có gì)",):
            _say(f"    {line}")
    _say(_OUTSIDE if found else "Chưa ghi nhận gì: lần chạy tới (nightly, daily, weekly…) sẽ ghi nhận.")


def _when(instant: datetime) -> str:
    from pipeline.records.days import VIETNAM

    return f"{instant.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
