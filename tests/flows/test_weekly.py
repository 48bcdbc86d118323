"""The weekly papers: counted again by their named queries, the same bytes for the same cut-off, no secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sample_house import ANCHOR, House, at_night, move

from flows.jobs import weekly_run
from flows.schedules import SCHEDULES
from flows.steps.digest import Papers
from flows.steps.triage import decide
from pipeline.records.assessment import Decision
from pipeline.records.case_acts import (
    Purge,
    PurgedKind,
    ResponseEntry,
    SecretStub,
    Stage,
    purge_id,
    response_entry_id,
    response_id,
    stub_id,
)
from pipeline.reports.period import PAPER_AT
from pipeline.store import case_acts
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
MONDAY, SUNDAY = ANCHOR - timedelta(days=7), ANCHOR - timedelta(days=1)
NOW = at_night(2) + timedelta(hours=6)
REGISTER, ITEM, WHY, SECRET = "77/TM-2025", "khoản 3 Điều 7 mẫu", "nhập nhầm vào hồ sơ 77", "matsecrethash77"


def files(papers: Papers) -> tuple[Path, ...]:
    return papers.html, papers.docx, papers.json, papers.csv


def contents(papers: Papers) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in files(papers))


@pytest.fixture(scope="module")
def decided(demo: House, tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Papers]:
    """The demo after an analyst has decided on three flags about Đắk Lắk, with an answer given, a secret noted and
    one purged; and its digest."""
    house = move(demo, tmp_path_factory.mktemp("decided") / "house")
    store = Store(house.place.store_path)
    flags = house.rows("select assessment_id from triage where agency_id = 'dak-lak' order by assessment_id")
    for (own,), decision in zip(flags, (Decision.ACCEPT, Decision.REJECT, Decision.ASK), strict=False):
        decide(store, own, decision, "để thử", (), "an.nguyen", NOW - timedelta(hours=1))
    ((case_id,),) = house.rows("select arg_min(case_id, title) from cases where agency_id = 'dak-lak'")
    own = response_id(case_id, "a", "Thông cáo mẫu", SUNDAY)
    answer = ResponseEntry(
        response_entry_id(own, Stage.DONE, SUNDAY, ""), own, case_id, "a", Stage.DONE, SUNDAY, "", "", "Thông cáo mẫu",
        "an.nguyen",
    )  # fmt: skip
    gone = Purge(
        purge_id(PurgedKind.STATEMENT, "s1"), case_id, PurgedKind.STATEMENT, "s1", SECRET, WHY, "an.nguyen", NOW
    )
    with store.transaction(Stamp("test", NOW - timedelta(hours=1))) as tx:
        case_acts.save_responses(tx, [answer])
        case_acts.save_stubs(tx, [SecretStub(stub_id(case_id, REGISTER), case_id, REGISTER, ITEM, "an.nguyen")])
        case_acts.purge(tx, gone, ())
    (papers,) = weekly_run(house.place, MONDAY, NOW, "dak-lak").whole()
    return house, papers


def test_every_number_is_counted_again_and_agrees(decided: tuple[House, Papers], lamro: Lamro) -> None:
    house, papers = decided
    for paper in (papers.html, papers.json):
        code, said, errors = lamro("weekly", "--check", str(paper), house=house)
        assert (code, errors) == (0, "")
        found = re.match(r"(\d+)/\1 số liệu khớp với kho", said)
        assert found is not None
        assert int(found[1]) > 150
        assert "giống từng byte với bản đã lập" in said
    page = papers.html.read_text(encoding="utf-8")
    assert '<data value="1" data-query="digest_flag_counts.flags" data-key="accept">1</data>' in page
    assert '<data value="1" data-query="digest_responses.done">1</data>' in page


@pytest.mark.parametrize("part", ["value and words", "words alone", "value alone"])
def test_one_number_changed_by_hand_is_named(
    decided: tuple[House, Papers], lamro: Lamro, tmp_path: Path, part: str
) -> None:
    house, papers = decided
    page = papers.html.read_text(encoding="utf-8")
    found = re.search(r'<data value="(\d+)" data-query="digest_week\.total">([^<]+)</data>', page)
    assert found is not None
    value, words = int(found[1]), found[2]
    changed = (
        f'<data value="{value if part == "words alone" else value + 1}" data-query="digest_week.total">'
        f"{words if part == 'value alone' else value + 1}</data>"
    )
    edited = tmp_path / papers.html.name
    edited.write_text(page.replace(found[0], changed, 1), encoding="utf-8", newline="\n")
    code, said, _ = lamro("weekly", "--check", str(edited), house=house)
    first = said.splitlines()[0]
    assert code == 1
    assert first.startswith("KHÔNG KHỚP: ")
    assert "tỉnh Đắk Lắk" in first
    assert f"trong kho {words}; truy vấn digest_week.total" in first
    assert f"trong tệp {words if part == 'value alone' else value + 1}" in first
    assert "1 số liệu không khớp" in said


def test_words_changed_by_hand_are_seen_by_the_bytes(
    decided: tuple[House, Papers], lamro: Lamro, tmp_path: Path
) -> None:
    house, papers = decided
    edited = tmp_path / papers.html.name
    page = papers.html.read_text(encoding="utf-8")
    edited.write_text(page.replace("Tóm tắt", "Tóm lược"), encoding="utf-8", newline="\n")
    code, said, _ = lamro("weekly", "--check", str(edited), house=house)
    assert code == 1
    assert "KHÔNG còn giống bản đã lập" in said


def test_json_with_another_number_and_other_files_fail(
    decided: tuple[House, Papers], lamro: Lamro, tmp_path: Path
) -> None:
    house, papers = decided
    content = json.loads(papers.json.read_text(encoding="utf-8"))
    content["numbers"][0]["value"] += 1
    edited = tmp_path / "so-lieu.json"
    edited.write_text(json.dumps(content), encoding="utf-8")
    code, said, _ = lamro("weekly", "--check", str(edited), house=house)
    assert code == 1
    assert said.startswith(f"KHÔNG KHỚP: {content['numbers'][0]['label']}")
    other = tmp_path / "ghi-chu.txt"
    other.write_text("không phải báo cáo", encoding="utf-8")
    code, _, errors = lamro("weekly", "--check", str(other), house=house)
    assert code == 1
    assert "kiểm tra được tệp .html hoặc .json" in errors


def test_a_docx_is_checked_by_its_bytes_and_the_json_beside_it(
    decided: tuple[House, Papers], lamro: Lamro, tmp_path: Path
) -> None:
    house, papers = decided
    code, said, _ = lamro("weekly", "--check", str(papers.docx), house=house)
    assert (code, "số liệu khớp với kho" in said) == (0, True)
    edited = tmp_path / papers.docx.name
    edited.write_bytes(papers.docx.read_bytes() + b" ")
    (tmp_path / papers.json.name).write_bytes(papers.json.read_bytes())
    code, said, _ = lamro("weekly", "--check", str(edited), house=house)
    assert (code, "KHÔNG còn giống bản đã lập" in said) == (1, True)


def test_the_named_queries_agree_with_the_documented_views(decided: tuple[House, Papers]) -> None:
    """The views are the analysts' contract: a reader of the paper and one of the views see the same numbers."""
    house, papers = decided
    numbers = json.loads(papers.json.read_text(encoding="utf-8"))["numbers"]
    told = {(one["query"], one["key"]): one["value"] for one in numbers}
    at = f"'{NOW.isoformat()}'::timestamptz"
    for day, domestic, foreign in house.rows(
        f"select day, domestic, \"foreign\" from coverage_daily_at({at}) where agency_id = 'dak-lak' "
        f"and day between '{MONDAY}' and '{SUNDAY}'"
    ):
        assert (told["digest_days.domestic", str(day)], told["digest_days.foreign", str(day)]) == (domestic, foreign)
    shown = {key for query, key in told if query == "digest_stories.independent"}
    assert len(shown) == 8
    columns = "independent, copies, outlets, countries, languages, foreign_articles"
    for own, *counts in house.rows(f"select story_id, {columns} from stories_at({at}) where agency_id = 'dak-lak'"):
        if own in shown:
            assert [told[f"digest_stories.{name}", own] for name in columns.split(", ")] == counts
    ((flags, cases),) = house.rows(
        f"select (select count(*) from triage_at({at}) where agency_id = 'dak-lak' and flagged_at between "
        f"'{MONDAY} 00:00:00+00' and '{ANCHOR} 00:00:00+00'), (select count(*) from cases_at({at}) "
        "where agency_id = 'dak-lak')"
    )
    assert told["digest_flag_counts.flags", "all"] == flags
    assert told["digest_case_counts.in_hand", ""] == cases > 0


