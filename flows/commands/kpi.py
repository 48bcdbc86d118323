"""``lamro kpi list|show|page|import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.records.kpis import Indicator

app = typer.Typer(
    no_args_is_help=True, help="Chỉ số: của cơ quan (nội bộ) và theo văn bản; không đếm báo, không đếm người."
)
Agency = Annotated[
    str, typer.Option("--agency", "-a", help="Mã cơ quan, địa phương; bỏ trống: gộp mọi nơi có trong kho.")
]
At = Annotated[
    str | None, typer.Option("--at", help="Như đã biết ở thời điểm này: 2026-12-09 (hết ngày) hoặc 2026-12-09T17:00.")
]
Months = Annotated[int, typer.Option("--months", "-m", min=1, max=36, help="Số tháng gần nhất.")]


@app.command("list")
def list_all(context: typer.Context, at: At = None) -> None:
    """Các chỉ số: mã, đo gì, không đo gì; chỉ số theo văn bản đã nhập và chỉ tiêu."""
    from flows.standing import standing_store
    from pipeline.reports.kpis.catalogue import MEASURES
    from pipeline.store import kpis

    place: Workplace = context.obj
    with standing_store(place).reading() as tx:
        asked = kpis.indicators(tx, _instant(at))
    for one in MEASURES:
        _say(f"{one.title} [nội bộ]")
        _say(f"    mã: {', '.join(one.codes)}")
        _say(f"    {one.definition}")
        _say(f"    Không đo: {one.not_measured}")
    for indicator in asked:
        for line in _asked(indicator):
            _say(line)
    if not asked:
        _say("Chưa nhập chỉ số nào theo văn bản: lamro kpi import TỆP.csv.")


@app.command("show")
def show(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="Mã chỉ số (xem lamro kpi list).")],
    agency: Agency = "",
    months: Months = 12,
    at: At = None,
) -> None:
    """Một chỉ số theo tháng: giá trị, số quan sát; tháng không có việc thì không có giá trị."""
    from flows.standing import standing_store
    from flows.steps.kpis import kpi_page
    from pipeline.errors import UnknownRecord
    from pipeline.reports.kpis.catalogue import measure_of
    from pipeline.store import kpis

    place: Workplace = context.obj
    instant = _instant(at)
    store = standing_store(place)
    with store.reading() as tx:
        asked = {one.code: one.measured_by for one in kpis.indicators(tx, instant)}
    measure = measure_of(asked.get(code, code))
    if measure is None:
        why = "chưa có số liệu trong kho, cơ quan tự báo cáo" if code in asked else "không có trong lamro kpi list"
        raise UnknownRecord(f"Chỉ số “{code}”: {why}.")
    (view,) = kpi_page(store, agency, _whose(agency), months, instant, measure).measures
    _say(f"{measure.title} – {_whose(agency)}")
    _say(f"{measure.definition}")
    _say(f"Không đo: {measure.not_measured}")
    for one in view.asked:
        for line in _asked(one):
            _say(line)
    labels = [column.label for column in view.table.columns]
    _say("  ".join(label.rjust(14) if place else label.ljust(8) for place, label in enumerate(labels)))
    for row in view.table.rows:
        words = ["; ".join(line.text for line in cell) for cell in row]
        _say("  ".join(word.rjust(14) if place else word.ljust(8) for place, word in enumerate(words)).rstrip())
    _say(f"Truy vấn: {view.query}")


@app.command("page")
def page(
    context: typer.Context,
    agency: Agency = "",
    months: Months = 12,
    at: At = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", dir_okay=False, help="Ghi vào tệp .html này.")] = None,
) -> None:
    """Trang HTML các chỉ số: mỗi chỉ số một biểu đồ theo tháng và một bảng."""
    from datetime import UTC

    from flows.standing import standing_store
    from flows.steps.kpis import kpi_page
    from pipeline.render.kpi_page import render_kpi_page

    place: Workplace = context.obj
    instant = _instant(at)
    made = kpi_page(standing_store(place), agency, _whose(agency), months, instant)
    stamp = f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    target = out or place.folder / "kpis" / f"kpi-{agency or 'chung'}-{stamp}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render_kpi_page(made), encoding="utf-8")
    _say(str(target))


@app.command("import")
def import_file(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="TỆP.csv|TỆP.yml", exists=True, dir_okay=False)],
) -> None:
    """Nhập các chỉ số mà văn bản của Bộ yêu cầu; có mục sai thì không nhập gì.

    Các cột:\n
    - code: mã chỉ số trong văn bản\n
    - name, unit: tên và đơn vị\n
    - target: chỉ tiêu, một số, có thể kèm ≥ hoặc ≤ (có thể để trống)\n
    - period: tháng, quý hoặc năm\n
    - document: số, ký hiệu văn bản yêu cầu\n
    - measured_by: mã chỉ số nội bộ tính được chỉ số này (có thể bỏ; khi đó cơ quan tự báo cáo)
    """
    from flows.clockwork import right_now
    from flows.office_log import authorised
    from flows.standing import standing_store
    from flows.steps.kpis import import_indicators
    from pipeline.records.office import Role

    place: Workplace = context.obj
    now = right_now()
    store = standing_store(place)
    actor = authorised(place, now, Role.OFFICER, Role.APPROVER)
    found = import_indicators(store, path, actor, now)
    _say(f"{path.name}: {len(found.indicators)} chỉ số, {found.new} mới hoặc thay đổi.")


def _instant(at: str | None) -> datetime:
    from flows.clockwork import right_now
    from flows.instants import cutoff_of

    return cutoff_of(at, right_now())


def _whose(agency: str) -> str:
    from flows.jobs import known_agencies
    from pipeline.cases.paper_form import full_name
    from pipeline.errors import UnknownRecord
    from pipeline.reports.spelling import sentence_start

    if not agency:
        return "Mọi cơ quan, địa phương trong kho"
    known = known_agencies()
    if agency not in known:
        raise UnknownRecord(f"Không có cơ quan, địa phương nào mang mã “{agency}”; xem `lamro agency`.")
    return sentence_start(full_name(known[agency]))


def _asked(one: Indicator) -> list[str]:
    from pipeline.render.kpi_page import PERIODS

    target = f"chỉ tiêu {one.target} {one.unit}" if one.target else f"đơn vị {one.unit}, không ghi chỉ tiêu"
    how = f"tính theo chỉ số {one.measured_by}" if one.measured_by else "kho chưa có số liệu, cơ quan tự báo cáo"
    head = f"{one.name} [văn bản số {one.document}]"
    return [head, f"    mã: {one.code}; {target}; báo cáo theo {PERIODS[one.period]}; {how}"]


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
