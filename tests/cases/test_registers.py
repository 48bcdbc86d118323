"""Entries of the registers: what each asks for, by the circular that binds the office."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cases.languages import Languages, load_languages
from pipeline.cases.register_forms import FORMS, basis_words, rule_of
from pipeline.cases.registers import EntryWords, corrected, new_entry
from pipeline.errors import RegisterRefused
from pipeline.records.profile import Profile
from pipeline.records.registers import Register, RegisterEntry

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 3, 3, 2, tzinfo=UTC)
DAY = date(2026, 3, 2)
KNOWN = load_languages(DATA / "reference" / "languages.csv")
FULL = EntryWords(DAY, "Việc lũ ở xã Ea Súp", "thông cáo báo chí")


def test_each_profile_keeps_the_registers_of_its_own_circular(province: Profile, ministry: Profile) -> None:
    kept = {one.register for one in province.registers}
    assert kept == set(Register)
    assert {one.register for one in ministry.registers} == kept - {Register.BORDER_BULLETIN}
    with pytest.raises(RegisterRefused, match="02/2019"):
        rule_of(ministry, Register.BORDER_BULLETIN)
    for profile in (province, ministry):
        for rule in profile.registers:
            assert profile.regulation.short in basis_words(rule)
    border = basis_words(rule_of(province, Register.BORDER_BULLETIN))
    assert border == "Điểm đ khoản 3 Điều 6 Thông tư số 22/2016/TT-BTTTT"


def test_no_register_has_a_field_for_a_person() -> None:
    names = {one.name for one in fields(RegisterEntry)} | {name for form in FORMS.values() for name in form.labels}
    assert names == {
        "version_id", "entry_id", "register", "agency_id", "day", "title", "channel", "clause_id", "language",
        "organisation", "link", "case_id", "case", "answer", "answered_on", "void", "reason", "actor",
    }  # fmt: skip


def test_the_same_words_are_the_same_entry(province: Profile) -> None:
    one = new_entry(province, Register.OFFICIAL_INFORMATION, "", FULL, KNOWN, "an", NOW)
    again = new_entry(province, Register.OFFICIAL_INFORMATION, "", FULL, KNOWN, "binh", NOW + timedelta(hours=1))
    assert (one.version_id, one.language) == (again.version_id, ("vi",))
    other = new_entry(province, Register.OFFICIAL_INFORMATION, "dak-lak", FULL, KNOWN, "an", NOW)
    assert other.entry_id != one.entry_id


@pytest.mark.parametrize(
    ("register", "told", "why"),
    [
        (Register.OFFICIAL_INFORMATION, EntryWords(DAY, "Tin"), "còn thiếu: Cung cấp qua"),
        (Register.BORDER_BULLETIN, EntryWords(DAY, "Tin", "Cửa khẩu A"), "Ngôn ngữ"),
        (Register.FOREIGN_PRESS, EntryWords(DAY, "Phim"), "Cơ quan báo chí nước ngoài"),
        (Register.FOREIGN_PRESS, EntryWords(DAY, "Phim", organisation="Phóng viên A"), "không ghi tên người"),
        (Register.PRESS_CONFERENCE, EntryWords(DAY, "Họp", "họp kín"), "họp báo định kỳ"),
        (Register.CHANNEL, EntryWords(DAY, "Phim", "12"), "từ 1 đến 11 của Điều 5"),
        (Register.OFFICIAL_INFORMATION, replace(FULL, answer="x", answered_on=DAY), "không có mục “answer”"),
        (Register.NEWSROOM_QUESTION, EntryWords(DAY, "Mấy nhà?", answer="Ba."), "cùng nhau"),
        (Register.OFFICIAL_INFORMATION, replace(FULL, day=date(2026, 3, 4)), "04/03/2026"),
        (Register.OFFICIAL_INFORMATION, replace(FULL, link="javascript:x"), "https"),
        (Register.OFFICIAL_INFORMATION, replace(FULL, language=("xx",)), "ISO 639"),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said(province: Profile, register: Register, told: EntryWords, why: str) -> None:
    with pytest.raises(RegisterRefused, match=why):
        new_entry(province, register, "", told, KNOWN, "an", NOW)


def test_a_channel_is_one_of_the_circular_s_ways(province: Profile, ministry: Profile) -> None:
    told = EntryWords(DAY, "Phim ngắn", "7")
    one = new_entry(province, Register.CHANNEL, "", told, KNOWN, "an", NOW)
    other = new_entry(ministry, Register.CHANNEL, "", told, KNOWN, "an", NOW)
    assert (one.clause_id, other.clause_id) == ("22/2016/TT-BTTTT 5.7", "02/2019/TT-BTTTT 5.7")
    assert one.channel == "Sản phẩm của các cơ quan thông tấn, báo chí, truyền thông nước ngoài"


def test_a_question_is_answered_by_a_later_version(province: Profile) -> None:
    asked = new_entry(province, Register.NEWSROOM_QUESTION, "", EntryWords(DAY, "Mấy nhà?"), KNOWN, "an", NOW)
    told = EntryWords(answer="Ba.", answered_on=date(2026, 3, 3))
    one = corrected(province, asked, told, KNOWN, "ghi câu trả lời", "binh", NOW)
    assert (one.entry_id, one.title, one.answer, one.actor) == (asked.entry_id, "Mấy nhà?", "Ba.", "binh")
    assert one.version_id != asked.version_id
    for wrong, reason in ((told, " "), (EntryWords(), "x"), (replace(told, answered_on=date(2026, 3, 1)), "x")):
        with pytest.raises(RegisterRefused):
            corrected(province, asked, wrong, KNOWN, reason, "binh", NOW)
    struck = corrected(province, one, EntryWords(), KNOWN, "nhầm", "an", NOW + timedelta(hours=1), void=True)
    assert struck.void
    assert not corrected(province, struck, EntryWords(), KNOWN, "đúng", "an", NOW + timedelta(hours=2)).void


def test_languages_are_iso_639_with_the_shortest_code() -> None:
    assert KNOWN.canonical(["KHM", "lao", "zho", "hmn", " km "]) == ("km", "lo", "zh", "hmn")
    with pytest.raises(RegisterRefused, match="tyz"):
        KNOWN.canonical(["tay"])


@given(st.text(max_size=6))
def test_any_text_is_a_known_language_or_refused(code: str) -> None:
    try:
        (own,) = KNOWN.canonical([code])
    except RegisterRefused:
        return
    assert KNOWN.words(own) != own
    assert isinstance(KNOWN, Languages)
