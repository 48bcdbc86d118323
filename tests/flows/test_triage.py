"""What an analyst decides about a flag: on record under the login, in the chain, within the rules."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sample_house import House, at_night, make_office, move

from flows.actor import login
from flows.jobs import known_agencies
from flows.steps.cases import open_cases
from flows.steps.law import office_law
from flows.steps.triage import decide, show
from pipeline.cases.audit import verify
from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.assessment import Decision
from pipeline.records.office import ProfileKind, Role
from pipeline.store import audit
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
NOW = at_night(1) + timedelta(hours=4)


def flag(house: House) -> str:
    """The id of the highest flag."""
    return str(house.rows("select assessment_id from triage order by score desc, assessment_id")[0][0])


def test_each_decision_is_recorded_under_the_login_and_in_the_chain(copied: House, lamro: Lamro) -> None:
    own = flag(copied)
    steps = [("ask", "cần hỏi thêm Sở"), ("accept", "trái với thông báo của tỉnh"), ("withdraw", "nhầm bài")]
    for word, reason in steps:
        code, said, errors = lamro("triage", word, own[:8], "--reason", reason, house=copied)
        assert (code, errors) == (0, "")
        assert own[:8] in said
        assert login() in said
    decided = copied.rows("select decision, reason, actor from triage_decisions order by decided_at")
    assert decided == [(word, reason, login()) for word, reason in steps]
    entries = copied.rows("select action, actor, subject from audit_log where action like 'triage.%' order by seq")
    assert entries == [(f"triage.{word}", login(), own) for word, _ in steps]
    with Store(copied.place.store_path).reading() as tx:
        whole = audit.entries(tx)
        payloads = {entry.seq: entry.payload_hash for entry in whole if audit.payload_of(tx, entry) is not None}
    report = verify(whole, whole[-1].entry_hash, payloads)
    assert report.ok, report.words
    assert report.checked == len(whole) == len(payloads)


def test_what_is_decided_leaves_the_queue_and_what_is_asked_stays(copied: House, lamro: Lamro) -> None:
    own = flag(copied)
    assert own[:8] in lamro("triage", "list", house=copied)[1]
    lamro("triage", "ask", own, "--reason", "hỏi thêm", house=copied)
    said = lamro("triage", "list", house=copied)[1]
    assert own[:8] in said
    assert "cần thêm thông tin" in said
    lamro("triage", "reject", own, "--reason", "bài nêu đúng", house=copied)
    assert own[:8] not in lamro("triage", "list", house=copied)[1]
    assert own[:8] in lamro("triage", "list", "--all", house=copied)[1]


def test_show_tells_what_is_doubted_why_and_what_contradicts_it(after_a_night: House, lamro: Lamro) -> None:
    own = flag(after_a_night)
    code, said, _ = lamro("triage", "show", own[:10], house=after_a_night)
    shown = show(Store(after_a_night.place.store_path), own)
    assert code == 0
    for words in (shown.article.title, shown.article.url, "Câu được nêu:", "bằng chứng", "Bài khác về cùng sự việc"):
        assert words in said
    for signal in shown.assessment.signals:
        assert signal.explanation in said
        assert all(evidence.quote in said for evidence in signal.evidence)


def test_only_what_was_accepted_can_be_withdrawn(copied: House, lamro: Lamro) -> None:
    own = flag(copied)
    code, _, errors = lamro("triage", "withdraw", own, "--reason", "nhầm", house=copied)
    assert code == 1
    assert "Chỉ rút lại nội dung đã chấp nhận" in errors
    lamro("triage", "reject", own, "--reason", "bài nêu đúng", house=copied)
    assert lamro("triage", "withdraw", own, "--reason", "nhầm", house=copied)[0] == 1
    assert copied.rows("select decision from triage_decisions") == [("reject",)]


def test_a_decision_needs_a_reason_and_an_id_that_fits_one(copied: House) -> None:
    store, own = Store(copied.place.store_path), flag(copied)
    with pytest.raises(IllegalTransition, match="lý do"):
        decide(store, own, Decision.ACCEPT, "  ", (), "an.nguyen", NOW)
    for prefix in ("", "zzzz"):
        with pytest.raises(UnknownRecord):
            decide(store, prefix, Decision.ACCEPT, "để thử", (), "an.nguyen", NOW)
    assert copied.counts()["triage_decisions"] == 0


def test_evidence_is_kept_with_the_decision(copied: House, lamro: Lamro) -> None:
    own = flag(copied)
    ((evidence,),) = copied.rows(
        "select min(id) from signal_evidence join assessments using (revision_id) "
        f"where assessment_id = '{own}' and kind = 'statement'"
    )
    assert lamro("triage", "accept", own, "-r", "trái thông báo", "-e", evidence, house=copied)[0] == 0
    assert copied.rows("select evidence from triage_decisions") == [([evidence],)]


def test_who_has_no_role_decides_nothing(copied: House, lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    copied.place.office_path.unlink()
    make_office(copied.place.office_path, roles=(Role.OFFICER, Role.APPROVER))
    monkeypatch.setenv("LOGNAME", "an.nguyen")  # a typed name is nobody: the account counts
    monkeypatch.setenv("USER", "an.nguyen")
    assert getpass.getuser() == "an.nguyen"
    code, _, errors = lamro("triage", "accept", flag(copied), "--reason", "để thử", house=copied)
    assert code == 1
    assert f"Đăng nhập “{login()}” không có vai trò chuyên viên (analyst)" in errors
    assert login() != "an.nguyen"
    assert copied.counts()["triage_decisions"] == 0


def test_a_rejected_flag_opens_no_case(demo: House, tmp_path: Path) -> None:
    house = move(demo, tmp_path / "demo")
    store, law, agencies = Store(house.place.store_path), office_law(ProfileKind.PROVINCE), known_agencies()
    query = "select assessment_id from triage where assessment_id not in (select ref from case_events)"
    without = [own for (own,) in house.rows(query)]
    assert len(without) >= 2  # flags under the office's threshold for cases
    now = at_night(2) + timedelta(hours=4)
    decide(store, without[0], Decision.REJECT, "bài nêu đúng", (), "an.nguyen", now)
    watched = tuple(agency for (agency,) in house.rows("select distinct agency_id from triage"))
    made = open_cases(store, watched, 0.5, law, agencies, Stamp("test", now))
    assert made.opened + made.attached == len(without) - 1
    cased = {ref for (ref,) in house.rows("select ref from case_events")}
    assert cased.isdisjoint(without[:1])
    assert cased.issuperset(without[1:])
