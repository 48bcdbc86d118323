"""One connection to the office's mail server, over which letters are handed over one by one."""

from __future__ import annotations

import base64
import ipaddress
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

from flows.post.troubles import answer_words, plainly
from pipeline.errors import MailFailed
from pipeline.records.office import MailServer, Security
from pipeline.records.outbox import LetterEventKind

CONNECT_SECONDS = 30.0
ANSWER_SECONDS = 300.0
LAST_ANSWER_SECONDS = 600.0
"""RFC 5321, 4.5.3.2.6: whoever waits less for the last answer makes doubles."""

_TOO_LARGE = 552
_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of handing a letter over: sent, failed, refused, or unsure."""

    kind: LetterEventKind
    words: str


class Connection:
    """An open, trusted, logged-in connection; use it in a ``with``."""

    def __init__(self, server: MailServer, password: str) -> None:
        """Raises :class:`MailFailed`."""
        self._server = server
        with plainly(server):
            self._smtp = _connected(server)
            try:
                _guard(self._smtp, server, password)
            except BaseException:
                self._smtp.close()
                raise

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.alive and kind is None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self._smtp.close()

    @property
    def alive(self) -> bool:
        """Whether it can take another letter."""
        return self._smtp.sock is not None

    def hand_over(self, recipient: str, message: bytes, before_the_last_line: Callable[[], None]) -> Verdict:
        """Hand *message* (7-bit, CRLF) over for *recipient*.

        *before_the_last_line* is called when the server has everything but the line that ends it; where it raises,
        the connection is cut off there, the server must drop what it has, and the error goes through.
        """
        try:
            verdict = self._begin(recipient, message)
            if verdict is not None:
                return verdict
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Verdict(LetterEventKind.FAILED, f"Đứt kết nối trước khi giao xong; thư chưa đi ({error}).")
        try:
            before_the_last_line()
        except BaseException:
            self._smtp.close()
            raise
        return self._end()

    def probe(self, recipient: str) -> Verdict:
        """Whether the server would take a letter for *recipient*; none is sent."""
        try:
            verdict = self._address(recipient, 0)
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Verdict(LetterEventKind.FAILED, f"Đứt kết nối ({error}).")
        self._forget()
        return verdict or Verdict(LetterEventKind.SENT, "")

    def _forget(self) -> None:
        """Take back the address, so that the next letter can follow; a server that hangs up ends the connection."""
        try:
            code, _ = self._smtp.rset()
        except (OSError, smtplib.SMTPException):
            code = 421
        if code != 250:
            self._smtp.close()

    def _begin(self, recipient: str, message: bytes) -> Verdict | None:
        """Everything but the last line; a verdict where the server will not have it."""
        verdict = self._address(recipient, len(message))
        if verdict is None:
            code, said = self._smtp.docmd("DATA")
            if code != 354:
                verdict = _no(code, said)
        if verdict is not None:
            self._forget()
            return verdict
        stuffed = _DOT.sub(b"..", message)
        self._smtp.send(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")
        return None

    def _address(self, recipient: str, size: int) -> Verdict | None:
        options = [f"size={size}"] if size and self._smtp.has_extn("size") else []
        code, said = self._smtp.mail(self._server.sender, options)
        if code != 250:
            # the sender is ours: no letter is at fault, and a person can mend it; a letter too large is
            return _no(code if code == _TOO_LARGE else 450, said, shown=code)
        code, said = self._smtp.rcpt(recipient)
        return None if code in (250, 251) else _no(code, said)

    def _end(self) -> Verdict:
        try:
            self._smtp.send(b".\r\n")
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(LAST_ANSWER_SECONDS)
            code, said = self._smtp.getreply()
            if self._smtp.sock is not None:
                self._smtp.sock.settimeout(ANSWER_SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Verdict(LetterEventKind.UNSURE, f"Đứt kết nối sau khi giao xong, máy chủ chưa trả lời ({error}).")
        if 200 <= code < 300:
            return Verdict(LetterEventKind.SENT, answer_words(code, said))
        return _no(code, said)


def _no(code: int, said: bytes, shown: int | None = None) -> Verdict:
    kind = LetterEventKind.REFUSED if 500 <= code < 600 else LetterEventKind.FAILED
    return Verdict(kind, f"Máy chủ trả lời {answer_words(shown or code, said)}")


def _connected(server: MailServer) -> smtplib.SMTP:
    own = socket.gethostname()
    name = own if "." in own else server.sender.rpartition("@")[2]  # never asked of a name server: that may hang
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, name, timeout=CONNECT_SECONDS, context=_context(server))
    return smtplib.SMTP(server.host, server.port, name, timeout=CONNECT_SECONDS)


def _guard(smtp: smtplib.SMTP, server: MailServer, password: str) -> None:
    """Encrypt and log in; the order is what keeps the password from going in the clear."""
    assert smtp.sock is not None
    if server.security is Security.STARTTLS:
        smtp.starttls(context=_context(server))
    elif server.security is Security.NONE and not ipaddress.ip_address(smtp.sock.getpeername()[0]).is_loopback:
        raise MailFailed(f"{server.host} không phải chính máy này: không gửi thư không mã hóa ra ngoài.")
    smtp.ehlo_or_helo_if_needed()
    if server.user:
        _log_in(smtp, server.user, password)
    smtp.sock.settimeout(ANSWER_SECONDS)


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """``smtplib`` takes ASCII only; RFC 4616 says that a password with diacritics goes as UTF-8."""
    if (user + password).isascii():
        smtp.login(user, password)
        return
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError("no AUTH PLAIN for a password with diacritics")
    told = base64.b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
    code, said = smtp.docmd("AUTH", f"PLAIN {told}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def _context(server: MailServer) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=server.ca_file or None)
    except (OSError, ssl.SSLError) as error:
        raise MailFailed(f"Không đọc được chứng chỉ {server.ca_file} (mail.ca_file): {error}.") from error
