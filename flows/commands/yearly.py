"""``lamro yearly plan|report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from datetime import date, datetime

    from flows.steps.yearly import YearlyFiles
    from pipeline.records.law import YearlyKind

app = typer.Typer(
    no_args_is_help=True, help="Kế hoạch và báo cáo tổng kết năm theo Phụ lục 01, 02 của Thông tư; soạn sẵn từ kho."
)
Year = Annotated[int, typer.Option("--year", "-y", min=2017, max=2100, help="Năm của kế hoạch, báo cáo.")]
Agency = Annotated[
    str | None, typer.Option("--agency", "-a", help="Một mã cơ quan, địa phương; mặc định mọi nơi theo dõi.")
]
At = Annotated[
    str | None,
    typer.Option("--at", help="Chốt số liệu: 2026-12-09 (hết ngày) hoặc 2026-12-09T17:00; mặc định bây giờ."),
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", file_okay=False, help="Thư mục ghi; mặc định yearly/ cạnh kho dữ liệu.")
]


@app.command("plan")
def plan(context: typer.Context, year: Year, agency: Agency = None, at: At = None, out: Out = None) -> None:
    """Kế hoạch hoạt động thông tin đối ngoại của năm (.docx và .json), số liệu làm cơ sở lấy từ năm trước đó."""
    from pipeline.records.law import YearlyKind

    _make(context.obj, YearlyKind.PLAN, year, agency, at, out)


@app.command("report")
def report(context: typer.Context, year: Year, agency: Agency = None, at: At = None, out: Out = None) -> None:
    """Báo cáo tổng kết năm (.docx và .json); phần kho không trả lời được để trống cho cơ quan bổ sung."""
    from pipeline.records.law import YearlyKind

    _make(context.obj, YearlyKind.REPORT, year, agency, at, out)


def _make(place: Workplace, kind: YearlyKind, year: int, agency: str | None, at: str | None, out: Path | None) -> None:
    from datetime import date

    from flows.clockwork import new_run_id, right_now
    from flows.commands import sending
    from flows.covered import covered
    from flows.instants import cutoff_of
    from flows.jobs import known_agencies, the_office
    from flows.paper_run import make_each
    from flows.standing import standing_store
    from flows.steps.settings import settings_then
    from flows.steps.yearly import make_yearly
    from pipeline.errors import SecretMatter
    from pipeline.records.days import day_in_vietnam
    from pipeline.store.connect import Stamp

    now = right_now()
    cutoff: datetime = cutoff_of(at, now)
    known = known_agencies()
    # of an agency that is named nothing but whether it is watched rests on office.yml
    store, asked, office = standing_store(place), (agency,) if agency else (), the_office(place)
    stamp = Stamp(new_run_id("yearly", now), now)
    then = settings_then(store, place, office, cutoff, stamp)
    days = date(year, 1, 1), date(year, 12, 31)
    about = covered(store, then.office, known, asked, *days, cutoff)
    made = make_each(
        store, stamp, f"yearly {kind.value}", str(year), about.agencies, str,
        lambda one: make_yearly(store, then, known, one, kind, year, cutoff, out or place.folder / "yearly"),
        about.skipped, SecretMatter,
    )  # fmt: skip
    sending.tell(made)
    for files in made.papers:
        for line in _lines(files, day_in_vietnam(now)):
            Console().print(line, highlight=False, markup=False, soft_wrap=True)
    sending.end(made)


def _lines(files: YearlyFiles, today: date) -> list[str]:
    from pipeline.cases.words import day_words

    paper, due = files.paper, files.paper.due
    lines = [f"{paper.kind} {paper.subject} – {paper.agency_name}", f"    {paper.span[1:-1]}"]
    if due is not None and due.last_day is not None:
        left = (due.last_day - today).days
        when = f"đã qua {-left} ngày" if left < 0 else "hôm nay" if left == 0 else f"còn {left} ngày"
        lines.append(f"    Hạn nộp: hết {day_words(due.last_day)} ({when}); {due.clause.citation}")
    if due is not None and due.working_day and due.working_day != due.last_day:
        lines.append(f"    hạn chót là ngày nghỉ: nên hoàn thành chậm nhất vào {day_words(due.working_day)}")
    if paper.ended:
        lines.append(f"    {paper.ended}: không còn hạn nộp riêng; đơn vị kế thừa tổng hợp vào báo cáo của mình.")
    lines.append(f"    Còn {paper.blanks} chỗ cơ quan phải bổ sung (in nghiêng, tô nền, mở đầu “[Cơ quan bổ sung:”).")
    return [*lines, f"    {files.docx}", f"    {files.json}"]
