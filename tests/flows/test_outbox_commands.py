"""The outbox as its user meets it: the week's digest sent, what has not gone, what a person does about it."""

from __future__ import annotations

import html as markup
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from post_office import NOW, ONE, SENDER, TWO, TWO_BODIES, Mailbox, mail_server, make_certificates, sending_office
from sample_house import House

from flows.jobs import the_office
from flows.office_file import write_office
from flows.workplace import workplace
from pipeline.records.case_acts import SecretStub
from pipeline.records.outbox import LetterKind
from pipeline.store import case_acts
from pipeline.store.connect import Stamp, Store

Lamro = Callable[..., tuple[int, str, str]]
WEEK = ("weekly", "--week", "2025-W47", "--agency", "dak-lak")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def post(copied: House, certificates: Path) -> Iterator[tuple[House, Mailbox]]:
    """A house after its first night that sends through a server of the test's own."""
    with mail_server(certificates) as (box, port):
        copied.place.office_path.unlink()
        sending_office(copied.place.folder, certificates, port)
        yield copied, box


def parts(message: EmailMessage) -> tuple[str, str, dict[str, bytes]]:
    """Text, HTML, and the files by name."""
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    files = {str(one.get_filename()): one.get_payload(decode=True) for one in message.iter_attachments()}
    return text.get_content(), page.get_content(), files  # type: ignore[return-value]


def test_the_week_is_sent_once_and_reads_well_and_no_secret_is_in_it(post: tuple[House, Mailbox], lamro: Lamro) -> None:
    house, box = post
    ((case,),) = house.rows("select arg_min(case_id, title) from cases where agency_id = 'dak-lak'")
    with Store(house.place.store_path).transaction(Stamp("test", NOW)) as tx:
        stub = SecretStub("s1", case, "15/ĐK-BMNN", "khoản 9 Điều 77", "an.nguyen")
        case_acts.save_stubs(tx, [stub])
    code, said, errors = lamro(*WEEK, "--send", house=house)
    assert (code, errors) == (0, "")
    assert "2 thư đã đi, 0 thư chưa đi." in said
    assert sorted(box.addresses) == [TWO, ONE]
    message = box.messages()[0]
    assert message["Subject"] == "Tổng hợp thông tin báo chí về tỉnh Đắk Lắk – tuần 47/2025 (17/11/2025–23/11/2025)"
    assert f"<{SENDER}>" in message["From"]
    text, page, files = parts(message)
    assert "TÓM TẮT\n1. Có " in text.replace("\r\n", "\n")
    assert "Đắk Lắk" in page
    name = "Báo cáo tuần 47 năm 2025 – Tỉnh Đắk Lắk"
    assert list(files) == [f"{name}.docx", f"{name}.html"]
    digests = {path.suffix: path.read_bytes() for path in house.place.digests.iterdir()}
    assert list(files.values()) == [digests[".docx"], digests[".html"]]
    paper = zipfile.ZipFile(io.BytesIO(files[f"{name}.docx"])).read("word/document.xml").decode()
    for words in (text, page, markup.unescape(files[f"{name}.html"].decode()), markup.unescape(paper)):
        assert stub.register_number not in words
        assert stub.legal_item not in words
    code, said, _ = lamro(*WEEK, "--send", house=house)
    assert code == 0
    assert "0 thư đã đi, 0 thư chưa đi, 2 thư đã gửi từ trước nên không gửi nữa" in said
    assert len(box.received) == 2
    code, said, _ = lamro(*WEEK, "--send", "--again", house=house)
    assert code == 0
    assert [m["Subject"].startswith("[Bản thay thế] ") for m in box.messages()] == [False, False, True, True]
    code, said, _ = lamro("outbox", "list", house=house)
    assert code == 0
    assert said.count("đã gửi") == 4


def test_the_morning_page_goes_only_to_those_who_are_named_for_it(
    post: tuple[House, Mailbox], lamro: Lamro, certificates: Path
) -> None:
    house, box = post
    office = the_office(house.place)
    daily_too = replace(office.recipients[1], letters=(LetterKind.WEEKLY, LetterKind.DAILY))
    house.place.office_path.unlink()
    write_office(house.place.office_path, replace(office, recipients=(office.recipients[0], daily_too)))
    morning = ("daily", "--agency", "dak-lak", "--day", "2025-11-23", "--no-show", "--send")
    code, said, errors = lamro(*morning, house=house)
    assert (code, errors) == (0, "")
    assert box.addresses == [TWO]
    text, page, files = parts(box.messages()[0])
    assert [name.startswith("Điểm báo 23-11-2025") for name in files] == [True]
    assert "Đắk Lắk" in text
    assert page.replace("\r\n", "\n").strip() == next(iter(files.values())).decode().strip()
    code, said, _ = lamro(*morning, house=house)
    assert "1 thư đã gửi từ trước" in said
    assert len(box.received) == 1


