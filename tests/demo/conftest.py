"""The sample press as shipped, and a port of its own for each test process."""

from __future__ import annotations

import os
import socket
from datetime import date
from pathlib import Path

import pytest

from flows.demo.loading import load_key, load_sample
from flows.demo.sample import KeyEntry, SamplePress

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def folder() -> Path:
    return ROOT / "data" / "sample"


@pytest.fixture(scope="session")
def press(folder: Path) -> SamplePress:
    return load_sample(folder)


@pytest.fixture(scope="session")
def key(folder: Path) -> tuple[KeyEntry, ...]:
    return load_key(folder)


@pytest.fixture(scope="session")
def anchor() -> date:
    return date(2025, 11, 24)  # a Monday


@pytest.fixture(scope="session")
def port(press: SamplePress) -> int:
    """A port that is free on every outlet's address, sought from a place of this process's own."""
    first = 20_000 + os.getpid() * 37 % 10_000  # below the range from which the system gives out ports
    hosts = [outlet.host for outlet in press.outlets]
    if not _is_free(hosts[0], 0):
        pytest.skip(f"this system has no address {hosts[0]}: only Linux gives all of 127.0.0.0/8 to loopback")
    return next(port for port in range(first, first + 500) if all(_is_free(host, port) for host in hosts))


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
