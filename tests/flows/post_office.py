"""A real mail server on loopback with STARTTLS and login, and an office that sends through it."""

from __future__ import annotations

import ipaddress
import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.actor import login
from flows.jobs import the_office
from flows.office_file import write_office
from flows.post.job import run_post
from flows.steps.letters import enclosure, queue_letters
from flows.workplace import Workplace, workplace
from pipeline.records.office import MailServer, Office, ProfileKind, Recipient, Role, Security, Thresholds
from pipeline.records.outbox import Draft, LetterKind, OutboxRow
from pipeline.store import outbox
from pipeline.store.connect import Stamp, Store

NOW = datetime(2025, 12, 1, 0, 0, tzinfo=UTC)  # Monday, 07:00 in Viet Nam
USER, PASSWORD = "lamro", "mật khẩu thử"
SENDER = "bao-chi@so.example.vn"
PAPER = "PK tờ trình\r\n.\r\n..hai chấm".encode()
ONE, TWO = "van-thu@mot.example.vn", "van-thu@hai.example.vn"
TWO_BODIES = (Recipient("Sở Một", ONE, None, None), Recipient("Sở Hai", TWO, None, None))


@dataclass
class Mailbox:
    """What the server took, and what it is to answer."""

    received: list[tuple[str, bytes]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)  # to RCPT TO, by address
    last_answer: str = "250 2.0.0 Ok: queued as 4XYZ"
    cuts_off: bool = False  # hangs up instead of the last answer

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.last_answer.startswith("250"):
            self.received += [(address, envelope.content) for address in envelope.rcpt_tos]
        if self.cuts_off:
            server.transport.abort()
        return self.last_answer

    @property
    def addresses(self) -> list[str]:
        return [address for address, _ in self.received]

    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=policy.default) for _, content in self.received]  # type: ignore[misc]


class _Server(Controller):
    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(certificates: Path, port: int = 0, tls: bool = False, **more: Any) -> Iterator[tuple[Mailbox, int]]:
    """Serve until the block ends; *tls*: from the first byte, else STARTTLS is a must.  The mailbox and the port."""
    box = Mailbox()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates / "server.pem")
    ways: dict[str, Any] = {"ssl_context": context} if tls else {"tls_context": context, "require_starttls": True}
    ways |= {"authenticator": _knows, "auth_required": True, "auth_require_tls": not tls} | more
    server = _Server(box, hostname="127.0.0.1", port=port, **ways)
    server.start()
    try:
        yield box, server.port
    finally:
        server.stop()


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=known, handled=False, auth_data=data if known else None)


def make_certificates(folder: Path) -> Path:
    """An authority of the office's own (``ca.pem``), and a server's key with its certificate for 127.0.0.1."""
    ca_key, own_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = _certificate("CA nội bộ", "CA nội bộ", ca_key, ca_key, None)
    own = _certificate("127.0.0.1", "CA nội bộ", own_key, ca_key, "127.0.0.1")
    (folder / "ca.pem").write_bytes(ca)
    key = own_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(key + own)
    return folder


def _certificate(name: str, issuer: str, key: Any, signing: Any, address: str | None) -> bytes:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    today = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=address is None, path_length=None), critical=True)
    )
    if address:
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signing, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def sending_office(
    folder: Path, certificates: Path, port: int, recipients: tuple[Recipient, ...] = TWO_BODIES, **mail: Any
) -> Workplace:
    """An empty store's place in *folder*, with an office that sends through the server at *port*."""
    folder.mkdir(parents=True, exist_ok=True)
    place = workplace(folder / "lamro.duckdb", folder / "office.yml")
    if not place.store_path.exists():
        _empty_store(place.store_path, certificates)
    password = folder / "mat-khau"
    password.write_text(PASSWORD + "\n", encoding="utf-8")
    password.chmod(0o600)
    known: dict[str, Any] = {
        "host": "127.0.0.1", "port": port, "security": Security.STARTTLS, "sender": SENDER, "user": USER,
        "password_file": str(password), "ca_file": str(certificates / "ca.pem"),
    }  # fmt: skip
    write_office(place.office_path, an_office(recipients, MailServer(**{**known, **mail})))
    return place


def _empty_store(path: Path, beside: Path) -> None:
    """Made once for all tests of a module and copied: the schema takes a quarter of a second."""
    made = beside / "empty.duckdb"
    if not made.exists():
        with Store(made).transaction(Stamp("made", NOW)):
            pass
    shutil.copyfile(made, path)


def an_office(recipients: tuple[Recipient, ...], mail: MailServer | None) -> Office:
    return Office(
        "Sở thử nghiệm", ProfileKind.PROVINCE, ("dak-lak", "lam-dong", "bo-y-te"), Thresholds(0.5, 0.7),
        "lamro-test@example.vn", recipients, tuple((role, (login(),)) for role in Role), "", mail,
    )  # fmt: skip


def a_draft(place: Workplace, period: str = "2025-W48", agency: str = "dak-lak") -> Draft:
    """A letter with one file."""
    paper = place.folder / "digests" / f"{agency}-{period}.docx"
    paper.parent.mkdir(exist_ok=True)
    paper.write_bytes(PAPER)
    file = enclosure(place.folder, paper, "Báo cáo tuần – tỉnh Đắk Lắk.docx", "application/octet-stream")
    html = "<html><body><p>Xin chào, Đắk Lắk.</p></body></html>"
    return Draft(LetterKind.WEEKLY, agency, period, "Báo cáo tuần về tỉnh Đắk Lắk", "Xin chào.\n.\n", html, (file,))


def queued(place: Workplace, now: datetime = NOW, **more: Any) -> list[str]:
    """Queue a draft for all; the ids."""
    found = queue_letters(place, the_office(place), [a_draft(place, **more)], login(), now)
    return [letter.letter_id for letter in found.new]


def standing(place: Workplace) -> dict[str, OutboxRow]:
    """The whole outbox, by address."""
    with Store(place.store_path).reading() as tx:
        return {row.email: row for row in outbox.outbox(tx, NOW + timedelta(days=99))}


def states(place: Workplace) -> dict[str, str]:
    return {email: row.state.value for email, row in standing(place).items()}


def tried(place: Workplace, now: datetime) -> dict[str, str]:
    """Try what is due; how the letters stand then."""
    run_post(place, now)
    return states(place)
