"""Which addresses of the press may become links."""

from __future__ import annotations

from urllib.parse import urlsplit

from pipeline.render.clean import clean


def safe_address(url: str) -> str:
    """*url* where it is an absolute http or https address with a host, else "" (no link is made)."""
    address = clean(url).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
