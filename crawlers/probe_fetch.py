"""One GET for a probe: guarded address, capped size, no cookies, an honest name."""

from __future__ import annotations

import ipaddress
import socket
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from crawlers.addresses import host_of
from crawlers.decode import PayloadTooLarge, PayloadUndecodable, accepted_encodings, decode_body
from crawlers.guard import is_public
from crawlers.job import loopback_network
from crawlers.settings import user_agent
from pipeline.errors import AddressRefused

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ProbeAnswer:
    """What came back for one address, without following it further."""

    url: str
    status: int | None  # None where no answer came
    content_type: str
    body: bytes  # content-decoded; empty beside a location
    location: str = ""  # where a redirect points to, as written
    error: str | None = None  # timeout, address_refused, too_large, undecodable, connection, redirects


@dataclass(frozen=True, slots=True)
class _Limits:
    timeout: float
    max_bytes: int
    exempt: Network | None
    resolve: Resolve


def http_fetch(
    contact: str,
    timeout: float = 20.0,
    exempt_network: str | None = None,
    delay: float = 1.0,
    max_bytes: int = 10_000_000,
    resolve: Resolve | None = None,
) -> Callable[[str], ProbeAnswer]:
    """A fetch function for :func:`crawlers.probe.probe`; what goes wrong is in its answer, never raised.

    *contact* (mail or address) stands in the User-Agent; *timeout* (seconds) bounds one whole exchange;
    *exempt_network* is the ONE loopback network that the guard lets through (``127.77.0.0/16``);
    *delay* (seconds) lies between two requests; *max_bytes* bounds a body, also once decompressed;
    *resolve* replaces the system's DNS.  Raises :class:`pipeline.errors.CollectorFailed` where
    *exempt_network* is not loopback.
    """
    exempt = loopback_network(exempt_network) if exempt_network else None
    limits = _Limits(timeout, max_bytes, exempt, resolve or _resolve)
    headers = {
        "User-Agent": user_agent(_ascii(contact)),
        "Accept-Encoding": accepted_encodings(),
        "Accept": "*/*",
    }
    last_request = float("-inf")

    def fetch(url: str) -> ProbeAnswer:
        nonlocal last_request
        time.sleep(max(0.0, last_request + delay - time.monotonic()))
        try:
            return _exchange(url, headers, limits)
        except Exception as problem:  # one bad answer must not end the round; programming errors go on
            error = _word(problem)
            if error is None:
                raise
            return ProbeAnswer(url, None, "", b"", error=error)
        finally:
            last_request = time.monotonic()

    return fetch


def _exchange(url: str, headers: dict[str, str], limits: _Limits) -> ProbeAnswer:
    deadline = time.monotonic() + limits.timeout
    refuse_private(limits.resolve(host_of(url)), limits.exempt)
    # A client of its own for each exchange: no cookies are kept.
    with (
        httpx.Client(headers=headers, timeout=limits.timeout, trust_env=False, follow_redirects=False) as client,
        client.stream("GET", url) as response,
    ):
        # A name may resolve otherwise the second time: what counts is whom we are talking to.
        peer = response.extensions["network_stream"].get_extra_info("server_addr")
        refuse_private((str(peer[0]),), limits.exempt)
        location = response.headers.get("location", "") if response.is_redirect else ""
        body = b"" if location else _body(response, limits.max_bytes, deadline)
        return ProbeAnswer(url, response.status_code, response.headers.get("content-type", ""), body, location)


def _word(problem: Exception) -> str | None:
    """The fixed word for what went wrong on the way, None for an error of our own."""
    match problem:
        case AddressRefused():
            return "address_refused"
        case PayloadTooLarge():
            return "too_large"
        case PayloadUndecodable():
            return "undecodable"
        case httpx.TimeoutException() | TimeoutError():
            return "timeout"
        case httpx.HTTPError() | httpx.InvalidURL() | OSError() | UnicodeError():
            return "connection"
        case _:
            return None


def _body(response: httpx.Response, max_bytes: int, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_raw():
        size += len(piece)
        if size > max_bytes:
            raise PayloadTooLarge(f"{response.url} sends more than {max_bytes} bytes.")
        if time.monotonic() > deadline:
            raise TimeoutError(f"{response.url} does not end.")
        pieces.append(piece)
    codings = [name for name in response.headers.get("content-encoding", "").split(",") if name.strip()]
    return decode_body(b"".join(pieces), codings, max_bytes)


def _ascii(contact: str) -> str:
    """*contact* as a header may hold it: an office's name loses its diacritics."""
    plain = unicodedata.normalize("NFKD", contact.replace("đ", "d").replace("Đ", "D"))
    return " ".join(plain.encode("ascii", "ignore").decode().split())


def _resolve(host: str) -> tuple[str, ...]:
    return tuple(str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))


def refuse_private(addresses: tuple[str, ...], exempt: Network | None) -> None:
    """Raise :class:`AddressRefused` where one of *addresses* is neither public nor in *exempt*."""
    for text in addresses:
        address = ipaddress.ip_address(text.partition("%")[0])
        if not is_public(address) and not (exempt is not None and address in exempt):
            raise AddressRefused(f"The address {text} is private, loopback or reserved; it is not fetched.")