def test_the_weeks_bounds_are_the_instant_of_its_schedule() -> None:
    """Else the flags of the last night before the Monday paper would wait a week."""
    (weekly,) = (one for one in SCHEDULES if one.flow == "weekly")
    assert weekly.cron == f"{PAPER_AT.minute} {PAPER_AT.hour} * * 1"


def test_secret_matter_stays_out(decided: tuple[House, Papers]) -> None:
    house, papers = decided
    assert house.rows("select count(*) from secret_stubs, purges") == [(1,)]
    for payload in contents(papers):
        for words in (REGISTER, ITEM, WHY, SECRET):
            assert words.encode() not in payload


def test_the_same_cut_off_gives_the_same_bytes_after_later_nights(copied: House, lamro: Lamro) -> None:
    first_night = at_night(1) + timedelta(hours=1)
    (papers,) = weekly_run(copied.place, MONDAY, first_night, "dak-lak").whole()
    before = contents(papers)
    (later,) = weekly_run(copied.place, MONDAY, first_night + timedelta(minutes=1), "dak-lak", at=first_night).whole()
    assert contents(later) == before
    copied.night(2)
    decide_first(copied)
    (again,) = weekly_run(copied.place, MONDAY, NOW, "dak-lak", at=first_night).whole()
    assert again.html.name == papers.html.name
    assert contents(again) == before
    code, said, _ = lamro("weekly", "--check", str(again.html), house=copied)
    assert (code, "giống từng byte" in said) == (0, True)
    (now,) = weekly_run(copied.place, MONDAY, NOW, "dak-lak").whole()
    assert contents(now)[0] != before[0]


