"""Whether an office file is the store's own: the one beside it, or the one on record in its audit log."""

from __future__ import annotations

import json
import os
from pathlib import Path

from flows.workplace import OFFICE_NAME, Workplace
from pipeline.store import audit
from pipeline.store.connect import Tx

SUBJECT = "office"


def is_foreign(tx: Tx, place: Workplace) -> bool:
    """Whether the office file of *place* is another than the store's and the acting login can write it."""
    path = place.office_path.resolve()
    last, beside = on_record(tx), path_beside(place)
    recorded = last["path"] if last else None
    is_own = path == beside or str(path) == recorded or (recorded is None and not beside.exists())
    return not is_own and (_writable(path) or _writable(path.parent))


def on_record(tx: Tx) -> dict[str, object] | None:
    """What the audit log says of the office last: its path, the file's SHA-256, its roles."""
    entry = audit.last_of(tx, SUBJECT)
    told = audit.payload_of(tx, entry) if entry else None
    found = json.loads(told) if told else None
    return found if isinstance(found, dict) else None


def path_beside(place: Workplace) -> Path:
    return (place.folder / OFFICE_NAME).resolve()


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK)
