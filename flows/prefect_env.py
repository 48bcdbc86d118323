"""Prefect's surroundings: its home beside the store, no telemetry, no banner.  Call before prefect is imported."""

from __future__ import annotations

import os
from pathlib import Path


def prepare(home: Path) -> None:
    """Point Prefect at *home* and turn off what would leave the house.  An address that is set already stays."""
    home.mkdir(parents=True, exist_ok=True)
    wanted = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        "PREFECT_SERVER_UI_ENABLED": "false",
    }
    for name, value in wanted.items():
        os.environ.setdefault(name, value)
