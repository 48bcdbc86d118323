"""An office in a folder of its own, with nights on a few outlets of the sample press."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.actor import login
from flows.demo.press import (
    LOOPBACK_NETWORK,
    SamplePress,
    load_sample,
    night_instant,
    sample_sources,
    visible,
)
from flows.demo.sample import Outlet, SampleArticle
from flows.demo.server import serve
from flows.jobs import the_office
from flows.night import NightPlan, NightResult, run_night
from flows.office_file import write_office
from flows.screen import Quiet
from flows.steps.collect import Way
from flows.workplace import SAMPLE, Workplace, workplace
from pipeline.records.office import Office, ProfileKind, Recipient, Role, Thresholds

PORT = "port"
ANCHOR = date(2025, 11, 24)  # a Monday
HANDFUL = ("canh-dieu-tin", "lua-vang", "cong-dak-lak-mau", "trang-bo-y-te-mau", "mekong-lantern")
WATCHED = ("dak-lak", "lam-dong", "bo-y-te")
# What says where or by which run a row came; what a run does to the book of runs and to the lock.
_INCIDENTAL = ("run_id", "warc_path", "warc_offset", "warc_length")
_NOT_CONTENT = ("run_events", "write_lock", "schema_migrations", "view_versions")


@dataclass(frozen=True, slots=True)
class House:
    """An office, its store, and the press that is served to it."""

    place: Workplace
    press: SamplePress
    port: int

    def plan(self, night: int = 1, **changes: Any) -> NightPlan:
        now = night_instant(ANCHOR, night)
        way = Way(exempt_network=LOOPBACK_NETWORK, fixed_now=now)
        sources = sample_sources(self.press, self.port)
        return replace(NightPlan("nightly", self.place, the_office(self.place), sources, way, now), **changes)

    def night(self, night: int = 1, **changes: Any) -> NightResult:
        """Run night 1 or 2 in this process."""
        with _at(self.port), serve(self.press, ANCHOR, night, self.port):
            return run_night(self.plan(night, **changes), Quiet())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return ask(self.place.store_path, sql)

    def counts(self) -> dict[str, int]:
        """Rows of every table."""
        counted = " union all by name ".join(f"select '{t}' as t, count(*) as n from \"{t}\"" for t in self._tables())
        return {name: int(rows) for name, rows in self.rows(counted)}

    def contents(self) -> dict[str, list[str]]:
        """Every table's rows, in a fixed order, without what says by which run and where a row came."""
        with duckdb.connect(str(self.place.store_path), read_only=True) as connection:
            connection.execute("set timezone = 'UTC'")
            return {name: _content(connection, name) for name in self._tables() if name not in _NOT_CONTENT}

    def pages(self, night: int = 1) -> list[tuple[Outlet, SampleArticle]]:
        """What can be fetched in that night."""
        out = [
            (outlet, article) for outlet in self.press.outlets for article in visible(self.press, outlet, ANCHOR, night)
        ]
        return [(outlet, article) for outlet, article in out if article.serve == "page" and outlet.feed_status == 200]

    def _tables(self) -> list[str]:
        found = self.rows("select table_name from information_schema.tables where table_type = 'BASE TABLE'")
        return sorted(name for (name,) in found)


def _content(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    columns = [row[0] for row in connection.execute(f'describe "{table}"').fetchall() if row[0] not in _INCIDENTAL]
    wanted = ", ".join(f'"{column}"' for column in columns)
    return sorted(repr(row) for row in connection.execute(f'select {wanted} from "{table}"').fetchall())


def ask(store: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of *sql*, read past all our own code."""
    with duckdb.connect(str(store), read_only=True) as connection:
        connection.execute("set timezone = 'UTC'")
        return connection.execute(sql).fetchall()


def handful(outlets: tuple[str, ...] = HANDFUL) -> SamplePress:
    """The sample press, reduced to *outlets*."""
    whole = load_sample(SAMPLE)
    return SamplePress(
        tuple(outlet for outlet in whole.outlets if outlet.id in outlets),
        tuple(article for article in whole.articles if article.outlet_id in outlets),
    )


def make_office(path: Path, watched: tuple[str, ...] = WATCHED, roles: tuple[Role, ...] = tuple(Role)) -> Office:
    """Write an office.yml in which this login has *roles*."""
    office = Office(
        "Văn phòng thử nghiệm",
        ProfileKind.PROVINCE,
        watched,
        Thresholds(0.5, 0.7),
        "lamro-test@example.vn",
        (Recipient("Sở thử nghiệm", "", None, None),),
        tuple((role, (login(),) if role in roles else ()) for role in Role),
    )
    write_office(path, office)
    return office


def settle(folder: Path, model: Path, press: SamplePress, port: int) -> House:
    """A new house in *folder*, with the trained *model* in place."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(model, folder / "model", dirs_exist_ok=True)
    place = workplace(folder / "lamro.duckdb", folder / "office.yml")
    make_office(place.office_path)
    (folder / PORT).write_text(str(port), encoding="ascii")  # the addresses are in the ids: it stays with the store
    return House(place, press, port)


def move(house: House, folder: Path) -> House:
    """A copy of *house* that a test may change."""
    shutil.copytree(house.place.folder, folder, dirs_exist_ok=True)
    return replace(house, place=workplace(folder / "lamro.duckdb", folder / "office.yml"))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that *make* fills once a test run, whichever worker comes first; the others wait."""
    folder = _shared(factory) / name
    with alone(factory, name):
        if not (folder / "made").exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            (folder / "made").touch()
    return folder


def moved_in(folder: Path, press: SamplePress) -> House:
    """The house that was settled in *folder*, with the port at which its press was served."""
    place = workplace(folder / "lamro.duckdb", folder / "office.yml")
    return House(place, press, int((folder / PORT).read_text(encoding="ascii")))


@contextmanager
def alone(factory: pytest.TempPathFactory, name: str) -> Iterator[None]:
    """Only one worker at a time is in such a block of the same *name*."""
    with (_shared(factory) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _at(port: int) -> Iterator[None]:
    """Copies of one house share its port: whoever serves there last waits until the others are through."""
    with (Path(tempfile.gettempdir()) / f"lamro-test-port-{port}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The folder of this test run, the same for all its workers."""
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def free_port(hosts: tuple[str, ...], lowest: int) -> int:
    """The first port from *lowest* on that is free on every address, the same in each run of the suite.

    Addresses are in the ids: what fails with some ids must fail again.  LAMRO_TEST_PORTS moves all ports, for two
    suites on one machine.
    """
    if not _is_free(hosts[0], 0):
        pytest.skip(f"this system has no address {hosts[0]}: only Linux gives all of 127.0.0.0/8 to loopback")
    first = lowest + int(os.environ.get("LAMRO_TEST_PORTS", "0"))
    return next(port for port in range(first, first + 500) if all(_is_free(host, port) for host in hosts))


def own_port(hosts: tuple[str, ...]) -> int:
    """A port of this worker's own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return free_port(hosts, 10_000 + 100 * int(worker))


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers: what was closed just now is free
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def at_night(night: int) -> datetime:
    """The instant of the sample's night 1 or 2."""
    return night_instant(ANCHOR, night)


def slowed(plan: NightPlan, seconds: float = 0.2) -> NightPlan:
    """*plan* with a pause before each page of a source, so that a collection takes its time."""
    return replace(plan, sources=tuple(replace(source, delay_seconds=seconds) for source in plan.sources))
