"""Our own Prefect server on loopback, its database beside the store; it ends with us, even if we are killed."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

from pipeline.errors import LamroError

START_SECONDS = 90.0
_PR_SET_PDEATHSIG = 1


class ServerNotStarted(LamroError):
    """The Prefect server did not answer in time; the message names its log."""


@contextlib.contextmanager
def server(home: Path, port: int | None = None) -> Iterator[str]:
    """Start the server, yield the address of its API, stop it at the end.

    *port* None takes a free one.  Raises :class:`ServerNotStarted`.
    """
    chosen = port or _free_port()
    log_path = home / "server.log"
    command = [
        sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(chosen),
        "--no-ui", "--analytics-off",
    ]  # fmt: skip
    with log_path.open("ab") as log:
        process = subprocess.Popen(  # our own interpreter, fixed arguments
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=_die_with_parent
        )
    try:
        api = f"http://127.0.0.1:{chosen}/api"
        _wait_until_healthy(api, process, log_path)
        yield api
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()


def _wait_until_healthy(api: str, process: subprocess.Popen[bytes], log_path: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{api}/health", timeout=2) as answer:  # noqa: S310  # loopback
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.3)
    raise ServerNotStarted(f"Máy chủ Prefect không khởi động được; xem {log_path}.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    """On Linux the kernel ends the server when its parent dies; elsewhere it is stopped in the ordinary way."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.setsid()
