"""The page of indicators in a browser's eyes: valid, self-contained, accessible, one chart for each measure."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib
import invented_year as factory
import pytest

from pipeline.records.kpis import Indicator, IndicatorPeriod
from pipeline.render.charts.drawing import png, svg
from pipeline.render.charts.kpi_chart import kpi_chart
from pipeline.render.kpi_page import render_kpi_page
from pipeline.reports.kpis.page import KpiPage, build_page, months_until

MONTHS = months_until(date(2026, 2, 1), 12)
CHROMIUM = Path("/usr/bin/chromium")


def built() -> KpiPage:
    asked = Indicator("X", "Nhầm <b>", "%", "≤ 30", IndicatorPeriod.YEAR, "1/VB", "false_flags")
    other = Indicator("Y", "Tự báo cáo", "bài", "", IndicatorPeriod.YEAR, "1/VB", "")
    return build_page(factory.months_of_kpis(MONTHS), (asked, other), "Tỉnh Đắk Lắk", MONTHS, factory.CUTOFF)


@pytest.fixture(scope="module")
def html() -> str:
    return render_kpi_page(built())


def test_the_page_is_valid_html_and_the_same_each_time(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(html)
    assert html == render_kpi_page(built())


def test_nothing_is_asked_of_the_outside(html: str) -> None:
    assert not re.search(r"<script|<link rel=\"stylesheet|<img|@import|url\((?!#)", html)
    assert set(re.findall(r'https?://[^"\s<]+', html)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "Nhầm &lt;b&gt;" in html


def test_one_chart_and_one_table_for_each_measure_that_has_a_value(html: str) -> None:
    told = [view for view in built().measures if not view.empty]
    assert html.count("<svg ") == html.count("<figure ") == len(told) == 3
    assert html.count("Chưa tháng nào có số liệu.") == len(built().measures) - len(told)
    for view in told:
        assert f'id="bang-{view.measure.key}"' in html
        assert view.measure.definition.split(":")[0] in html
        assert view.query.split(" where")[0] in html


def test_ids_are_not_repeated(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_charts_draw_the_target_leave_gaps_and_are_the_same_each_time() -> None:
    views = {view.measure.key: view for view in built().measures}
    drawn = svg(kpi_chart(views["false_flags"]))  # type: ignore[arg-type]
    assert "Chỉ tiêu ≤ 30" in drawn
    assert png(kpi_chart(views["articles"])).startswith(b"\x89PNG")  # type: ignore[arg-type]
    assert kpi_chart(views["in_time_internal"]) is None
    rows = tuple(replace(row, value=0.0) for row in factory.months_of_kpis(MONTHS) if row.kpi == "articles")
    zeros = build_page(rows, (), "", MONTHS, factory.CUTOFF).measures[0]
    assert '"domain": [0, 1]' in json.dumps(kpi_chart(zeros).to_dict())  # type: ignore[union-attr]
    spec = kpi_chart(views["seen_to_flag"]).to_dict()  # type: ignore[union-attr]
    (values,) = spec["datasets"].values() if "datasets" in spec else (spec["data"]["values"],)
    assert [one["value"] for one in values if one["month"].startswith("T5|")] == [None, None]
    assert [one["few"] for one in values][:2] == [True, False]


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(html: str, tmp_path: Path, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    if not CHROMIUM.exists():
        pytest.skip("no Chromium at /usr/bin/chromium")
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    page = tmp_path / "kpi.html"
    page.write_text(html, encoding="utf-8")
    with sync_playwright() as drivers:
        browser = drivers.chromium.launch(executable_path=str(CHROMIUM))
        shown = browser.new_page(viewport={"width": width, "height": 900})
        shown.goto(page.as_uri())
        found = Axe().run(shown)
        wide = shown.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert found.violations_count == 0, found.generate_report()
    assert wide == width
