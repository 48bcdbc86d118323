"""``lamro weekly``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

if TYPE_CHECKING:
    from datetime import datetime

    from flows.workplace import Workplace

DIFFERS = 1


def weekly(
    context: typer.Context,
    agency: Annotated[
        list[str] | None,
        typer.Option(
            "--agency", "-a", help="Mã cơ quan; ghi nhiều lần thì lập MỘT báo cáo chung. Mặc định mọi cơ quan theo dõi."
        ),
    ] = None,
    week: Annotated[
        str | None, typer.Option("--week", "-w", help="Tuần ISO, ví dụ 2025-W48; mặc định tuần vừa kết thúc.")
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Một báo cáo chung cho mọi cơ quan theo dõi, có bản đồ ô các tỉnh.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option("--at", help="Thời điểm chốt số liệu (giờ Việt Nam), ví dụ 2025-12-01T07:00; mặc định bây giờ."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", exists=True, dir_okay=False, help="Tính lại mọi số liệu của tệp báo cáo này."),
    ] = None,
) -> None:
    """Lập báo cáo tuần (HTML, .docx, JSON, CSV) từ kho dữ liệu như đã biết ở thời điểm chốt số liệu.

    Cùng tuần và cùng thời điểm chốt thì các tệp giống nhau từng byte. Với --check: mã thoát 0 là mọi số liệu khớp với
    kho, 1 là có số không khớp hoặc tệp đã bị sửa.
    """
    if check is not None:
        _check(context.obj, check)
        return
    from datetime import date

    from flows.clockwork import right_now
    from flows.jobs import run_weekly
    from flows.weeks import last_full_week, parse_week
    from pipeline.records.days import day_in_vietnam

    now = right_now()
    cutoff = _instant(at) if at else None
    monday: date = parse_week(week) if week else last_full_week(day_in_vietnam(cutoff or now))
    named = tuple(dict.fromkeys(agency or ()))
    only = named[0] if len(named) == 1 and not together else None
    joined = named if together or len(named) > 1 else None
    for papers in run_weekly(context.obj, monday, now, only, at=cutoff, together=joined):
        for path in (papers.html, papers.docx, papers.json, papers.csv):
            Console().print(str(path), highlight=False, soft_wrap=True)


def _check(place: Workplace, path: Path) -> None:
    from flows.steps.digest_check import Bytes, check_digest
    from pipeline.errors import LamroError
    from pipeline.store.connect import Store

    if not place.store_path.exists():
        raise LamroError(f"Không có kho dữ liệu ở {place.store_path}; hãy chỉ kho bằng --store.")
    checked = check_digest(Store(place.store_path), path)
    console = Console()

    def say(words: str) -> None:
        console.print(words, highlight=False, markup=False, soft_wrap=True)

    for one in checked.mismatches:
        key = f" [{one.key}]" if one.key else ""
        say(f"KHÔNG KHỚP: {one.label}: trong tệp {one.told}; trong kho {one.given}; truy vấn {one.query}{key}")
    right = checked.numbers - len(checked.mismatches)
    if checked.mismatches:
        say(f"{right}/{checked.numbers} số liệu khớp, {len(checked.mismatches)} số liệu không khớp với kho.")
    else:
        say(f"{checked.numbers}/{checked.numbers} số liệu khớp với kho ở thời điểm chốt.")
    say(
        {
            Bytes.ON_RECORD: "Tệp giống từng byte với bản đã lập (mã băm SHA-256 ghi trong kho).",
            Bytes.CHANGED: "Tệp KHÔNG còn giống bản đã lập cho thời điểm chốt này: đã bị sửa sau khi lập.",
            Bytes.UNKNOWN: "Kho này không ghi nhận bản nào cho thời điểm chốt đó; chỉ kiểm tra được số liệu.",
        }[checked.bytes]
    )
    if not checked.well:
        raise typer.Exit(DIFFERS)


def _instant(text: str) -> datetime:
    """``2025-12-01T07:00`` in Viet Nam, or with a zone of its own; raises :class:`WeekNotRead`."""
    from datetime import datetime

    from flows.weeks import WeekNotRead
    from pipeline.records.days import VIETNAM

    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise WeekNotRead(f"không đọc được thời điểm {text!r}; viết như 2025-12-01T07:00") from error
    return found if found.tzinfo else found.replace(tzinfo=VIETNAM)
