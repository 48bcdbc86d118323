"""The office's settings have a history: a paper made again for a cut-off is the same although they changed since."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from sample_house import ANCHOR, House, at_night, make_office

from flows.actor import login
from flows.day_jobs import briefing_run, daily_run
from flows.jobs import run_clock, weekly_run
from flows.steps.digest import Papers
from flows.workplace import workplace

Lamro = Callable[..., tuple[int, str, str]]
MONDAY = ANCHOR - timedelta(days=7)
FIRST = at_night(1)  # the settings are on record from here
THEN, LATER, NOW = (FIRST + timedelta(hours=hours) for hours in (1, 24, 48))
REQUEST = {
    "number": "9/CV",
    "received_on": "2025-11-20",
    "about": "Tình hình trang trại",
    "answer_by": f"{ANCHOR + timedelta(days=2)}",
}


def edit(house: House, **fields: Any) -> None:
    """Change these fields of office.yml."""
    path = house.place.office_path
    content = {**yaml.safe_load(path.read_text(encoding="utf-8")), **fields}
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def owe(house: House, *requests: dict[str, str]) -> None:
    """Write nghia-vu.yml."""
    text = yaml.safe_dump({"requests": list(requests)}, allow_unicode=True)
    (house.place.office_path.parent / "nghia-vu.yml").write_text(text, encoding="utf-8")


def overhaul(house: House) -> None:
    """Change everything that a paper takes from the office."""
    edit(
        house,
        name="Sở Mới",
        superior="Ủy ban nhân dân tỉnh Mới",
        profile="ministry",
        watched=["dak-lak", "gia-lai"],
        recipients=[{"name": "Nơi nhận mới", "email": "moi@example.vn"}],
    )
    owe(house, REQUEST)


def daily(house: House, at: datetime, now: datetime | None = None) -> str:
    """The page about Đắk Lắk as known *at*, made *now*."""
    (paper,) = daily_run(house.place, now or at, "dak-lak", at=at).whole()
    return paper.html.read_text(encoding="utf-8")


def contents(papers: Papers) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in (papers.html, papers.docx, papers.json, papers.csv))


def noted(house: House, kind: str) -> list[datetime]:
    return [at for (at,) in house.rows(f"select recorded_at from noted_settings where kind = '{kind}' order by 1")]


def changed(house: House) -> list[tuple[str, str, dict[str, Any]]]:
    """What the audit log says of changed settings: (actor, kind, what)."""
    rows = house.rows(
        "select actor, subject, payload from audit_log join audit_payloads using (payload_hash) "
        "where action = 'office.settings_changed' order by seq"
    )
    return [(actor, subject, json.loads(told)) for actor, subject, told in rows]


def test_a_digest_of_an_old_cut_off_is_the_same_after_the_office_changed(copied: House, lamro: Lamro) -> None:
    """All four files, one paper about all that were watched then; a new cut-off takes the new settings."""

    def about_all(at: datetime, now: datetime) -> Papers:
        (made,) = weekly_run(copied.place, MONDAY, now, at=at, together=()).whole()
        return made

    papers = about_all(THEN, THEN)
    before = contents(papers)
    assert papers.digest.scope.agencies == ("dak-lak", "lam-dong", "bo-y-te")
    overhaul(copied)
    assert contents(about_all(THEN, LATER)) == before
    for path in (papers.html, papers.docx):
        code, said, _ = lamro("weekly", "--check", str(path), house=copied)
        assert (code, "giống từng byte" in said) == (0, True)
    new = about_all(LATER, LATER)
    assert new.digest.scope.agencies == ("dak-lak", "gia-lai")
    page = new.html.read_text(encoding="utf-8")
    assert "Nơi nhận mới" in page
    assert REQUEST["about"] in page
    assert lamro("audit", "verify", house=copied)[0] == 0


def test_daily_page_and_briefing_of_an_old_cut_off_are_the_same(copied: House) -> None:
    def made(at: datetime, now: datetime) -> list[bytes]:
        (page,) = daily_run(copied.place, now, "dak-lak", at=at).whole()
        (pack,) = briefing_run(copied.place, now, "an.nguyen", "dak-lak", at=at, with_flags=True).whole()
        return [path.read_bytes() for path in (page.html, page.txt, pack.docx, pack.html)]

    before = made(THEN, THEN + timedelta(minutes=1))
    overhaul(copied)
    assert made(THEN, LATER) == before
    after = made(LATER, LATER)
    assert [new == old for new, old in zip(after, before, strict=True)] == [False] * 4
    assert REQUEST["about"].encode() in after[0]


def test_without_agency_the_pages_are_those_that_were_watched_at_the_cut_off(copied: House) -> None:
    edit(copied, watched=["dak-lak", "gia-lai"])
    for at, agencies in ((THEN, ["dak-lak", "lam-dong", "bo-y-te"]), (LATER, ["dak-lak", "gia-lai"])):
        assert [one.agency_id for one in daily_run(copied.place, LATER, at=at).whole()] == agencies


def test_an_edit_counts_from_the_run_that_found_it(copied: House) -> None:
    owe(copied, REQUEST)
    assert REQUEST["about"] in daily(copied, THEN)
    owe(copied, {**REQUEST, "about": "Việc khác"})
    assert "Việc khác" in daily(copied, LATER)
    between = daily(copied, LATER - timedelta(seconds=1), NOW)
    assert ("Việc khác" in between, REQUEST["about"] in between) == (False, True)


def test_days_off_of_an_old_cut_off_stay_those_of_then(
    copied: House, lamro: Lamro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report is due on a Saturday: to be done by the Friday, or by the Thursday where that is free."""

    def due(at: datetime) -> str:
        words = ("--year", "2025", "--at", at.isoformat(), "--agency", "bo-y-te", "--out", str(tmp_path))
        assert lamro("yearly", "report", *words, house=copied)[0] == 0
        (told,) = tmp_path.glob(f"*{at:%Y%m%dT%H%M%S}Z.json")
        return str(json.loads(told.read_text(encoding="utf-8"))["due"]["working_day"])

    assert due(THEN) == "2025-11-28"
    own = tmp_path / "ngay-nghi.yml"
    holiday = {"day": "2025-11-28", "name": "Nghỉ theo quyết định mẫu", "source": "mẫu"}
    own.write_text(yaml.safe_dump({"extra": [holiday]}, allow_unicode=True), encoding="utf-8")
    monkeypatch.setenv("LAMRO_HOLIDAYS", str(own))
    run_clock(copied.place, LATER)
    assert due(THEN) == "2025-11-28"
    assert due(LATER) == "2025-11-27"


