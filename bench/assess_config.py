"""One mark for what the flag benches ran: the shipped rules, weights and thresholds, and their source text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pipeline.assessment
from pipeline.assessment import assess

FLAG_FROM = 0.5  # the office's default threshold (flows.office_file); a test compares the two


def config_hash() -> str:
    """12 hex digits over the rules' version, all numbers of the scorecard and the bytes of the assessment rooms."""
    parts = [
        assess.RULES_VERSION,
        str(sorted(assess.WEIGHTS.items())),
        str(sorted(assess.CHECKABLE)),
        str((assess.TEXT_MODEL_WEIGHT, assess.TEXT_MODEL_FROM, assess.WATCH_FROM, FLAG_FROM)),
    ]
    digest = hashlib.sha256("\0".join(parts).encode())
    folder = Path(pipeline.assessment.__path__[0])
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
