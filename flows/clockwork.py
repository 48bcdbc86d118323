"""The one place where the machine's clock is read and runs are named."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from pipeline.records.days import iso


def right_now() -> datetime:
    """The present instant, aware, UTC."""
    return datetime.now(UTC)


def new_run_id(kind: str, now: datetime) -> str:
    """A name for a run that sorts by time and never repeats: ``nightly-20251123T220000Z-3f9a``."""
    stamp = iso(now)[:19].replace("-", "").replace(":", "")
    return f"{kind}-{stamp}Z-{secrets.token_hex(2)}"
