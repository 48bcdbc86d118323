"""The 34 provinces and cities since 1 July 2025 as tiles, roughly where they lie; light to dark by coverage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from pipeline.records.agencies import AgencyKind
from pipeline.render.charts.drawing import GRID, INK
from pipeline.render.charts.figure import Figure, chart_of, tag
from pipeline.render.charts.shades import EMPTY, on_shade, shades
from pipeline.reports.shares import Share

# Column from the west, row from the north, name.
TILES: dict[str, tuple[int, int, str]] = {
    "lai-chau": (0, 0, "Lai Châu"), "lao-cai": (1, 0, "Lào Cai"), "tuyen-quang": (2, 0, "Tuyên Quang"),
    "cao-bang": (3, 0, "Cao Bằng"),
    "dien-bien": (0, 1, "Điện Biên"), "son-la": (1, 1, "Sơn La"), "phu-tho": (2, 1, "Phú Thọ"),
    "thai-nguyen": (3, 1, "Thái Nguyên"), "lang-son": (4, 1, "Lạng Sơn"),
    "ha-noi": (2, 2, "Hà Nội"), "bac-ninh": (3, 2, "Bắc Ninh"), "quang-ninh": (4, 2, "Quảng Ninh"),
    "ninh-binh": (2, 3, "Ninh Bình"), "hung-yen": (3, 3, "Hưng Yên"), "hai-phong": (4, 3, "Hải Phòng"),
    "thanh-hoa": (2, 4, "Thanh Hóa"),
    "nghe-an": (2, 5, "Nghệ An"), "ha-tinh": (3, 5, "Hà Tĩnh"),
    "quang-tri": (3, 6, "Quảng Trị"), "hue": (4, 6, "Huế"),
    "da-nang": (4, 7, "Đà Nẵng"),
    "quang-ngai": (4, 8, "Quảng Ngãi"),
    "gia-lai": (4, 9, "Gia Lai"),
    "dak-lak": (4, 10, "Đắk Lắk"), "khanh-hoa": (5, 10, "Khánh Hòa"),
    "tay-ninh": (2, 11, "Tây Ninh"), "dong-nai": (3, 11, "Đồng Nai"), "lam-dong": (4, 11, "Lâm Đồng"),
    "an-giang": (1, 12, "An Giang"), "dong-thap": (2, 12, "Đồng Tháp"), "ho-chi-minh": (3, 12, "Hồ Chí Minh"),
    "ca-mau": (1, 13, "Cà Mau"), "can-tho": (2, 13, "Cần Thơ"), "vinh-long": (3, 13, "Vĩnh Long"),
}  # fmt: skip
# The archipelagos lie out at sea, each with the city or province that it belongs to.
_ISLANDS = (
    (5.5, 7.3, ("Quần đảo", "Hoàng Sa", "(Đà Nẵng)")),
    (5.5, 12.6, ("Quần đảo", "Trường Sa", "(Khánh Hòa)")),
)
_TILE, _TALL = 76, 44
_NARROW_TILE, _NARROW_TALL = 57, 58  # on a phone: the name in two lines
_LINE = 0.3  # of a tile: from one line of an archipelago's name to the next
_NOT_WATCHED = "#ffffff"


def tiles_figure(shares: Sequence[Share]) -> Figure | None:
    """None where no province is among *shares*; a province that is not watched has an empty tile."""
    known = {share.agency_id: share for share in shares if share.kind is AgencyKind.PROVINCE}
    if not known:
        return None
    most = max(int(share.articles.value) for share in known.values())
    rows = [_row(slug, known.get(slug), most) for slug in TILES]
    return Figure(
        "bieu-do-dia-phuong",
        _chart(rows, most, _TILE, _TALL, "name"),
        "Số tin, bài nhắc tới từng tỉnh, thành phố trong tuần",
        "; ".join(f"{TILES[slug][2]}: {known[slug].articles.text}" for slug in TILES if slug in known) + ".",
        "Mỗi ô là một tỉnh, thành phố, đặt gần đúng vị trí; ô càng đậm càng nhiều tin, bài. Ô trống: không theo dõi.",
        width_mm=100,
        narrow=_chart(rows, most, _NARROW_TILE, _NARROW_TALL, "lines"),
    )


def _chart(rows: Sequence[dict[str, Any]], most: int, wide: int, tall: int, name: str) -> alt.TopLevelMixin:
    """*name*: the field with a province's name, in one line or in two."""
    columns, lines = 6, 1 + max(row for _, row, _ in TILES.values())
    across: dict[str, Any] = {"scale": alt.Scale(domain=[0, columns], nice=False), "axis": None}
    down: dict[str, Any] = {"scale": alt.Scale(domain=[0, lines], nice=False, reverse=True), "axis": None}
    base = chart_of(rows)
    tile = base.mark_rect(stroke=GRID, strokeWidth=1).encode(
        x=alt.X("left:Q", **across), x2="right:Q", y=alt.Y("top:Q", **down), y2="bottom:Q",
        color=alt.Color("articles:Q", scale=shades(most), legend=None),
    )  # fmt: skip
    blank = base.mark_rect(stroke=GRID, strokeWidth=1, color=_NOT_WATCHED).encode(
        x=alt.X("left:Q", **across), x2="right:Q", y=alt.Y("top:Q", **down), y2="bottom:Q"
    )
    ink = alt.Color("ink:N", scale=None)
    place: dict[str, Any] = {"x": alt.X("middle:Q", **across), "y": alt.Y("centre:Q", **down)}
    up, down_by = (-8, 9) if name == "name" else (-18, 17)
    names = base.mark_text(dy=up, fontSize=12, lineBreak="\n", lineHeight=13).encode(
        text=f"{name}:N", color=ink, **place
    )
    numbers = base.mark_text(dy=down_by, fontSize=13, fontWeight="bold").encode(
        text="words:N", color=ink, description="tag:N", **place
    )
    sea = chart_of(_islands()).mark_text(fontSize=11, fontStyle="italic", color=INK)
    chart = alt.layer(
        blank.transform_filter("datum.articles == null"),
        tile.transform_filter("datum.articles != null"),
        names,
        numbers,
        sea.encode(x=alt.X("middle:Q", **across), y=alt.Y("centre:Q", **down), text="words:N"),
    ).properties(width=columns * wide, height=lines * tall)
    drawn: alt.TopLevelMixin = chart.resolve_scale(color="independent")
    return drawn


def _row(slug: str, share: Share | None, most: int) -> dict[str, Any]:
    column, line, name = TILES[slug]
    value = int(share.articles.value) if share else None
    return {
        "left": column + 0.02, "right": column + 0.98, "top": line + 0.03, "bottom": line + 0.97,
        "middle": column + 0.5, "centre": line + 0.5, "name": name, "lines": _two_lines(name), "articles": value,
        "words": share.articles.text if share else "", "tag": tag(share.articles) if share else "",
        "ink": EMPTY if not value else on_shade(value, most),
    }  # fmt: skip


def _two_lines(name: str) -> str:
    """``Thái / Nguyên``, ``Hồ Chí / Minh``: broken before the last word."""
    return "\n".join(name.rsplit(" ", 1))


def _islands() -> list[dict[str, Any]]:
    return [
        {"middle": middle, "centre": centre + (index - 1) * _LINE, "words": words}
        for middle, centre, lines in _ISLANDS
        for index, words in enumerate(lines)
    ]
