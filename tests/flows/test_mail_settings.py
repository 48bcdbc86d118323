"""The section mail of office.yml: what is wrong is named; the password is kept elsewhere, and well."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.office_file import load_office, write_office
from flows.post.password import mail_password
from pipeline.errors import MailFailed, OfficeError
from pipeline.records.office import MailServer, Security

Lamro = Callable[..., tuple[int, str, str]]
KNOWN = frozenset({"dak-lak", "bo-y-te"})
MAIL: dict[str, Any] = {"host": "mail.so.example.vn", "sender": "bao-chi@so.example.vn"}


def write(folder: Path, **changes: Any) -> Path:
    path = folder / "office.yml"
    content = {"name": "Sở thử", "profile": "province", "watched": ["dak-lak"], "contact": "a@example.vn", **changes}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def loaded(folder: Path, **mail: Any) -> MailServer:
    server = load_office(write(folder, mail={**MAIL, **mail}), KNOWN).mail
    assert server is not None
    return server


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        ({"host": ...}, "mail.host: "),
        ({"host": "mail so"}, "mail.host: "),
        ({"sender": ...}, "mail.sender: "),
        ({"sender": "Sở <a@b.vn>"}, "mail.sender: "),
        ({"sender": "bao-chí@so.vn"}, "mail.sender: "),
        ({"port": 70000}, "mail.port: "),
        ({"security": "ssl"}, "mail.security: "),
        ({"security": "none"}, "mail: .*chỉ dùng với máy chủ thư trên chính máy này"),
        ({"password": "x"}, "mail: .*mật khẩu không ghi trong tệp này"),
        ({"pasword_file": "x"}, "mail.pasword_file: "),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, mail: dict[str, Any], told: str) -> None:
    content = {key: value for key, value in {**MAIL, **mail}.items() if value is not ...}
    with pytest.raises(OfficeError, match=rf"^office\.yml: {told}"):
        load_office(write(tmp_path, mail=content), KNOWN)


@pytest.mark.parametrize(
    ("recipient", "told"),
    [
        ({"agencies": ["bo-y-te"]}, r"recipients\.0\.agencies: “bo-y-te” không có trong mục watched"),
        ({"email": "a@b.vn\r\nBcc: c@d.vn"}, r"recipients\.0\.email"),
        ({"email": "sở@b.vn"}, r"recipients\.0\.email"),
    ],
)
def test_a_recipient_that_cannot_be_is_named(tmp_path: Path, recipient: dict[str, Any], told: str) -> None:
    with pytest.raises(OfficeError, match=told):
        load_office(write(tmp_path, recipients=[{"name": "Sở Một", **recipient}]), KNOWN)


def test_ports_and_paths_are_the_usual_ones(tmp_path: Path) -> None:
    assert (loaded(tmp_path).port, loaded(tmp_path).security) == (587, Security.STARTTLS)
    assert loaded(tmp_path, security="tls").port == 465
    assert loaded(tmp_path, security="none", host="127.0.0.1", port=2525).port == 2525
    assert loaded(tmp_path, ca_file="ca.pem", password_file="/etc/mk").ca_file == str(tmp_path / "ca.pem")
    assert loaded(tmp_path, password_file="/etc/mk").password_file == "/etc/mk"


def test_what_is_written_loads_as_it_was(tmp_path: Path) -> None:
    recipients = [{"name": "Sở Một", "email": "a@b.vn", "agencies": ["dak-lak"]}]
    path = write(tmp_path, mail={**MAIL, "user": "u", "ca_file": "ca.pem"}, recipients=recipients)
    office = load_office(path, KNOWN)
    path.unlink()
    write_office(path, office)
    assert load_office(path, KNOWN) == office


def test_init_writes_an_example_that_works_once_it_is_uncommented(tmp_path: Path, lamro: Lamro) -> None:
    path = tmp_path / "office.yml"
    words = ("--agency", "dak-lak", "--name", "Sở thử nghiệm", "--contact", "a@example.vn")
    assert lamro("--office", str(path), "init", *words)[0] == 0
    text = path.read_text(encoding="utf-8")
    assert load_office(path, KNOWN).mail is None
    head, _, example = text.partition("# mail:")
    assert "#   mail        máy chủ thư của cơ quan" in head
    lines = ["mail:", *(line.removeprefix("# ") for line in example.splitlines() if line.strip())]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    server = load_office(path, KNOWN).mail
    assert server is not None
    assert (server.host, server.port, server.user) == ("mail.example.gov.vn", 587, "bao-chi@example.gov.vn")


def server_with(path: str) -> MailServer:
    return MailServer("h", 587, Security.STARTTLS, "a@b.vn", "lamro", path, "")


def test_the_password_is_read_from_a_file_that_only_its_owner_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAMRO_SMTP_PASSWORD", raising=False)
    path = tmp_path / "mk"
    with pytest.raises(MailFailed, match=r"Không đọc được tệp mật khẩu .*mk"):
        mail_password(server_with(str(path)))
    path.write_text("mật khẩu \n", encoding="utf-8")
    path.chmod(0o640)
    with pytest.raises(MailFailed, match=r"quyền 0640.*chmod 600"):
        mail_password(server_with(str(path)))
    path.chmod(0o600)
    assert mail_password(server_with(str(path))) == "mật khẩu "
    path.write_bytes(b"\n")
    with pytest.raises(MailFailed, match="trống"):
        mail_password(server_with(str(path)))
    with pytest.raises(MailFailed, match="Chưa có mật khẩu của lamro"):
        mail_password(server_with(""))
    monkeypatch.setenv("LAMRO_SMTP_PASSWORD", "khác")
    assert mail_password(server_with(str(path))) == "khác"
    assert os.environ["LAMRO_SMTP_PASSWORD"] == "khác"
    assert mail_password(MailServer("h", 25, Security.NONE, "a@b.vn", "", "", "")) == ""
