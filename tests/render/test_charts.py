"""The charts of a digest: the same bytes each time, names of their own, 34 places, what is missing left out."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import invented_week as factory
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.charts.drawing import png
from pipeline.render.charts.figure import Figure, inline_svg
from pipeline.render.charts.of_digest import figures_of
from pipeline.render.charts.shades import on_shade
from pipeline.render.charts.tiles import TILES
from pipeline.render.charts.wrapping import wrapped
from pipeline.reports.digest import build_digest

AGENCIES = Path(__file__).parents[2] / "data" / "reference" / "agencies.csv"


@pytest.fixture(scope="module")
def figures() -> tuple[Figure, ...]:
    return tuple(one for some in figures_of(build_digest(factory.together())).values() for one in some)


def test_there_is_one_tile_for_each_province_of_today_and_none_lies_on_another() -> None:
    with AGENCIES.open(encoding="utf-8") as file:
        today = {row["slug"] for row in csv.DictReader(file) if row["kind"] == "province" and not row["valid_to"]}
    assert set(TILES) == today
    assert len(today) == len({(column, row) for column, row, _ in TILES.values()}) == 34


def test_north_lies_above_south_and_the_highlands_west_of_the_coast() -> None:
    column, row = ({slug: tile[n] for slug, tile in TILES.items()} for n in (0, 1))
    down = ("cao-bang", "thai-nguyen", "ha-noi", "ninh-binh", "thanh-hoa", "nghe-an", "quang-tri", "da-nang",
            "quang-ngai", "gia-lai", "dak-lak", "lam-dong", "ho-chi-minh", "ca-mau")  # fmt: skip
    assert [row[slug] for slug in down] == sorted({row[slug] for slug in down})
    for west, east in (
        ("dien-bien", "son-la"),
        ("dak-lak", "khanh-hoa"),
        ("an-giang", "dong-thap"),
        ("tay-ninh", "dong-nai"),
    ):
        assert (column[west] < column[east], row[west] == row[east]) == (True, True)


def test_the_same_figure_gives_the_same_bytes(figures: tuple[Figure, ...]) -> None:
    again = tuple(one for some in figures_of(build_digest(factory.together())).values() for one in some)
    assert [one.name for one in figures] == [
        "bieu-do-ngay", "bieu-do-dia-phuong", "bieu-do-su-viec", "bieu-do-thoi-han",
    ]  # fmt: skip
    assert [inline_svg(one) for one in again] == [inline_svg(one) for one in figures]
    assert png(again[0].chart) == png(figures[0].chart)


def test_drawings_share_no_name_and_ask_for_nothing(figures: tuple[Figure, ...]) -> None:
    drawn = [str(inline_svg(one)) for one in figures]
    ids = [own for svg in drawn for own in re.findall(r' id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))
    for svg in drawn:
        assert not re.search(r'(?:href|src)="(?!#)|url\((?!#)|<script|<style|<image', svg)
        assert 'role="graphics' not in svg
        assert not re.search(r"<svg [^>]*width=", svg)


def test_a_quiet_week_draws_nothing() -> None:
    assert not any(figures_of(build_digest(factory.quiet_week())).values())


@given(st.text(max_size=300), st.integers(8, 40), st.integers(1, 3))
def test_wrapped_words_keep_to_their_lines(text: str, letters: int, lines: int) -> None:
    told = wrapped(text, letters, lines).split("\n")
    assert 1 <= len(told) <= lines
    assert all(len(line) <= letters for line in told)


def test_letters_stand_out_on_light_and_dark() -> None:
    assert on_shade(0, 100) != on_shade(100, 100) == "#ffffff"