def test_what_does_not_go_is_told_listed_and_mended(post: tuple[House, Mailbox], lamro: Lamro, tmp_path: Path) -> None:
    house, box = post
    box.answers[ONE] = "550 5.1.1 Không có hộp thư này"
    code, said, _ = lamro(*WEEK, "--send", house=house)
    assert code == 3
    assert "bị từ chối (" in said
    assert "Lần thử 1: Máy chủ trả lời 550 5.1.1 Không có hộp thư này" in said
    assert "1 thư đã đi, 1 thư chưa đi. Xem: lamro outbox list" in said
    code, said, _ = lamro("outbox", "list", house=house)
    assert code == 3
    assert "1 thư chưa đến nơi hoặc không rõ đã đến." in said
    ((own,),) = house.rows("select letter_id from undelivered")
    code, said, _ = lamro("outbox", "show", own[:8], house=house)
    assert code == 0
    assert "Diễn biến:" in said
    assert "TỔNG HỢP THÔNG TIN BÁO CHÍ VỀ TỈNH ĐẮK LẮK" in said
    eml = tmp_path / "thu.eml"
    assert lamro("outbox", "show", own[:8], "--eml", str(eml), house=house)[0] == 0
    assert eml.read_bytes().startswith(b"From: =?utf-8?")
    code, said, _ = lamro("outbox", "send", house=house)
    assert (code, said) == (0, "Không có thư nào đến lượt gửi.\n")
    box.answers.clear()
    code, said, _ = lamro("outbox", "resend", own[:8], "--reason", "đã mở lại hộp thư", house=house)
    assert code == 0
    assert "1 thư đã đi, 0 thư chưa đi." in said
    assert box.addresses.count(ONE) == 1
    assert lamro("outbox", "cancel", own[:8], "-r", "thôi", house=house)[0] == 1
    assert lamro("outbox", "list", house=house)[0] == 0
    actions = [action for (action,) in house.rows("select action from audit_log order by seq")]
    assert actions[-2:] == ["letter.resent", "letter.sent"]
    assert lamro("audit", "verify", house=house)[0] == 0


def test_a_test_letter_and_a_dry_run(post: tuple[House, Mailbox], lamro: Lamro) -> None:
    house, box = post
    code, said, _ = lamro("mail", "test", ONE, "--dry-run", house=house)
    assert code == 0
    assert f"Máy chủ nhận thư cho {ONE}. Chưa gửi gì." in said
    assert box.received == []
    code, _, errors = lamro("mail", "test", "ai-do@example.vn", house=house)
    assert code == 1
    assert "không có trong danh sách nơi nhận" in errors
    assert lamro("mail", "test", ONE, house=house)[0] == 0
    assert box.messages()[0]["Subject"] == "Thư thử từ hệ thống Làm Rõ"
    box.answers[ONE] = "450 4.2.1 Hộp thư bận"
    code, said, _ = lamro("mail", "test", ONE, "--dry-run", house=house)
    assert (code, "450 4.2.1 Hộp thư bận" in said) == (3, True)
    code, said, _ = lamro("mail", "test", ONE, house=house)
    assert code == 3
    assert "đã ngừng gửi lại" in said  # a test is not tried again, and nobody waits for it
    assert lamro("outbox", "list", house=house)[0] == 0
    (house.place.folder / "mat-khau").chmod(0o644)
    code, _, errors = lamro("mail", "test", "--dry-run", house=house)
    assert code == 1
    assert "chmod 600" in errors


def test_without_a_mail_server_the_digest_is_only_filed(copied: House, lamro: Lamro) -> None:
    code, said, errors = lamro(*WEEK, "--send", house=copied)
    assert (code, errors) == (3, "")
    assert "báo cáo chỉ được lưu, không gửi thư" in said
    assert {path.suffix for path in copied.place.digests.iterdir()} == {".html", ".docx", ".json", ".csv"}
    code, _, errors = lamro("mail", "test", "--dry-run", house=copied)
    assert code == 1
    assert "không có mục mail" in errors
    assert lamro("outbox", "list", house=copied)[1] == "Chưa có thư nào.\n"


def test_nobody_without_a_role_sends_and_an_office_file_of_one_s_own_sends_nowhere(
    post: tuple[House, Mailbox], lamro: Lamro, tmp_path: Path
) -> None:
    house, box = post
    office = the_office(house.place)
    mine = tmp_path / "mine.yml"
    write_office(mine, replace(office, recipients=(replace(TWO_BODIES[0], email="ai-do@example.vn"),)))
    stranger = replace(house, place=workplace(house.place.store_path, mine))
    code, _, errors = lamro(*WEEK, "--send", house=stranger)
    assert code == 1
    assert "không phải tệp cơ quan của kho này" in errors
    house.place.office_path.unlink()
    write_office(house.place.office_path, replace(office, roles=tuple((role, ()) for role, _ in office.roles)))
    for words in ((*WEEK, "--send"), ("outbox", "send"), ("outbox", "resend", "a", "-r", "x"), ("mail", "test", ONE)):
        code, _, errors = lamro(*words, house=house)
        assert code == 1
        assert "không có vai trò" in errors
    assert box.received == []
    assert house.counts()["letters"] == 0
