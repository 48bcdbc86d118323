"""Who gets a letter: the allow-list of the day, once; a replacement only on request; nothing that is secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from post_office import NOW, ONE, TWO, a_draft, an_office, sending_office, standing, states
from sample_house import ask

from flows.actor import login
from flows.jobs import the_office
from flows.steps.letter_acts import act_on_letter, queue_test
from flows.steps.letters import Queued, enclosure, queue_letters
from flows.workplace import Workplace
from pipeline.errors import IllegalTransition, NotAllowed, OfficeError, SecretMatter
from pipeline.post.course import course, follow
from pipeline.records.case_acts import SecretStub
from pipeline.records.office import Recipient
from pipeline.records.outbox import LetterEventKind, LetterKind
from pipeline.store import case_acts, outbox
from pipeline.store.connect import Stamp, Store

K = LetterEventKind


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """An office with two recipients; no server is needed to queue."""
    return sending_office(tmp_path / "house", tmp_path, 1)


def put(place: Workplace, again: bool = False, now: datetime = NOW) -> Queued:
    return queue_letters(place, the_office(place), [a_draft(place)], login(), now, again)


def step(place: Workplace, letter_id: str, *kinds: LetterEventKind) -> None:
    store = Store(place.store_path)
    with store.transaction(Stamp("test", NOW)) as tx:
        for kind in kinds:
            stands = course(outbox.events_of(tx, letter_id))
            outbox.save_events(tx, [follow(stands, kind, NOW, "lamro", "lời", next_try_at=NOW)])


def test_a_department_that_was_dissolved_gets_nothing_and_its_successor_does() -> None:
    dissolved = date(2025, 3, 1)
    office = an_office(
        (
            Recipient("Sở Thông tin và Truyền thông", "so-tttt@dl.example.vn", None, dissolved - timedelta(days=1)),
            Recipient("Sở Văn hóa, Thể thao và Du lịch", "so-vhttdl@dl.example.vn", dissolved, None),
        ),
        None,
    )
    for day, email in ((date(2025, 2, 28), "so-tttt@dl.example.vn"), (dissolved, "so-vhttdl@dl.example.vn")):
        assert [one.email for one in office.addressees("dak-lak", day)] == [email]
        assert office.listed("So-TTTT@dl.example.vn", day) == (office.recipients[0] if day < dissolved else None)


def test_the_day_is_that_of_sending_in_viet_nam(place: Workplace) -> None:
    office = the_office(place)
    old, new = replace(office.recipients[0], valid_to=date(2025, 2, 28)), replace(
        office.recipients[1], valid_from=date(2025, 3, 1)
    )  # fmt: skip
    office = replace(office, recipients=(old, new))
    last_minute = datetime(2025, 2, 28, 16, 59, tzinfo=UTC)  # 23:59 in Viet Nam
    queue_letters(place, office, [a_draft(place, "2025-W08")], "lamro", last_minute)
    assert states(place) == {ONE: "queued"}
    found = queue_letters(place, office, [a_draft(place, "2025-W08")], "lamro", last_minute + timedelta(minutes=1))
    assert [letter.email for letter in found.new] == [TWO]


def test_recipients_hear_of_their_agencies_only_and_one_address_gets_one_letter(place: Workplace) -> None:
    office = replace(
        the_office(place),
        recipients=(
            Recipient("Sở Một", ONE, None, None, ("dak-lak",)),
            Recipient("Sở Hai", TWO, None, None, ("lam-dong", "bo-y-te")),
            Recipient("Sở Hai, tên cũ", TWO.upper(), None, None),
            Recipient("Chỉ lưu", "", None, None),
        ),
    )
    assert [one.email for one in office.addressees("dak-lak", NOW.date())] == [ONE, TWO.upper()]
    assert [one.name for one in office.addressees("lam-dong", NOW.date())] == ["Sở Hai"]
    assert [one.name for one in office.addressees("ca-nuoc", NOW.date())] == ["Sở Hai, tên cũ"]  # a group
    drafts = [a_draft(place, agency=agency) for agency in ("dak-lak", "lam-dong")]
    found = queue_letters(place, office, drafts, "lamro", NOW)
    assert len(found.new) == 3
    nobody = queue_letters(place, replace(office, recipients=office.recipients[:1]), drafts, "lamro", NOW)
    assert (nobody.nobody, nobody.new) == (("lam-dong",), ())


def test_a_second_digest_of_the_same_week_is_a_letter_only_on_request_and_says_so(place: Workplace) -> None:
    first = put(place)
    assert (put(place).new, len(put(place).known)) == ((), 2)
    one, two = first.new
    step(place, one.letter_id, K.SENDING, K.HANDING, K.SENT)  # the other waits still
    second = put(place, again=True, now=NOW + timedelta(hours=3))
    replaced, plain = second.new
    assert (replaced.email, replaced.edition) == (one.email, 1)
    assert replaced.subject.startswith("[Bản thay thế] ")
    assert "thay cho thư cùng kỳ lập lúc 07:00 ngày 01/12/2025" in " ".join(replaced.text.split())
    assert "Bản thay thế" in replaced.html
    assert plain.subject == two.subject  # it never got the first
    assert plain.text == two.text
    with Store(place.store_path).reading() as tx:
        by_id = {row.letter_id: row.state.value for row in outbox.outbox(tx, NOW + timedelta(hours=3))}
    assert (by_id[one.letter_id], by_id[two.letter_id]) == ("sent", "cancelled")
    assert len({letter.message_id for letter in (*first.new, *second.new)}) == 4


@pytest.mark.parametrize("text", ["Độ mật: Tối mật\nnội dung", "nhắc tới 15/ĐK-BMNN ở đây"])
def test_what_is_secret_reaches_no_letter(place: Workplace, text: str) -> None:
    with Store(place.store_path).transaction(Stamp("test", NOW)) as tx:
        case_acts.save_stubs(tx, [SecretStub("s", "c", "15/ĐK-BMNN", "khoản 1 Điều 7", "an"),
                                  SecretStub("t", "c", "12", "khoản 1 Điều 7", "an")])  # fmt: skip
    good = a_draft(place)
    with pytest.raises(SecretMatter):
        queue_letters(place, the_office(place), [good, replace(good, text=text)], login(), NOW)
    assert states(place) == {}  # nothing at all is queued
    assert put(place).new


def test_what_persons_may_do_to_a_letter(place: Workplace) -> None:
    one, two = (letter.letter_id for letter in put(place).new)
    act_on_letter(place, one, K.CANCELLED, "nhầm nơi nhận", "an.nguyen", NOW)
    act_on_letter(place, one, K.RESENT, "không nhầm", "an.nguyen", NOW)
    assert set(states(place).values()) == {"queued"}
    with pytest.raises(IllegalTransition, match="Cần ghi lý do"):
        act_on_letter(place, one, K.CANCELLED, " ", "an.nguyen", NOW)
    step(place, two, K.SENDING, K.HANDING, K.SENT)
    with pytest.raises(IllegalTransition, match="--sent-too"):
        act_on_letter(place, two, K.RESENT, "gửi nữa", "an.nguyen", NOW)
    with pytest.raises(IllegalTransition, match="“đã gửi”"):
        act_on_letter(place, two, K.CANCELLED, "thôi", "an.nguyen", NOW)
    act_on_letter(place, two, K.RESENT, "bị trả lại", "an.nguyen", NOW, sent_too=True)
    told = ask(place.store_path, "select action, actor from audit_log where actor = 'an.nguyen' order by seq")
    assert told == [(f"letter.{kind}", "an.nguyen") for kind in ("cancelled", "resent", "resent")]


def test_a_test_letter_goes_only_to_the_list(place: Workplace) -> None:
    office = the_office(place)
    with pytest.raises(NotAllowed, match=r"ai-do@example\.vn không có trong danh sách"):
        queue_test(place, office, "ai-do@example.vn", login(), NOW)
    letter = queue_test(place, office, ONE.upper(), login(), NOW)
    assert (letter.kind, letter.email, letter.enclosures) == (LetterKind.TEST, ONE, ())
    assert "ằ ẵ ặ" in letter.text
    for act in (lambda: put_without(place), lambda: queue_test(place, replace(office, mail=None), ONE, "a", NOW)):
        with pytest.raises(OfficeError, match="không có mục mail"):
            act()
    assert list(standing(place)) == [ONE]


def put_without(place: Workplace) -> None:
    queue_letters(place, replace(the_office(place), mail=None), [a_draft(place)], login(), NOW)


def test_a_file_from_elsewhere_goes_with_no_letter(place: Workplace, tmp_path: Path) -> None:
    other = tmp_path / "khac.docx"
    other.write_bytes(b"x")
    with pytest.raises(ValueError, match="khac"):
        enclosure(place.folder, other, "a.docx", "application/x")


def test_the_daily_page_goes_only_to_those_who_are_named_for_it() -> None:
    both = (LetterKind.WEEKLY, LetterKind.DAILY)
    recipients = (Recipient("Sở Một", ONE, None, None), Recipient("Văn phòng", TWO, None, None, (), both))
    office = an_office(recipients, None)
    assert [one.email for one in office.addressees("dak-lak", NOW.date(), LetterKind.DAILY)] == [TWO]
    assert [one.email for one in office.addressees("dak-lak", NOW.date())] == [ONE, TWO]