def test_before_anything_was_noted_the_first_that_was_noted_counts(copied: House) -> None:
    """In a store from before the history was kept, the first paper for a cut-off notes what it takes."""
    with duckdb.connect(str(copied.place.store_path)) as connection:
        connection.execute("delete from noted_settings")
    owe(copied, REQUEST)
    before = daily(copied, THEN, LATER)
    assert (noted(copied, "office"), changed(copied)) == ([LATER], [])
    assert REQUEST["about"] in before
    owe(copied)
    assert daily(copied, THEN, NOW) == before
    assert noted(copied, "duties") == [LATER, NOW]


def test_roles_addresses_and_the_mail_server_are_never_kept(copied: House) -> None:
    edit(
        copied,
        roles={"analyst": ["login-mật"], "officer": [], "approver": []},
        mail={"host": "may-chu-thu.example.vn", "sender": "gui@example.vn", "user": "tai-khoan"},
        contact="lien-he@example.vn",
        recipients=[{"name": "Sở thử nghiệm", "email": "den@example.vn"}],
    )
    run_clock(copied.place, THEN)
    assert noted(copied, "office") == [FIRST]  # nothing that a paper rests on has changed
    edit(copied, name="Sở Mới")
    run_clock(copied.place, LATER)
    ((content,),) = copied.rows("select content from office_settings where kind = 'office'")
    assert json.loads(content) == {
        "name": "Sở Mới",
        "superior": "",
        "profile": "province",
        "watched": ["dak-lak", "lam-dong", "bo-y-te"],
        "thresholds": {"flag": 0.5, "case": 0.7},
        "recipients": [
            {"name": "Sở thử nghiệm", "valid_from": "", "valid_to": "", "agencies": [], "letters": ["weekly"]}
        ],
        "weekly_together": False,
    }


