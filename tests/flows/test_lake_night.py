"""A night on a lake brings what the same night brings into a file, and the command line goes on from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_house import House, handful, make_office

from bench.postgres_server import NoServer, Server, postgres_server
from flows.workplace import workplace
from pipeline.store.connect import Store
from pipeline.store.place import store_address

# By whose name the press was asked, and by which run: everything else must be the same.
TOLD = {
    "triage_queue": "title, agency_id, day, score, probability, list_sort(reasons) as a, list_sort(signals) as b",
    "stories": "headline, agency_id, first_seen, last_seen, articles, copies, outlets, countries, languages, origin",
    "coverage_daily": "columns(*)",
    "source_health": "columns(* exclude (last_asked, last_delivered))",
    "feed_health": "source_id, new_pages, status, why",
    "cases": "agency_id, title, state, opened_at, regulation_id, flags",
    "case_clock": "agency_id, title, kind, started_on, last_day, due_at",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with postgres_server() as running:
            yield running
    except NoServer as why:
        pytest.skip(f"no lake to test: {why}")


def told(store: Store) -> dict[str, list[str]]:
    with store.opened(read_only=True) as connection:
        return {
            view: sorted(map(repr, connection.execute(f"select {columns} from {view}").fetchall()))
            for view, columns in TOLD.items()
        }


def test_a_night_on_a_lake_is_the_night_of_a_file(
    server: Server, after_a_night: House, tmp_path: Path, model: Path
) -> None:
    server.make_database("night")
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "model").symlink_to(model)
    place = workplace(store_address(server.by_socket("night", folder / "lake")), None)
    make_office(place.office_path)
    house = House(place, handful(), after_a_night.port)  # of the same addresses come the same ids
    result = house.night(1)
    assert result.cases.opened
    assert {path.name for path in folder.iterdir()} >= {"lake", "spool", "model", "office.yml"}
    on_file, on_lake = told(Store(after_a_night.place.store_path)), told(Store(place.store_path))
    assert on_lake == on_file
    assert on_lake["triage_queue"]
    assert on_lake["cases"]
