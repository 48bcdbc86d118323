"""Letters through a real mail server: TLS and login are a must, each letter goes once, one failure stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from post_office import (
    NOW,
    ONE,
    PAPER,
    TWO,
    Mailbox,
    mail_server,
    make_certificates,
    queued,
    sending_office,
    standing,
    states,
    tried,
)  # fmt: skip
from sample_house import ask

from flows.jobs import the_office
from flows.post.job import run_post
from flows.post.sending import Sender, send_due
from flows.workplace import Workplace
from pipeline.errors import RunInProgress
from pipeline.records.office import Security
from pipeline.store import outbox
from pipeline.store.connect import Store

House = tuple[Workplace, Mailbox]
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def house(tmp_path: Path, certificates: Path) -> Iterator[House]:
    with mail_server(certificates) as (box, port):
        yield sending_office(tmp_path / "house", certificates, port), box


def audited(place: Workplace) -> list[str]:
    rows = ask(place.store_path, "select action from audit_log where action like 'letter.%' order by seq")
    return [action for (action,) in rows]


def test_a_letter_goes_once_to_each_recipient_however_often_it_is_tried(house: House) -> None:
    place, box = house
    queued(place)
    assert queued(place) == []  # the same digest is never queued twice
    assert tried(place, NOW) == {ONE: "sent", TWO: "sent"}
    assert tried(place, NOW + DAY) == {ONE: "sent", TWO: "sent"}
    assert sorted(box.addresses) == [TWO, ONE]
    message = box.messages()[0]
    assert message["Auto-Submitted"] == "auto-generated"
    assert {one.message_id for one in standing(place).values()} == {m["Message-ID"][1:-1] for m in box.messages()}
    (file,) = message.iter_attachments()
    assert file.get_filename() == "Báo cáo tuần – tỉnh Đắk Lắk.docx"
    assert file.get_content() == PAPER
    assert audited(place) == ["letter.queued"] * 2 + ["letter.sent"] * 2
    assert ask(place.store_path, "select event, detail from run_events where kind = 'post' order by rowid") == [
        ("started", ""), ("finished", "2 letters, 0 not gone"),
    ]  # fmt: skip


def test_a_refused_recipient_stops_no_other_and_is_not_tried_again(house: House) -> None:
    place, box = house
    box.answers[ONE] = "550 5.1.1 Không có hộp thư này"
    queued(place)
    assert tried(place, NOW) == {ONE: "refused", TWO: "sent"}
    box.answers.clear()
    assert tried(place, NOW + 4 * DAY) == {ONE: "refused", TWO: "sent"}
    assert box.addresses == [TWO]
    assert standing(place)[ONE].last_error == "Máy chủ trả lời 550 5.1.1 Không có hộp thư này"
    assert "letter.refused" in audited(place)
    ((kind, message),) = ask(place.store_path, "select kind, message from problems where stage = 'post'")
    assert kind == "refused"
    assert "550" in message
    with Store(place.store_path).reading() as tx:
        assert [row.email for row in outbox.undelivered(tx, NOW)] == [ONE]


def test_a_busy_mailbox_is_tried_again(house: House) -> None:
    place, box = house
    box.answers[ONE] = "451 4.7.1 Thử lại sau"
    queued(place)
    assert tried(place, NOW) == {ONE: "failed", TWO: "sent"}
    box.answers.clear()
    assert tried(place, NOW + 4 * MINUTE)[ONE] == "failed"
    assert tried(place, NOW + 5 * MINUTE)[ONE] == "sent"
    assert box.addresses == [TWO, ONE]


def test_a_server_that_is_down_for_an_hour(tmp_path: Path, certificates: Path) -> None:
    with mail_server(certificates) as (_, port):
        place = sending_office(tmp_path / "house", certificates, port)
    queued(place)
    tries = []
    for minutes in range(0, 60, 10):  # as the flow does it
        assert tried(place, NOW + minutes * MINUTE) == {ONE: "failed", TWO: "failed"}
        tries.append(standing(place)[ONE].attempts)
    assert tries == [1, 2, 2, 3, 3, 3]  # after 5 minutes, 15, an hour …
    assert "từ chối kết nối; máy chủ đang tắt" in standing(place)[ONE].last_error
    assert standing(place)[ONE].next_try_at == NOW + 90 * MINUTE
    with mail_server(certificates, port) as (box, _):
        assert tried(place, NOW + 90 * MINUTE) == {ONE: "sent", TWO: "sent"}
        assert sorted(box.addresses) == [TWO, ONE]


def test_after_three_days_a_letter_is_given_up_and_told(tmp_path: Path, certificates: Path) -> None:
    with mail_server(certificates) as (_, port):
        place = sending_office(tmp_path / "house", certificates, port)
    queued(place)
    for hours in (0, 30, 71):
        assert tried(place, NOW + hours * HOUR)[ONE] == "failed"
    assert standing(place)[ONE].next_try_at == NOW + 3 * DAY
    assert tried(place, NOW + 3 * DAY)[ONE] == "given_up"
    assert tried(place, NOW + 9 * DAY)[ONE] == "given_up"
    assert audited(place).count("letter.given_up") == 2
    with Store(place.store_path).reading() as tx:
        assert len(outbox.undelivered(tx, NOW + 9 * DAY)) == 2


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        ({"ca_file": ""}, "chứng chỉ không được tin cậy"),
        ({"ca_file": "/khong/co/ca.pem"}, "Không đọc được chứng chỉ"),
        ({"user": "ai-do"}, "từ chối đăng nhập của ai-do (535"),
        ({"user": ""}, "trả lời 530"),
        ({"security": Security.TLS}, "bắt tay TLS không thành"),
        ({"host": "may-chu.invalid"}, "không tìm thấy tên máy chủ này"),
    ],
)
def test_what_is_wrong_with_the_server_is_told_and_nothing_goes(
    house: House, tmp_path: Path, certificates: Path, mail: dict[str, str], told: str
) -> None:
    _, box = house
    port = the_office(house[0]).mail.port  # type: ignore[union-attr]
    place = sending_office(tmp_path / "other", certificates, port, **mail)
    queued(place)
    assert tried(place, NOW) == {ONE: "failed", TWO: "failed"}
    assert told in standing(place)[ONE].last_error
    assert box.received == []


def test_without_starttls_nothing_is_said(tmp_path: Path, certificates: Path) -> None:
    ways = {"tls_context": None, "require_starttls": False, "auth_require_tls": False}
    with mail_server(certificates, **ways) as (box, port):
        place = sending_office(tmp_path / "house", certificates, port)
        queued(place)
        assert tried(place, NOW)[ONE] == "failed"
        assert "không có STARTTLS" in standing(place)[ONE].last_error
        assert box.received == []


def test_tls_from_the_first_byte(tmp_path: Path, certificates: Path) -> None:
    with mail_server(certificates, tls=True) as (box, port):
        place = sending_office(tmp_path / "house", certificates, port, security=Security.TLS)
        queued(place)
        assert tried(place, NOW) == {ONE: "sent", TWO: "sent"}
        assert len(box.received) == 2


def test_plain_to_a_server_on_this_machine(tmp_path: Path, certificates: Path) -> None:
    ways = {"tls_context": None, "require_starttls": False, "auth_require_tls": False, "auth_required": False}
    with mail_server(certificates, **ways) as (box, port):
        place = sending_office(tmp_path / "house", certificates, port, security=Security.NONE, user="")
        queued(place)
        assert tried(place, NOW) == {ONE: "sent", TWO: "sent"}
        assert len(box.received) == 2


def test_refused_content_is_refused_and_a_full_server_is_tried_again(house: House) -> None:
    place, box = house
    box.last_answer = "554 5.7.1 Thư bị coi là thư rác"
    queued(place)
    assert tried(place, NOW) == {ONE: "refused", TWO: "refused"}
    box.last_answer = "452 4.3.1 Hết chỗ"
    queued(place, period="2025-W49")
    assert tried(place, NOW)[ONE] == "failed"
    box.last_answer = "250 Ok"
    assert tried(place, NOW + 5 * MINUTE)[ONE] == "sent"
    assert len(box.received) == 2


def test_a_server_that_hangs_up_before_its_last_answer_leaves_a_person_to_ask(house: House) -> None:
    place, box = house
    box.cuts_off = True
    queued(place)
    assert tried(place, NOW) == {ONE: "unsure", TWO: "unsure"}  # the connection is made anew for the second
    box.cuts_off = False
    assert tried(place, NOW + 5 * DAY) == {ONE: "unsure", TWO: "unsure"}
    assert sorted(box.addresses) == [TWO, ONE]
    assert "máy chủ chưa trả lời" in standing(place)[ONE].last_error


def test_only_the_allow_list_is_written_to_at_the_time_of_sending(house: House) -> None:
    place, box = house
    queued(place)
    text = place.office_path.read_text(encoding="utf-8").replace(ONE, "khac@mot.example.vn")
    place.office_path.write_text(text, encoding="utf-8")
    assert tried(place, NOW) == {ONE: "refused", TWO: "sent"}
    assert "không có trong danh sách nơi nhận" in standing(place)[ONE].last_error
    assert box.addresses == [TWO]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [(lambda path: path.write_bytes(b"khac"), "mã băm khác"), (lambda path: path.unlink(), "Không đọc được tệp kèm")],
)
def test_a_file_that_is_not_what_was_queued_does_not_go(house: House, spoil: Callable[[Path], None], told: str) -> None:
    place, box = house
    queued(place)
    spoil(next((place.folder / "digests").iterdir()))
    assert tried(place, NOW) == {ONE: "refused", TWO: "refused"}
    assert told in standing(place)[ONE].last_error
    assert box.received == []


def test_two_senders_at_once_deliver_once(house: House) -> None:
    place, box = house
    for week in ("2025-W46", "2025-W47", "2025-W48"):
        queued(place, period=week)
    office = the_office(place)
    assert office.mail is not None
    senders = [Sender(place, office, office.mail) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: send_due(one, NOW), senders))
    assert len(box.received) == 6
    assert len({m["Message-ID"] for m in box.messages()}) == 6
    assert set(states(place).values()) == {"sent"}


def test_two_machines_at_once_deliver_once(house: House, tmp_path: Path) -> None:
    """The lock is one machine's; between machines the store says who has the letter."""
    place, box = house
    for week in ("2025-W46", "2025-W47", "2025-W48"):
        queued(place, period=week)
    office = the_office(place)
    assert office.mail is not None
    senders = [_Elsewhere(place, office, office.mail, name) for name in ("mot", "hai")]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: send_due(one, NOW), senders))
    assert len(box.received) == 6
    assert len({m["Message-ID"] for m in box.messages()}) == 6


class _Elsewhere(Sender):
    @property
    def lock(self) -> Path:
        return self.place.folder / f"{self.machine}.lock"

    @property
    def journal(self) -> Path:
        return self.place.folder / f"{self.machine}.journal"


def test_a_second_sender_does_not_wait_for_ever(house: House) -> None:
    from flows.post.lock import one_sender

    place, box = house
    queued(place)
    office = the_office(place)
    assert office.mail is not None
    sender = Sender(place, office, office.mail, patience_seconds=0.1)
    with one_sender(sender.lock, 0), pytest.raises(RunInProgress, match="Một lượt gửi thư khác đang chạy"):
        send_due(sender, NOW)
    assert box.received == []


def test_without_a_mail_server_nothing_is_sent(house: House) -> None:
    place, box = house
    queued(place)
    office = the_office(place)
    place.office_path.unlink()
    from flows.office_file import write_office

    write_office(place.office_path, replace(office, mail=None))
    assert not run_post(place, NOW).has_server
    assert box.received == []
    assert states(place) == {ONE: "queued", TWO: "queued"}