def test_a_change_is_in_the_audit_log_once_and_the_way_back_is_another(copied: House) -> None:
    assert changed(copied) == []
    edit(copied, name="Sở Mới", superior="Bộ Mới")
    run_clock(copied.place, THEN)
    daily(copied, THEN + timedelta(hours=1))
    ((actor, kind, told),) = changed(copied)
    assert (actor, kind, told["fields"]) == (login(), "office.yml", ["name", "superior"])
    assert told["before"] != told["after"]
    assert "Mới" not in str(told)
    edit(copied, name="Văn phòng thử nghiệm", superior="")
    daily(copied, NOW)
    assert changed(copied)[1][2] == {**told, "before": told["after"], "after": told["before"]}
    assert noted(copied, "office") == [FIRST, THEN, NOW]


def test_a_file_that_cannot_be_read_holds_up_only_the_papers_that_need_it(copied: House, lamro: Lamro) -> None:
    (copied.place.office_path.parent / "nghia-vu.yml").write_text("requests: [", encoding="utf-8")
    run_clock(copied.place, THEN)
    assert briefing_run(copied.place, LATER, "an.nguyen", "dak-lak", at=THEN).whole()
    code, _, errors = lamro("daily", "--at", f"{THEN:%Y-%m-%d %H:%M}", house=copied)
    assert (code, "nghia-vu.yml" in errors) == (1, True)
    assert noted(copied, "duties") == [FIRST]


def test_an_office_file_from_elsewhere_writes_no_history(copied: House, tmp_path: Path) -> None:
    mine = tmp_path / "mine" / "office.yml"
    make_office(mine)
    house = replace(copied, place=workplace(copied.place.store_path, mine))
    edit(house, name="Văn phòng riêng")
    owe(house, REQUEST)
    assert REQUEST["about"] in daily(house, THEN)  # a paper by that file, as it is
    assert (noted(copied, "office"), noted(copied, "duties")) == ([FIRST], [FIRST])


def test_the_commands_tell_what_changed_when_and_what_a_cut_off_rests_on(copied: House, lamro: Lamro) -> None:
    overhaul(copied)
    run_clock(copied.place, LATER)
    code, said, errors = lamro("office", "history", house=copied)
    assert (code, errors) == (0, "")
    first, later = said.split("24/11/2025", 1)
    assert "Tên cơ quan: “Văn phòng thử nghiệm”\n" in first
    assert "Tên cơ quan: “Văn phòng thử nghiệm” → “Sở Mới”\n" in later
    assert "Loại cơ quan: địa phương (province) → bộ (ministry)\n" in later
    assert "Theo dõi: bỏ lam-dong, bo-y-te; thêm gia-lai\n" in later
    assert "thêm số 9/CV “Tình hình trang trại” (nhận ngày 20/11/2025, trả lời chậm nhất 26/11/2025)\n" in later
    at = ("--at", f"{THEN:%Y-%m-%dT%H:%M}+00:00")
    assert "Tên cơ quan: “Văn phòng thử nghiệm”" in lamro("office", "show", *at, house=copied)[1]
    assert "Tên cơ quan: “Sở Mới”" in lamro("office", "show", house=copied)[1]
