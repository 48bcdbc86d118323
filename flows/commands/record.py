"""``lamro record import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from flows.workplace import Workplace

app = typer.Typer(no_args_is_help=True, help="Thông tin chính thức: nhập số liệu, phát ngôn của cơ quan từ tệp CSV.")
SHOWN = 50


@app.callback()
def record() -> None:
    """Thông tin chính thức: nhập số liệu, phát ngôn của cơ quan từ tệp CSV."""


@app.command("import")
def import_csv(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="TỆP.csv", help="Tệp CSV, UTF-8, dấu phẩy hoặc dấu chấm phẩy.")],
) -> None:
    """Nhập thông tin chính thức từ tệp CSV, mỗi dòng một câu; nhập hai lần không thêm gì.

    Dòng đầu là tên cột:\n
    - agency: mã cơ quan, địa phương (dak-lak, bo-y-te; nhiều mã cách nhau bằng dấu cách)\n
    - body: cơ quan phát ngôn, như ghi trong văn bản (UBND tỉnh Đắk Lắk)\n
    - said_on: ngày phát ngôn hoặc ngày văn bản, 2026-03-02 hoặc 02/03/2026\n
    - sentence (hoặc claim): câu nêu số liệu, nguyên văn\n
    - figure: số liệu cần đối chiếu, khi câu có nhiều số hoặc không ghi số (có thể bỏ trống)\n
    - unit: đơn vị của số liệu đó: người, tỷ đồng, ha, % (có thể bỏ trống)\n
    - source: đường dẫn hoặc số, ký hiệu văn bản (123/BC-UBND)\n

    Dòng sai được báo kèm số dòng và lý do, các dòng khác vẫn được nhập (mã thoát 3 khi có dòng sai).
    """
    from flows.clockwork import right_now
    from flows.jobs import known_agencies
    from flows.office_log import authorised
    from flows.steps.record_import import import_record
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = authorised(place, now, Role.ANALYST, Role.OFFICER)
    found = import_record(Store(place.store_path), path, frozenset(known_agencies()), actor, now)
    console = Console()
    console.print(
        f"{path.name}: {found.lines} dòng, nhập mới {found.new}, đã có {found.known}, sai {len(found.bad)}.",
        highlight=False,
        markup=False,
    )
    for number, why in found.bad[:SHOWN]:
        console.print(f"  dòng {number}: {escape(why)}", highlight=False, soft_wrap=True)
    if len(found.bad) > SHOWN:
        console.print(f"  … và {len(found.bad) - SHOWN} dòng sai khác.")
    if found.bad:
        raise typer.Exit(3)
