"""Names what went wrong with an exchange: a short fixed word for queries, a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from w3lib.url import safe_url_string

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Failure:
    """``word`` is one of a small fixed set; ``detail`` says what is wrong and what to do."""

    word: str
    detail: str


def bad_status(status: int, until: datetime | None = None) -> Failure:
    """What an HTTP error status means for the reader of the log; *until*: its Retry-After as an instant."""
    asked = f"the server asks to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC; " if until else ""
    if status in (404, 410):
        advice = "the page is gone; nothing needs to be done."
    elif status in (401, 402, 403, 451):
        advice = "the page is closed to us and is left alone."
    elif status == 429:
        advice = f"we asked too often; {asked}it is tried on a later pass. Give the source a longer delay."
    else:
        advice = f"the fault is the server's; {asked}it is tried on a later pass."
    return Failure("bad_status", f"The server answered {status}: {advice}")


def redirect_target(url: str, status: int, location: str | None) -> str | None:
    """The absolute address to which an answer from *url* leads on, None where it is no redirect."""
    if status not in REDIRECTS or not location:
        return None
    try:
        return urljoin(url, safe_url_string(location))
    except ValueError:
        return None


def redirect_failure(target: str, chain: tuple[str, ...]) -> Failure | None:
    """Why *target* is not followed after the addresses of *chain*, None where it may be."""
    if not target.lower().startswith(("http://", "https://")):
        return Failure(
            "address_refused", f"The page redirects to {target[:200]}, which is no web address; not followed."
        )
    if target in chain:
        return Failure("redirect_loop", f"The page redirects in a circle (again to {target}); it is not followed.")
    if len(chain) > MAX_REDIRECTS:
        return Failure("redirect_loop", f"The page redirects more than {MAX_REDIRECTS} times; it is not followed.")
    return None
