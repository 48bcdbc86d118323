"""Every number of the digest, computed again from the documented views by an analyst's own query."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sample_house import ANCHOR, House, at_night, move

from flows.jobs import run_weekly
from flows.steps.triage import decide
from pipeline.records.assessment import Decision
from pipeline.store.connect import Store

Lamro = Callable[..., tuple[int, str, str]]
MONDAY, SUNDAY = ANCHOR - timedelta(days=7), ANCHOR - timedelta(days=1)
NOW = at_night(2) + timedelta(hours=6)
LIVED = (
    f"(last_seen at time zone 'Asia/Ho_Chi_Minh')::date >= '{MONDAY}' "
    f"and (first_seen at time zone 'Asia/Ho_Chi_Minh')::date <= '{SUNDAY}'"
)
OF_THE_WEEK = {
    "coverage_daily": f"agency_id = 'dak-lak' and day between '{MONDAY}' and '{SUNDAY}'",
    "stories": f"agency_id = 'dak-lak' and {LIVED}",
    "triage": f"agency_id = 'dak-lak' and day between '{MONDAY}' and '{SUNDAY}'",
    "cases": "agency_id = 'dak-lak'",
    "case_clock": "agency_id = 'dak-lak'",
    "source_health": "true",
}
ROW = re.compile(r'rowheader">([^<]+)</th>\s*<td[^>]*>(?:<div>)?<data value="([^"]+)" data-query="([^"]+)"')


@pytest.fixture(scope="module")
def decided(demo: House, tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Path]:
    """The demo after an analyst has decided on three flags about Đắk Lắk, and its digest made again."""
    house = move(demo, tmp_path_factory.mktemp("decided") / "house")
    store = Store(house.place.store_path)
    flags = house.rows("select assessment_id from triage where agency_id = 'dak-lak' order by assessment_id")
    for (own,), decision in zip(flags, (Decision.ACCEPT, Decision.REJECT, Decision.ASK), strict=False):
        decide(store, own, decision, "để thử", (), "an.nguyen", NOW - timedelta(hours=1))
    (papers,) = run_weekly(house.place, MONDAY, NOW, "dak-lak")
    return house, papers.html


def test_every_number_is_what_its_query_gives(decided: tuple[House, Path], lamro: Lamro) -> None:
    house, paper = decided
    page = paper.read_text(encoding="utf-8")
    annex = page[page.index('<section id="annex"') :]
    figures = [tuple(html.unescape(part) for part in found) for found in ROW.findall(annex)]
    figures = [figure for figure in figures if not figure[2].startswith("office.")]
    assert len(figures) >= 20
    query = "select " + ", ".join(f"({as_sql(query)})" for _, _, query in figures)
    code, said, errors = lamro("sql", query, "--csv", house=house)
    assert (code, errors) == (0, "")
    values = list(csv.reader(io.StringIO(said)))[1]
    computed = [(label, value) for (label, _, _), value in zip(figures, values, strict=True)]
    assert computed == [(label, shown) for label, shown, _ in figures]
    shown = {label: int(value) for label, value, _ in figures}
    assert shown["Tin, bài trong nước"] > 20
    assert shown["Nội dung cần kiểm chứng: chấp nhận"] == 1
    assert shown["Vụ việc"] > 0


def as_sql(query: str) -> str:
    """The annex's short way of writing, for the week and agency of the digest, as known at its cut-off."""
    if query.startswith("least("):
        most, inner = re.fullmatch(r"least\((\d+), (.+)\)", query).groups()  # type: ignore[union-attr]
        return f"select least({most}, ({as_sql(inner)}))"
    if query.startswith("sum("):
        view = re.match(r"sum\((\w+)\.", query).group(1)  # type: ignore[union-attr]
        added = query[4:-1].replace(f"{view}.", "").replace("foreign", '"foreign"')
        return f"select sum({added}) from {_of(view)}"
    view, condition = re.fullmatch(r"count\((\w+)(?: where (.+))?\)", query).groups()  # type: ignore[union-attr]
    return f"select count(*) from {_of(view)} and ({condition or 'true'})"


def _of(view: str) -> str:
    return f"{view}_at('{NOW.isoformat()}'::timestamptz) where {OF_THE_WEEK[view]}"


def test_a_digest_of_one_agency_that_nobody_knows_is_refused(demo: House, lamro: Lamro) -> None:
    code, said, errors = lamro("weekly", "--agency", "khong-co", house=demo)
    assert (code, said) == (1, "")
    assert errors.startswith("Lỗi: Không có cơ quan, địa phương nào mang mã 'khong-co'")


def test_a_week_that_is_none_is_refused(demo: House, lamro: Lamro) -> None:
    for week in ("2025-W60", "tuần này", "2025-11"):
        code, _, errors = lamro("weekly", "--week", week, house=demo)
        assert code == 1
        assert "viết như 2025-W48" in errors


def test_without_agency_every_watched_one_gets_its_papers(copied: House, lamro: Lamro) -> None:
    code, said, _ = lamro("weekly", "--week", "2025-W47", house=copied)
    papers = [Path(line) for line in said.splitlines()]
    assert code == 0
    made = {(paper.name.partition("-2025-W47")[0], paper.suffix) for paper in papers}
    assert len(papers) == 6
    assert made == {(agency, kind) for agency in ("dak-lak", "lam-dong", "bo-y-te") for kind in (".html", ".docx")}
    assert all(paper.stat().st_size > 5_000 for paper in papers)
    assert copied.rows("select count(*), min(week_start) from digests") == [(6, date(2025, 11, 17))]
