"""``lamro agency show|find|warnings``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from flows.workplace import Workplace

if TYPE_CHECKING:
    from pipeline.articles.gazetteer import Gazetteer
    from pipeline.articles.places.found import Found
    from pipeline.articles.places.names import Name

app = typer.Typer(no_args_is_help=True, help="Cơ quan, địa phương: tên gọi, nhận diện trong văn bản, cảnh báo sớm.")

_KINDS = {
    "name": "tên", "abbrev": "viết tắt", "foreign": "tiếng nước ngoài", "department": "đơn vị trực thuộc",
    "role": "chức danh", "place": "địa danh", "unit": "huyện, xã, phường", "listed": "tên trong danh sách các bộ",
}  # fmt: skip
_WHY_NOT = {
    "person": "là tên người",
    "signature": "là nơi ở ghi sau tên bạn đọc",
    "street": "là tên đường, phố",
    "river": "là tên sông, kênh, rạch",
    "another word": "thuộc từ đứng trước (cán bộ, đảng bộ, nội bộ…)",
    "foreign ministry": "là bộ của nước khác",
    "abroad": "ở nước ngoài",
    "government": "thủ đô nói thay cho chính phủ",
    "local branch": "là đơn vị của địa phương đứng sau",
    "elsewhere": "bài nêu tỉnh khác có đơn vị cùng tên",
    "several places": "nhiều tỉnh có đơn vị cùng tên, văn bản không cho biết là tỉnh nào",
}


@app.command("show")
def show(slug: Annotated[str, typer.Argument(help="Mã, ví dụ dak-lak, bo-y-te.")]) -> None:
    """Tên, thời gian tồn tại, đơn vị kế thừa, các cách viết được nhận ra."""
    from flows.workplace import REFERENCE
    from pipeline.articles.gazetteer import load_gazetteer
    from pipeline.articles.places.tables import read_names, read_places, read_units
    from pipeline.errors import UnknownRecord

    gazetteer = load_gazetteer(REFERENCE)
    agency = gazetteer.agencies.get(slug)
    if agency is None:
        near = ", ".join(each for each in gazetteer.agencies if slug[:4] in each)
        raise UnknownRecord(f"không có cơ quan “{slug}”" + (f"; có thể là: {near}" if near else ""))
    console = Console()
    since = f"từ {agency.valid_from:%d/%m/%Y}" if agency.valid_from else ""
    until = f"đến hết {agency.valid_to:%d/%m/%Y}" if agency.valid_to else ""
    dates = " ".join(filter(None, (since, until)))
    console.print(f"[bold]{agency.name}[/bold] ({agency.id}) {dates or 'đang tồn tại'}", highlight=False)
    if agency.successor:
        console.print(f"Nay thuộc: {gazetteer.agencies[agency.successor].name} ({agency.successor})", highlight=False)
    former = gazetteer.predecessors.get(slug, ())
    if former:
        named = ", ".join(f"{gazetteer.agencies[each].name} ({each})" for each in former)
        console.print(f"Hợp nhất từ: {named}", highlight=False)
    _print_forms(console, [name for name in read_names(REFERENCE) if name.unit == slug])
    places = [name.surface for name in read_places(REFERENCE) if name.unit == slug]
    units = [name for name in read_units(REFERENCE) if slug in (name.choices or (name.unit,))]
    console.print(f"Địa danh: {', '.join(places) or 'không có'}", highlight=False, soft_wrap=True)
    if units:
        now = sum(name.period == "after" for name in units)
        console.print(f"Huyện, xã, phường: {now} hiện nay, {len(units) - now} trước 01/07/2025", highlight=False)


def _print_forms(console: Console, names: list[Name]) -> None:
    table = Table("loại", "ngôn ngữ", "cách viết")
    groups: dict[tuple[str, str], list[str]] = {}
    for name in names:
        groups.setdefault((_KINDS[name.kind.value], name.language), []).append(name.surface)
    for (kind, language), surfaces in groups.items():
        table.add_row(kind, language, "; ".join(surfaces))
    console.print(table)


@app.command("find")
def find(
    text: Annotated[str, typer.Argument(help="Đoạn văn bản cần thử.")],
    day: Annotated[datetime | None, typer.Option("--day", formats=["%Y-%m-%d"], help="Ngày của bài.")] = None,
) -> None:
    """Cơ quan, địa phương nào được nhận ra trong văn bản, cái gì không và vì sao."""
    from flows.clockwork import right_now
    from flows.workplace import REFERENCE
    from pipeline.articles.gazetteer import load_gazetteer
    from pipeline.articles.language import language_of
    from pipeline.articles.locate import judged
    from pipeline.articles.places.masks import masked_in
    from pipeline.records.agencies import Field
    from pipeline.records.days import day_in_vietnam

    gazetteer = load_gazetteer(REFERENCE)
    on = day.date() if day else day_in_vietnam(right_now())
    language = language_of(text)
    found = judged(((Field.TITLE, text),), on, gazetteer, language)
    console = Console()
    table = Table("trong văn bản", "được hiểu là", "tính cho", "vì sao")
    for one in found:
        table.add_row(*_row(one, gazetteer))
    for surface in masked_in(text, gazetteer, on, language):
        table.add_row(surface, "không phải cơ quan, địa phương", "–", "có trong danh sách tên dễ nhầm")
    console.print(table if table.rows else "Không nhận ra cơ quan, địa phương nào.")
    console.print(f"Ngày {on:%d/%m/%Y}, ngôn ngữ {language}.", style="dim", highlight=False)


def _row(one: Found, gazetteer: Gazetteer) -> tuple[str, str, str, str]:
    kind = _KINDS[one.name.kind.value]
    if one.refused:
        where = ", ".join(gazetteer.agencies[each].name for each in one.name.choices)
        why = _WHY_NOT.get(one.refused, one.refused)
        return one.surface, where or gazetteer.agencies[one.unit].name, "–", why
    note = "một trong nhiều đơn vị cùng tên, theo nơi bài nêu" if one.name.choices else ""
    if one.agency != one.unit:
        note = "đơn vị cũ, tính cho đơn vị kế thừa"
    why = "; ".join(filter(None, (kind, note)))
    return one.surface, gazetteer.agencies[one.unit].name, gazetteer.agencies[one.agency].name, why


@app.command("warnings")
def warnings(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", min=1, help="Số ngày gần đây.")] = 7,
) -> None:
    """Cảnh báo sớm: lượng tin vượt mức thường thấy của chính cơ quan, sự việc đó."""
    from datetime import timedelta

    from flows.clockwork import right_now
    from pipeline.records.days import day_in_vietnam
    from pipeline.store.connect import Store
    from pipeline.store.warnings import warning_lines

    place: Workplace = context.obj
    now = right_now()
    with Store(place.store_path).reading() as tx:
        lines = warning_lines(tx, now, day_in_vietnam(now) - timedelta(days=days))
    console = Console()
    for line in lines:
        console.print(f"{line.day:%d/%m/%Y}", style="bold", end=" ", highlight=False)
        console.print(f"[{line.agency_id}] {line.words}", highlight=False, markup=False, soft_wrap=True)
    if not lines:
        console.print(f"Không có cảnh báo sớm trong {days} ngày qua.")
