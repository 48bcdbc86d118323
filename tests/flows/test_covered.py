"""About whom papers are made: nobody who is not watched, nobody after the end; one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from post_office import NOW, an_office, mail_server, make_certificates, sending_office
from sample_house import ask

import flows.steps.digest as digest_step
from flows.covered import covered
from flows.day_jobs import daily_run
from flows.jobs import known_agencies, weekly_run
from flows.office_file import load_office, write_office
from flows.workplace import Workplace
from pipeline.errors import NotCovered
from pipeline.records.assessment import Assessment, Level
from pipeline.records.office import Office, Recipient
from pipeline.records.outbox import LetterKind
from pipeline.store import assessments
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
MONDAY = date(2025, 11, 24)
LAST = date(2025, 6, 30)
ALL, PHU_YEN = (
    Recipient("Ủy ban nhân dân", "a@b.vn", None, None),
    Recipient("Sở cũ", "c@d.vn", None, None, ("phu-yen",)),
)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return sending_office(tmp_path / "house", tmp_path, 1)


def rewrite(place: Workplace, **changes: object) -> Office:
    """The office of *place* with *changes*."""
    office = replace(load_office(place.office_path, frozenset(known_agencies())), **changes)  # type: ignore[arg-type]
    place.office_path.unlink()
    write_office(place.office_path, office)
    return office


def where(place: Workplace) -> tuple[str, ...]:
    return "--store", str(place.store_path), "--office", str(place.office_path)


def test_an_agency_that_is_not_watched_is_refused_unless_the_store_has_weighed_it(
    place: Workplace, lamro: Lamro
) -> None:
    for command in (("weekly", "-w", "2025-W48"), ("daily",), ("briefing",), ("yearly", "report", "-y", "2025")):
        code, said, errors = lamro(*where(place), *command, "-a", "ha-noi")
        assert (code, said) == (1, ""), command
        assert "không theo dõi thành phố Hà Nội" in errors
        assert "thêm ha-noi vào mục watched của office.yml" in errors
    weighed = Assessment("a1", "r1", "x", "ha-noi", "s1", Level.NONE, 0.1, None, (), "m", "r")
    store = Store(place.store_path)
    with store.transaction(Stamp("replay", NOW)) as tx:
        assessments.save_assessments(tx, [weighed])
    office = an_office((), None)
    asked = (store, office, known_agencies(), ("ha-noi",), MONDAY, MONDAY)
    assert covered(*asked, NOW).agencies == ("ha-noi",)
    with pytest.raises(NotCovered):
        covered(*asked, datetime(2025, 11, 1, tzinfo=UTC))


def test_a_dissolved_agency_is_refused_after_its_end_and_served_before(place: Workplace, lamro: Lamro) -> None:
    for command in (("weekly", "-w", "2025-W48"), ("daily", "--day", "2025-11-25"), ("yearly", "plan", "-y", "2026")):
        code, said, errors = lamro(*where(place), *command, "-a", "phu-yen")
        assert (code, said) == (1, ""), command
        assert "Tỉnh Phú Yên đã sáp nhập vào tỉnh Đắk Lắk từ 01/07/2025" in errors
        assert "-a dak-lak" in errors
    code, said, errors = lamro(*where(place), "weekly", "-w", "2025-W27", "-a", "phu-yen")  # 30 June is its Monday
    assert (code, errors) == (0, "")
    assert lamro(*where(place), "weekly", "-w", "2025-W28", "-a", "phu-yen")[0] == 1
    code, _, errors = lamro(*where(place), "weekly", "-w", "2025-W20", "-a", "gia-lai", "-a", "phu-yen")
    assert (code, "không theo dõi tỉnh Gia Lai" in errors) == (1, True)


def test_the_report_of_the_year_in_which_it_ended_is_the_heir_s_and_has_no_day_of_its_own(
    place: Workplace, lamro: Lamro, tmp_path: Path
) -> None:
    asked = ("yearly", "report", "-y", "2025", "-a", "phu-yen", "--at", "2025-12-31", "-o", str(tmp_path))
    code, said, errors = lamro(*where(place), *asked)
    assert (code, errors) == (0, "")
    assert "Số liệu từ ngày 01/01/2025 đến ngày 30/06/2025" in said
    assert "Tỉnh Phú Yên đã sáp nhập vào tỉnh Đắk Lắk từ 01/07/2025: không còn hạn nộp riêng" in said
    assert "Hạn nộp" not in said
    assert '"due": null' in next(tmp_path.glob("*.json")).read_text(encoding="utf-8")
    assert "Hạn nộp" in lamro(*where(place), "yearly", "plan", "-y", "2025", "-a", "phu-yen", "--at", "2025-06-01")[1]


def test_a_scheduled_run_skips_it_and_says_so_in_the_book_of_runs(place: Workplace) -> None:
    rewrite(place, watched=("phu-yen", "dak-lak"))
    made = weekly_run(place, MONDAY, NOW)
    assert [one.digest.scope.agencies for one in made.papers] == [("dak-lak",)]
    assert "Tỉnh Phú Yên đã sáp nhập" in made.skipped[0]
    ((event, detail),) = ask(place.store_path, "select event, detail from run_events where event <> 'started'")
    assert (event, detail) == ("finished", f"1 digests; {made.skipped[0]}")
    assert [one.agency_id for one in daily_run(place, NOW).papers] == ["dak-lak"]


def test_one_agency_whose_paper_fails_stops_no_other(
    place: Workplace, lamro: Lamro, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = digest_step.build_digest

    def breaks(data: object) -> object:
        if data.scope.agencies == ("lam-dong",):  # type: ignore[attr-defined]
            raise ZeroDivisionError("không chia được")
        return real(data)  # type: ignore[arg-type]

    monkeypatch.setattr(digest_step, "build_digest", breaks)
    code, said, errors = lamro(*where(place), "weekly", "-w", "2025-W48")
    assert code == 3
    assert {Path(line).name.partition("-2025")[0] for line in said.splitlines()} == {"dak-lak", "bo-y-te"}
    assert "lam-dong: không lập được. ZeroDivisionError: không chia được" in errors
    ((event, detail),) = ask(place.store_path, "select event, detail from run_events where event <> 'started'")
    assert (event, detail.startswith("2 digests; "), "lam-dong: không lập được" in detail) == ("partial", True, True)
    assert ask(place.store_path, "select subject from audit_log where action = 'paper.failed'") == [("lam-dong",)]
    with pytest.raises(ZeroDivisionError):  # alone, it is an error as before
        weekly_run(place, MONDAY, NOW, "lam-dong").whole()


def test_a_joint_paper_is_one_letter_and_those_with_agencies_of_their_own_get_theirs() -> None:
    own = replace(PHU_YEN, agencies=("lam-dong",))
    office = replace(an_office((ALL, own), None), weekly_together=True)
    day = NOW.date()
    assert office.weekly_papers(office.watched, day) == (office.watched, ("lam-dong",))
    assert [one.name for one in office.recipients_of("tong-hop-1", day)] == [ALL.name]
    assert [one.name for one in office.recipients_of("lam-dong", day)] == [own.name]  # not both papers to one reader
    assert [one.name for one in office.recipients_of("dak-lak", day)] == [ALL.name]  # asked for by hand
    daily = replace(ALL, letters=(LetterKind.DAILY,))
    assert replace(office, recipients=(daily, own)).recipients_of("lam-dong", day, LetterKind.DAILY) == (daily,)
    apart = replace(office, weekly_together=False)
    assert apart.weekly_papers(apart.watched, day) == (("dak-lak",), ("lam-dong",), ("bo-y-te",))
    assert office.weekly_papers(("dak-lak",), day) == (("dak-lak",),)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Workplace, list[tuple[str, bytes]]]]:
    """An office that sends, and what came of it."""
    with mail_server(make_certificates(tmp_path)) as (box, port):
        place = sending_office(tmp_path / "served", tmp_path, port, (ALL, replace(PHU_YEN, agencies=("lam-dong",))))
        yield place, box.received


def test_the_setting_makes_the_weekly_command_write_one_letter(
    served: tuple[Workplace, list[tuple[str, bytes]]], lamro: Lamro
) -> None:
    place, received = served
    assert rewrite(place, weekly_together=True).weekly_together
    assert "weekly:\n  together: true" in place.office_path.read_text(encoding="utf-8")
    code, said, _ = lamro(*where(place), "weekly", "-w", "2025-W48", "--send")
    assert code == 0
    assert sorted({Path(line).name[:8] for line in said.splitlines() if line.endswith(".html")}) == [
        "lam-dong", "tong-hop",
    ]  # fmt: skip
    assert sorted(address for address, _ in received) == ["a@b.vn", "c@d.vn"]
    assert "dak-lak-2025-W48" in lamro(*where(place), "weekly", "-w", "2025-W48", "--each")[1]


def test_those_who_get_a_paper_stand_on_it(place: Workplace) -> None:
    """Nơi nhận: who hears of the agency on the day of the cut-off, also where a paper is only filed for them."""
    filed = Recipient("Phòng lưu trữ", "", None, None)
    gone = Recipient("Sở đã giải thể", "x@y.vn", None, date(2025, 11, 30))
    other = Recipient("Sở Y tế nơi khác", "y@z.vn", None, None, ("bo-y-te",))
    rewrite(place, recipients=(ALL, filed, gone, other))
    (papers,) = weekly_run(place, MONDAY, NOW, "dak-lak").papers
    assert papers.digest.recipients == (ALL.name, filed.name)