def decide_first(house: House) -> None:
    ((own,),) = house.rows("select min(assessment_id) from triage")
    decide(Store(house.place.store_path), own, Decision.REJECT, "để thử", (), "an.nguyen", NOW)


def test_several_agencies_make_one_paper(demo: House, tmp_path: Path, lamro: Lamro) -> None:
    house = move(demo, tmp_path / "house")
    asked = ("--week", "2025-W47", "--at", f"{NOW:%Y-%m-%dT%H:%M:%S}+00:00")
    code, said, _ = lamro("weekly", "-a", "dak-lak", "-a", "lam-dong", *asked, house=house)
    assert code == 0
    html, *others = (Path(line) for line in said.splitlines())
    assert [path.suffix for path in others] == [".docx", ".json", ".csv"]
    page = html.read_text(encoding="utf-8")
    assert "báo chí về tỉnh Đắk Lắk và tỉnh Lâm Đồng" in page
    assert "bieu-do-dia-phuong" in page
    code, said, _ = lamro("weekly", "--check", str(html), house=house)
    assert (code, "số liệu khớp với kho" in said) == (0, True)
    code, said, _ = lamro("weekly", "--together", *asked, house=house)
    assert len(said.splitlines()) == 4
    assert said.splitlines()[0] != str(html)


def test_a_digest_of_one_agency_that_nobody_knows_is_refused(demo: House, lamro: Lamro) -> None:
    code, said, errors = lamro("weekly", "--agency", "khong-co", house=demo)
    assert (code, said) == (1, "")
    assert errors.startswith("Lỗi: Không có cơ quan, địa phương nào mang mã “khong-co”")


def test_a_week_that_its_year_has_not_is_told_as_such(demo: House, lamro: Lamro) -> None:
    _, _, errors = lamro("weekly", "--week", "2025-W53", house=demo)
    assert errors == "Lỗi: năm 2025 không có tuần 53: theo ISO, năm này có các tuần từ 01 đến 52\n"
    assert "từ 01 đến 53" in lamro("weekly", "--week", "2026-W60", house=demo)[2]


def test_a_week_or_cut_off_that_is_none_is_refused(demo: House, lamro: Lamro) -> None:
    for week in ("2025-W6", "tuần này", "2025-11"):
        code, _, errors = lamro("weekly", "--week", week, house=demo)
        assert code == 1
        assert "viết như 2025-W48" in errors
    for at, words in (
        ("hôm qua", "viết như 2026-12-09T17:00"),
        ("2999-01-01T07:00", "còn ở tương lai"),
        ("2025-11-10T07:00", "chưa bắt đầu"),
    ):
        code, _, errors = lamro("weekly", "--week", "2025-W47", "--at", at, house=demo)
        assert code == 1
        assert words in errors


def test_without_agency_every_watched_one_gets_its_papers(copied: House, lamro: Lamro) -> None:
    code, said, _ = lamro("weekly", "--week", "2025-W47", house=copied)
    papers = [Path(line) for line in said.splitlines()]
    kinds = (".html", ".docx", ".json", ".csv")
    assert code == 0
    made = {(paper.name.partition("-2025-W47")[0], paper.suffix) for paper in papers}
    assert len(papers) == 12
    assert made == {(agency, kind) for agency in ("dak-lak", "lam-dong", "bo-y-te") for kind in kinds}
    assert all(paper.stat().st_size > 4_000 for paper in papers)
    assert copied.rows("select count(*), min(week_start) from digests") == [(12, date(2025, 11, 17))]
