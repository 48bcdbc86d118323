"""What a mail server's failures mean for the person who must do something about them."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import MailFailed
from pipeline.records.office import MailServer, Security

_LONGEST = 300


@contextmanager
def plainly(server: MailServer) -> Iterator[None]:
    """Raise :class:`MailFailed` in clear words where *server* cannot be reached, trusted or logged in to."""
    try:
        yield
    except (OSError, smtplib.SMTPException) as error:
        raise MailFailed(f"Máy chủ thư {server.host}:{server.port}: {_why(error, server)}") from error


def answer_words(code: int, text: bytes | str) -> str:
    """A server's answer on one line, as it is told and kept."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(f"{code} {said}".split())[:_LONGEST]


def _why(error: OSError | smtplib.SMTPException, server: MailServer) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        said = answer_words(error.smtp_code, error.smtp_error)
        return f"từ chối đăng nhập của {server.user} ({said}); xem lại mail.user và mật khẩu."
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _not_offered(server, error)
    if isinstance(error, smtplib.SMTPResponseException):
        return f"trả lời {answer_words(error.smtp_code, error.smtp_error)}."
    if isinstance(error, smtplib.SMTPServerDisconnected):
        hint = "" if server.security is Security.TLS else " Nếu cổng này là TLS ngay từ đầu (465), ghi security: tls."
        return f"ngắt kết nối.{hint}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"chứng chỉ không được tin cậy ({error.verify_message}); không gửi gì. Nếu cơ quan dùng chứng chỉ nội bộ, "
            "ghi tệp của nó vào mail.ca_file; nếu tên không khớp, xem lại mail.host."
        )
    if isinstance(error, ssl.SSLError):
        return f"bắt tay TLS không thành ({error.reason or error}); xem lại mail.security và mail.port."
    if isinstance(error, socket.gaierror):
        return "không tìm thấy tên máy chủ này; xem lại mail.host và mạng."
    if isinstance(error, TimeoutError):
        return "không trả lời kịp; máy chủ quá tải, sai cổng, hoặc bị tường lửa chặn."
    if isinstance(error, ConnectionRefusedError):
        return "từ chối kết nối; máy chủ đang tắt, sai cổng, hoặc bị tường lửa chặn."
    return f"lỗi kết nối ({error.strerror or error})."


def _not_offered(server: MailServer, error: smtplib.SMTPNotSupportedError) -> str:
    if "starttls" in str(error).casefold():
        return "không có STARTTLS, nên không gửi gì (đường không mã hóa); xem lại mail.security và mail.port."
    if "auth" in str(error).casefold():
        return "không cho đăng nhập ở cổng này; xem lại mail.port, hoặc bỏ mail.user."
    return f"không làm được ({error})."
