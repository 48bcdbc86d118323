"""What has run out is laid before the approvers: in a list, and by letter, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from case_hands import OFFICER, some_case
from sample_house import House

from flows.jobs import run_clock, the_office
from flows.office_file import write_office
from flows.post.message import refuse_unlisted
from flows.steps.casework import take_event
from pipeline.cases.audit import verify
from pipeline.errors import MailRefused, OfficeError
from pipeline.records.case_acts import SecretStub
from pipeline.records.cases import CaseEventKind
from pipeline.records.office import MailServer, Role, Security
from pipeline.records.outbox import Letter
from pipeline.store import audit, case_acts, outbox
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
DUE = datetime(2025, 11, 30, 17, tzinfo=UTC)  # the end of Sunday 30 November in Viet Nam
HOUR = timedelta(hours=1)
SERVER = MailServer("127.0.0.1", 25, Security.NONE, "lamro@so.example.vn", "", "", "")
OFFICERS, APPROVERS = ("can-bo@so.example.vn",), ("lanh-dao@so.example.vn", "Lanh-Dao@so.example.vn")


def told(house: House, **more: Any) -> None:
    """Write the office anew, with a mail server and addresses for warnings."""
    fields = {"mail": SERVER, "alerts": ((Role.OFFICER, OFFICERS), (Role.APPROVER, APPROVERS))} | more
    office = replace(the_office(house.place), **fields)
    house.place.office_path.unlink()
    write_office(house.place.office_path, office)


def letters(house: House) -> list[Letter]:
    with Store(house.place.store_path).reading() as tx:
        ids = [row.letter_id for row in outbox.outbox(tx, DUE + timedelta(days=99))]
        return [outbox.letter(tx, id) for id in ids]


def test_each_escalation_is_written_to_the_approver_once(copied: House) -> None:
    told(copied)
    cases = copied.counts()["case_openings"]
    assert (
        run_clock(copied.place, DUE - timedelta(days=1, hours=16)).letters == cases
    )  # 08:00 of Saturday… the day before
    assert {letter.email for letter in letters(copied)} == set(OFFICERS)
    assert run_clock(copied.place, DUE).letters == cases
    for later in (HOUR, timedelta(days=30)):
        assert run_clock(copied.place, DUE + later).letters == 0
    own = some_case(copied)
    ((title,),) = copied.rows(f"select title from cases where case_id = '{own}'")
    mine = [letter for letter in letters(copied) if own[:8] in letter.subject]
    assert sorted(letter.email for letter in mine) == sorted(
        (*OFFICERS, APPROVERS[0])
    )  # an address written twice: once
    (escalated,) = [letter for letter in mine if letter.email == APPROVERS[0]]
    assert escalated.subject == f"[Quá hạn] Vụ việc {own[:8]}: thời hạn nội bộ"
    flat = " ".join(escalated.text.split())
    assert f"Tên: {title}" in flat
    assert "hạn chót là hết ngày Chủ nhật, 30/11/2025" in flat
    assert "Chuyển người phê duyệt (approver)" in flat
    assert escalated.enclosures == ()
    logged = copied.rows("select count(*) from audit_log where action = 'letter.queued' and actor = 'lamro'")
    assert logged == [(2 * cases,)]
    with Store(copied.place.store_path).reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_without_a_server_or_an_address_nothing_is_queued(copied: House) -> None:
    told(copied, mail=None)
    assert run_clock(copied.place, DUE - HOUR).letters == 0
    told(copied, alerts=((Role.OFFICER, OFFICERS),))
    assert run_clock(copied.place, DUE).letters == 0  # nobody is named for the approver
    assert letters(copied) == []


def test_the_title_of_a_case_with_secret_matter_stays_in_the_house(copied: House) -> None:
    told(copied)
    own, store = some_case(copied), Store(copied.place.store_path)
    with store.transaction(Stamp("stub", DUE - timedelta(days=3))) as tx:
        case_acts.save_stubs(tx, [SecretStub("s", own, "114/2025/TL", "khoản 6 Điều 6", OFFICER)])
    run_clock(copied.place, DUE)
    ((title,),) = copied.rows(f"select title from cases where case_id = '{own}'")
    (mine,) = [letter for letter in letters(copied) if own[:8] in letter.subject]
    for words in (mine.subject, mine.text, mine.html):
        assert title not in " ".join(words.split())
        assert "114/2025" not in words
    assert own[:8] in mine.text


def test_a_warning_goes_only_to_the_addresses_that_the_office_names_for_it(copied: House) -> None:
    told(copied)
    run_clock(copied.place, DUE)
    (first, *_) = letters(copied)
    refuse_unlisted(first, the_office(copied.place), DUE)
    told(copied, alerts=((Role.APPROVER, ("khac@so.example.vn",)),))
    with pytest.raises(MailRefused, match="không có trong danh sách"):
        refuse_unlisted(first, the_office(copied.place), DUE)
    text = copied.place.office_path.read_text(encoding="utf-8")
    copied.place.office_path.write_text(text.replace("khac@so.example.vn", "không phải địa chỉ"), encoding="utf-8")
    with pytest.raises(OfficeError, match=r"alerts\.approver"):
        the_office(copied.place)


def test_the_approver_has_a_list_of_what_has_run_out(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    code, said, errors = lamro("case", "list", "--escalated", house=copied)  # the night was long ago
    assert (code, errors) == (0, "")
    assert said.startswith("Quá hạn, chờ người phê duyệt (approver: ")
    assert "chưa báo: lamro clock" in said
    assert own[:8] in said
    code, said, errors = lamro("clock", house=copied)
    assert (code, errors) == (0, "")
    assert "đã báo lúc" in said
    store = Store(copied.place.store_path)
    take_event(store, own, CaseEventKind.DISMISSED, "bài nêu đúng", "", OFFICER, DUE - HOUR)
    said = lamro("case", "list", "--escalated", house=copied)[1]
    assert own[:8] not in said
    rows = copied.rows("select count(*), count(told_at), min(days_over) from escalations")
    assert rows[0][0] == rows[0][1] == copied.counts()["case_openings"] - 1
    assert rows[0][2] > 0
