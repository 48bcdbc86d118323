"""A PostgreSQL server of one's own from Debian's binaries, for measuring and testing: a fresh cluster in a temporary
folder, gone afterwards.

Over TCP it asks for :data:`PASSWORD`; over its socket it lets the owner in.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "lamro"
PASSWORD = "mật khẩu 'thử'"  # noqa: S105  # of a server that lives for a minute; awkward on purpose
_NOBODY = ("postgres", "nobody")  # PostgreSQL refuses to run as root
_SECONDS = 30.0


class NoServer(RuntimeError):
    """There are no PostgreSQL binaries, or the server does not start; the message says which."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: over its socket in *folder*, and on 127.0.0.1."""

    binaries: Path
    folder: Path
    port: int
    pid: int

    def make_database(self, name: str) -> None:
        command = [str(self.binaries / "createdb"), f"--host={self.folder}", f"--port={self.port}", "-U", USER, name]
        subprocess.run(command, check=True, capture_output=True)

    def by_socket(self, database: str, data: Path) -> str:
        """The address of a lake in *database* with its files in *data*; no password is asked for."""
        return f"ducklake:postgresql://{USER}@:{self.port}/{database}?host={self.folder}&data={data}"

    def ask(self, database: str, sql: str) -> str:
        """What psql prints, bare."""
        command = [str(self.binaries / "psql"), "-AtX", "-h", str(self.folder), "-p", str(self.port), "-U", USER]
        done = subprocess.run([*command, "-c", sql, database], check=True, capture_output=True, text=True)
        return done.stdout.strip()


@contextmanager
def postgres_server() -> Iterator[Server]:
    """A server for this block.  Raises :class:`NoServer`."""
    binaries = find_binaries()
    folder = Path(tempfile.mkdtemp(prefix="lamro-pg-"))
    owner = _owner()
    try:
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if owner is not None:
            for path in (folder, folder / "password"):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        _make_cluster(binaries, folder, owner)
        process, port = _start(binaries, folder, owner)
        try:
            yield Server(binaries, folder, port, process.pid)
        finally:
            process.terminate()  # no new sessions
            process.send_signal(2)  # and the open ones end now
            process.wait(_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_binaries() -> Path:
    """The newest of Debian's PostgreSQL servers, or the one on the PATH.  Raises :class:`NoServer`."""
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = there[-1] if there else shutil.which("initdb")
    if found is None:
        raise NoServer("no PostgreSQL server here: Debian's package is named postgresql")
    return Path(found).parent


def _owner() -> pwd.struct_passwd | None:
    """As whom the server runs: we ourselves, unless we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in _NOBODY if name in known)


def _as(owner: pwd.struct_passwd | None) -> dict[str, int | list[int]]:
    return {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _make_cluster(binaries: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
    command = [
        str(binaries / "initdb"), "-D", str(folder / "data"), "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={folder / 'password'}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, **_as(owner))  # type: ignore[call-overload]
    if done.returncode:
        raise NoServer(f"initdb failed: {done.stderr.strip()}")


def _start(binaries: Path, folder: Path, owner: pwd.struct_passwd | None) -> tuple[subprocess.Popen[bytes], int]:
    port = _free_port()
    command = [
        str(binaries / "postgres"), "-D", str(folder / "data"), "-k", str(folder), "-p", str(port),
        "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
    ]  # fmt: skip
    log = (folder / "log").open("wb")
    process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **_as(owner))  # type: ignore[call-overload]
    log.close()
    ready = [str(binaries / "pg_isready"), "-q", "-h", str(folder), "-p", str(port)]
    deadline = time.monotonic() + _SECONDS
    while subprocess.run(ready, check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise NoServer(f"the server does not start: {(folder / 'log').read_text(errors='replace')[-1000:]}")
        time.sleep(0.05)
    return process, port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
