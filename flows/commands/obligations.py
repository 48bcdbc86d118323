"""``lamro obligations``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from datetime import date

    from pipeline.records.obligations import Obligation


def obligations(
    context: typer.Context,
    year: Annotated[int | None, typer.Option("--year", "-y", min=2017, max=2100, help="Năm; mặc định năm nay.")] = None,
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency", "-a", help="Mã cơ quan, địa phương: theo văn bản ràng buộc nơi đó, chỉ vụ việc nơi đó."
        ),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", dir_okay=False, help="Ghi ra tệp lịch iCalendar (.ics) này.")
    ] = None,
    example: Annotated[
        bool, typer.Option("--init", help="Ghi tệp nghia-vu.yml mẫu, có chú thích, cạnh office.yml rồi dừng.")
    ] = False,
) -> None:
    """Việc phải làm theo Thông tư và hạn chót từng việc: kế hoạch, báo cáo, sự kiện ở nước ngoài, thông báo.

    Sự kiện ở nước ngoài, văn bản yêu cầu và thời hạn cơ quan tự đặt ghi trong tệp nghia-vu.yml cạnh office.yml
    (lamro obligations --init ghi tệp mẫu), ví dụ:

    \b
    events_abroad:
      - name: Tuần văn hóa Việt Nam
        place: Viêng Chăn, Lào
        starts_on: 2027-02-18
        ends_on: 2027-02-20
    requests:
      - number: 15/BC-VP
        received_on: 2027-03-04
        about: báo cáo tình hình quý I
        answer_by: 2027-03-11
    finding_target_days: 2
    """
    if example:
        from flows.office_days import write_office_days

        Console().print(f"Đã ghi {write_office_days(context.obj.office_path)}.", highlight=False, soft_wrap=True)
        return
    from flows.clockwork import right_now
    from flows.steps.obligations import owed
    from pipeline.records.days import day_in_vietnam
    from pipeline.render.icalendar import calendar

    now = right_now()
    today = day_in_vietnam(now)
    chosen = year or today.year
    found = owed(context.obj, chosen, agency)
    console = Console()
    for one in found:
        for line in _lines(one, today):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    if not found:
        console.print(f"Không có việc nào trong năm {chosen}.")
    if ics is not None:
        ics.write_bytes(calendar(found, now, f"Nghĩa vụ thông tin đối ngoại năm {chosen}"))
        dated = sum(one.last_day is not None for one in found)
        console.print(f"Đã ghi {dated} việc có hạn chót ra {ics}.", highlight=False, markup=False, soft_wrap=True)


def _lines(one: Obligation, today: date) -> list[str]:
    from pipeline.cases.words import day_words

    if one.last_day is None:
        head = "Chưa có hạn chót"
    else:
        left = (one.last_day - today).days
        when = "đã qua" if left < 0 else "hôm nay" if left == 0 else f"còn {left} ngày"
        head = f"Hết {day_words(one.last_day)} ({when})"
    lines = [head, f"    {one.name}"]
    lines += [f"    {one.about}"] if one.about else []
    lines.append(f"    {one.clause.citation}" + (f"; {one.note}" if one.note else ""))
    if one.working_day and one.working_day != one.last_day:
        lines.append(f"    hạn chót là ngày nghỉ: nên hoàn thành chậm nhất vào {day_words(one.working_day)}")
    return lines
