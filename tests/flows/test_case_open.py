"""A case opened by hand on a denial, corrected, carried to its end: what it says and what it leaves on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from case_hands import APPROVER, OFFICER, complete
from sample_house import House, at_night

from flows.jobs import known_agencies, the_office
from flows.steps.case_draft import add_statement
from flows.steps.case_edit import rename, replace_statement
from flows.steps.case_file import open_file
from flows.steps.case_open import findable, open_case
from flows.steps.casework import approve, submit, take_event
from flows.steps.law import OfficeLaw, office_law
from pipeline.cases.audit import verify
from pipeline.errors import IllegalTransition, NotAllowed, UnknownRecord
from pipeline.records.cases import Case, CaseEventKind
from pipeline.records.office import ProfileKind
from pipeline.store import audit, press, window
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
NOW = at_night(1) + timedelta(hours=3)


@pytest.fixture(scope="module")
def law() -> OfficeLaw:
    return office_law(ProfileKind.PROVINCE)


def opened(house: House, law: OfficeLaw, prefix: str, agency: str = "dak-lak", now: datetime = NOW) -> Case:
    store, watched = Store(house.place.store_path), the_office(house.place).watched
    return open_case(store, law, watched, known_agencies(), prefix, agency, "", "đường dây nóng", OFFICER, now)


def a_denial(house: House) -> tuple[str, str]:
    """A denial about Đắk Lắk on which no case rests."""
    ((own, denied),) = house.rows(
        "select statement_id, denied from statements where kind = 'denial' and list_contains(agencies, 'dak-lak') "
        "and denied <> '' and statement_id not in (select id from signal_evidence) "
        "order by article_id in (select article_id from story_members join case_openings using (story_id)), "
        "denied, statement_id limit 1"
    )
    return own, denied


def test_a_rumour_that_only_its_denial_proves(copied: House, law: OfficeLaw) -> None:
    store = Store(copied.place.store_path)
    ((own, denied),) = [a_denial(copied)]
    assert own in {one.id for one in findable(store, denied.upper())}
    case = opened(copied, law, own[:12])
    file = open_file(store, case.case_id, NOW)
    assert (file.flags, file.rumours) == ((), (denied,))
    told = [one.text for one in file.dossier if one.part == "a" and own in one.evidence]
    assert len(told) == 1
    assert f"Nội dung lan truyền, có dấu hiệu sai lệch: “{denied}”" in told[0]
    assert copied.rows(f"select flags, state from cases where case_id = '{case.case_id}'") == [(0, "opened")]
    with pytest.raises(IllegalTransition, match="đã có vụ việc"):
        opened(copied, law, own[:12])
    ((article,),) = copied.rows(f"select article_id from statements where statement_id = '{own}'")
    with pytest.raises(IllegalTransition, match=f"đưa tin bác bỏ.*{own[:12]}"):
        opened(copied, law, article[:12])
    with pytest.raises(UnknownRecord):
        opened(copied, law, "ffffffffffff")
    later = NOW + timedelta(hours=1)
    take_event(store, case.case_id, CaseEventKind.CONFIRMED, "sai, ảnh hưởng", "", OFFICER, later)
    add_statement(store, law, case.case_id, "c", "Nhắc lại lời bác bỏ", (article[:12],), OFFICER, later)
    with pytest.raises(IllegalTransition, match="cần bằng chứng gốc"):  # the denial itself proves nothing twice
        submit(store, law, case.case_id, "trình", OFFICER, later)
    complete(copied, case.case_id, later)
    submit(store, law, case.case_id, "trình", OFFICER, later)
    approve(store, case.case_id, "đồng ý", APPROVER, later + timedelta(minutes=1))
    take_event(store, case.case_id, CaseEventKind.SPOKE, "đã nói", "", OFFICER, later + timedelta(minutes=2))
    take_event(store, case.case_id, CaseEventKind.CLOSED, "xong", "", OFFICER, later + timedelta(minutes=3))
    found = copied.rows(f"select denied, body from statements where kind = 'finding' and denied = '{denied}'")
    assert len(found) == 1
    with store.reading() as tx:
        assert verify(audit.entries(tx)).ok


def test_a_sentence_that_its_page_says_no_more(copied: House, law: OfficeLaw) -> None:
    """The version that carried it is what the dossier shows, whatever the page says by now."""
    store = Store(copied.place.store_path)
    ((claim, article),) = copied.rows(
        "select c.claim_id, c.article_id from claims c join mentions m using (article_id) "
        "join articles a using (article_id) "
        "where m.agency_id = 'dak-lak' and m.about and a.source_kind <> 'official' "
        "and article_id not in (select article_id from statements) order by claim_id limit 1"
    )
    with store.transaction(Stamp("r", NOW)) as tx:
        (old,) = press.articles_by_id(tx, [article])
        newer = replace(old, article_id="newer", text="đã sửa", text_hash="x", first_seen_at=NOW)
        press.save_articles(tx, [newer])
        (member,) = window.members_for(tx, [article])
        press.save_members(tx, [replace(member, article_id="newer")])
    case = opened(copied, law, claim[:12])
    dossier = open_file(store, case.case_id, NOW).dossier
    assert any(one.text.startswith("Ghi nhận lần đầu") and article in one.evidence for one in dossier)


def test_titles_and_statements_are_corrected_in_view_of_the_log(copied: House, law: OfficeLaw) -> None:
    store = Store(copied.place.store_path)
    case = opened(copied, law, a_denial(copied)[0])
    rename(store, law, case.case_id, "Làm rõ tin đồn", "gọn hơn", OFFICER, NOW)
    with pytest.raises(IllegalTransition, match="khác với tên"):
        rename(store, law, case.case_id, "Làm rõ tin đồn", "lại", OFFICER, NOW)
    assert copied.rows(f"select title from cases where case_id = '{case.case_id}'") == [("Làm rõ tin đồn",)]
    assert copied.rows(f"select title from case_openings where case_id = '{case.case_id}'") == [(case.title,)]
    first = add_statement(store, law, case.case_id, "b", "Ảnh hưởng lớn", (), APPROVER, NOW)
    args = (store, law, case.case_id, first.statement_id[:10])
    new = replace_statement(*args, "Ảnh hưởng đến công tác cứu trợ", (), "nói rõ hơn", OFFICER, NOW)
    file = open_file(store, case.case_id, NOW)
    assert file.case.title == "Làm rõ tin đồn"
    texts = [one.text for one in file.dossier if one.author != "lamro"]
    assert texts == ["Ảnh hưởng đến công tác cứu trợ"]
    assert new.position == first.position
    kept = copied.rows(
        f"select basis from dossier_statements where statement_id = '{first.statement_id}' order by rowid"
    )
    assert kept == [("judgement",), ("superseded",)]
    machine = next(one for one in file.dossier if one.author == "lamro")
    with pytest.raises(IllegalTransition, match="do máy ghi"):
        replace_statement(store, law, case.case_id, machine.statement_id, "khác", (), "x", OFFICER, NOW)
    with pytest.raises(UnknownRecord):
        replace_statement(*args, "nữa", (), "x", OFFICER, NOW)
    # Who wrote what was replaced has drafted all the same.
    take_event(store, case.case_id, CaseEventKind.CONFIRMED, "sai, ảnh hưởng", "", OFFICER, NOW)
    complete(copied, case.case_id, NOW)
    submit(store, law, case.case_id, "trình", OFFICER, NOW)
    with pytest.raises(IllegalTransition):
        rename(store, law, case.case_id, "Sau khi trình", "x", OFFICER, NOW)
    with pytest.raises(NotAllowed, match="đăng nhập khác"):
        approve(store, case.case_id, "đồng ý", APPROVER, NOW + timedelta(minutes=1))


def test_what_is_missing_is_asked_in_vietnamese(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    own, _ = a_denial(copied)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{own[:12]}\nđường dây nóng\n"))
    code, said, errors = lamro("case", "open", "--agency", "dak-lak", house=copied)
    assert (code, errors) == (0, "")
    assert "Đã mở vụ việc" in said
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "Mã vụ việc" in lamro("case", "show", house=copied)[1]
