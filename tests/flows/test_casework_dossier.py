"""The dossier grows: drafted anew by the machine, added to by persons, true to what the store holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from case_hands import some_case
from sample_house import WATCHED, House, at_night

from flows.actor import login
from flows.jobs import known_agencies
from flows.steps.cases import open_cases
from flows.steps.law import office_law
from flows.steps.triage import decide
from pipeline.assessment.denials import reports_denial
from pipeline.records.assessment import Decision
from pipeline.records.office import ProfileKind
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
LATER = at_night(1) + timedelta(hours=4)


def again(house: House) -> None:
    """The step that opens cases, once more."""
    law = office_law(ProfileKind.PROVINCE)
    open_cases(Store(house.place.store_path), WATCHED, 0.7, law, known_agencies(), Stamp("again", LATER))


def dossier(house: House, own: str, part: str) -> list[tuple[str, str]]:
    """What stands in a part: basis and text."""
    known = "dossier_known('infinity'::timestamptz)"
    return house.rows(
        f"select basis, text from {known} where case_id = '{own}' and part = '{part}' and basis <> 'superseded'"
    )


def test_every_case_says_where_it_began_and_quotes_only_what_its_flags_name(after_a_night: House) -> None:
    for (own,) in after_a_night.rows("select case_id from cases"):
        told = dossier(after_a_night, own, "a")
        flagged = after_a_night.rows(
            "select count(distinct ref) from case_events where kind in ('opened', 'flag_attached') "
            f"and case_id = '{own}'"
        )[0][0]
        quoted = [text for _, text in told if text.startswith("Nội dung được nêu")]
        assert 1 <= len(quoted) <= flagged  # at most the leading claim of each flag
        (first,) = [text for _, text in told if text.startswith("Ghi nhận lần đầu")]
        ((title, lead),) = after_a_night.rows(
            f"select title, lead from articles where contains('{first.replace(chr(39), chr(39) * 2)}', url)"
        )
        assert not reports_denial(title, lead)


def test_no_case_contradicts_itself_about_the_official_record(demo: House) -> None:
    for (own,) in demo.rows("select case_id from cases"):
        told = "\n".join(text for _, text in dossier(demo, own, "c"))
        if "trong khi thông tin chính thức nêu" in told:
            assert "Chưa có thông tin chính thức về sự việc" not in told
        if "bác bỏ nội dung" not in told:
            assert "lời bác bỏ" not in told
        assert ",  (" not in told


def test_the_figures_side_by_side_are_those_that_disagree(demo: House) -> None:
    seen = 0
    for (own,) in demo.rows("select case_id from cases"):
        told = [text for _, text in dossier(demo, own, "c")]
        for pair in (text for text in told if text.startswith("Đối chiếu số liệu")):
            claimed = pair.split(" ghi ")[1].split(";")[0]
            assert any(f"“{claimed}”" in text for text in told), pair
            seen += 1
    assert seen > 0


def test_to_draft_again_what_has_not_changed_writes_nothing(copied: House) -> None:
    before = copied.contents()
    again(copied)
    assert copied.contents() == before


def test_a_rejected_flag_leaves_the_dossier_and_a_person_s_words_stay(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    words = ("--part", "b", "--text", "Người dân hoang mang, ảnh hưởng uy tín của tỉnh.")
    code, said, errors = lamro("case", "add", own[:8], *words, house=copied)
    assert (code, errors) == (0, "")
    assert "nhận định" in said
    for (flag,) in copied.rows(
        f"select distinct ref from case_events where case_id = '{own}' and kind in ('opened', 'flag_attached')"
    ):
        decide(Store(copied.place.store_path), flag, Decision.REJECT, "bài nêu đúng", (), "an.nguyen", LATER)
    again(copied)
    told = [text for _, text in dossier(copied, own, "a")]
    assert not any(text.startswith("Nội dung được nêu, có dấu hiệu") for text in told)
    assert ("judgement", words[-1]) in dossier(copied, own, "b")
    shown = lamro("case", "show", own[:8], house=copied)[1]
    assert "bác bỏ lúc" in shown
    assert f"lamro case dismiss {own[:8]}" in " ".join(shown.split())
    actions = copied.rows(f"select action, actor from audit_log where subject = '{own}' and action <> 'case.opened'")
    assert ("case.drafted", "lamro") in actions
    assert ("case.statement_added", login()) in actions


def test_a_draft_is_adopted_and_what_is_missing_is_told(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    assert "(chưa đủ phần b, c, d, đ)" in lamro("case", "show", own[:8], house=copied)[1]
    ((draft,),) = copied.rows(
        f"select min(statement_id) from dossier_statements where case_id = '{own}' and part = 'đ' "
        "and basis = 'machine_draft'"
    )
    code, said, errors = lamro("case", "adopt", own[:8], draft[:12], house=copied)
    assert (code, errors) == (0, "")
    shown = lamro("case", "show", own[:8], house=copied)[1]
    assert "(chưa đủ phần b, c, d)" in shown
    assert f"· {draft[:8]}" not in shown
    assert lamro("case", "adopt", own[:8], draft[:12], house=copied)[0] == 1  # once
    assert lamro("case", "draft", own[:8], house=copied)[0] == 0  # a year later other laws are in force
    assert f"· {draft[:8]}" not in lamro("case", "show", own[:8], house=copied)[1]
    code, said, _ = lamro("case", "draft", own[:8], house=copied)
    assert (code, "Không có gì mới" in said) == (0, True)


def test_evidence_is_named_by_the_beginning_of_an_id_that_exists(copied: House, lamro: Lamro) -> None:
    own = some_case(copied)
    ((page, url),) = copied.rows("select capture_id, url from captures where kind = 'page' order by 1 limit 1")
    words = ("case", "add", own[:8], "--part", "c", "--text", "Trang gốc của tỉnh.", "--evidence")
    assert lamro(*words, page[:10], house=copied)[0] == 0
    assert copied.rows("select evidence from dossier_statements where basis = 'evidence' and author <> 'lamro'") == [
        ([page],)
    ]
    for wrong in ("zzzzzzzz", page[:3]):
        assert lamro(*words, wrong, house=copied)[0] == 1
    told = lamro("case", "show", own[:8], "--evidence", house=copied)[1]
    assert f"{page[:12]} bản ghi trang" in told
    assert url in told
    assert ".warc.gz" in told


def test_the_page_of_a_case_fits_eighty_columns(after_a_night: House, lamro: Lamro) -> None:
    for (own,) in after_a_night.rows("select case_id from cases"):
        shown = lamro("case", "show", own[:8], house=after_a_night)[1]
        long = [line for line in shown.splitlines() if len(line) > 80]
        assert not [line for line in long if "http" not in line], long
        assert " UTC" not in shown
