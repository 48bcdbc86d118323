"""What Scrapy and we ourselves raise for a request, as a :class:`Failure`."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawlers.outcome import Failure


class Refused(IgnoreRequest):
    """We ourselves decline a request; carries the :class:`Failure` to be recorded."""

    def __init__(self, word: str, detail: str) -> None:
        super().__init__(f"{word}: {detail}")
        self.failure = Failure(word, detail)


_NETWORK: tuple[tuple[type[BaseException], str, str], ...] = (
    (DownloadTimeoutError, "timeout", "The server did not answer in full in time; it is tried next time."),
    (CannotResolveHostError, "dns", "The host's name cannot be resolved; check its spelling or this machine's DNS."),
    (DownloadConnectionRefusedError, "refused", "The server refuses the connection; it is tried next time."),
    (ResponseDataLossError, "incomplete", "The answer ended before it was whole; it is tried next time."),
    (DownloadFailedError, "connection_lost", "The connection broke off; it is tried next time."),
)


def explain(error: BaseException) -> Failure:
    """The :class:`Failure` that *error*, raised by Scrapy or by us, stands for."""
    if isinstance(error, Refused):
        return error.failure
    text = str(error)
    if isinstance(error, DownloadCancelledError):  # Scrapy cancels for one reason only, mostly without saying it
        return Failure("too_large", "The body is larger than the limit; it was cut off and not kept.")
    if "SSL" in text or "certificate" in text:
        return Failure("tls", f"No trustworthy encrypted connection could be made ({text[:200]}).")
    for kind, word, advice in _NETWORK:
        if isinstance(error, kind):
            return Failure(word, f"{advice} ({text[:200]})" if text else advice)
    return Failure("failed", f"{type(error).__name__}: {text[:300]}")
