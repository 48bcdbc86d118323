"""The three flows as Prefect runs them, on a server of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_house import ANCHOR, House, at_night

from flows import clockwork, prefect_env
from flows.demo.server import serve


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Prefect's surroundings as the command line makes them, and a throw-away server."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PREFECT_HOME", "PREFECT_LOGGING_LEVEL"):
            patch.delenv(name, raising=False)
        held = dict(prefect_env.os.environ)
        prefect_env.prepare(tmp_path_factory.mktemp("prefect"))
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield
        prefect_env.os.environ.clear()
        prefect_env.os.environ.update(held)


def test_the_night_the_clock_and_the_week_run_as_flows(
    prefect: None, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client

    import flows.prefect_flows as ours
    from flows.screen import Quiet

    monkeypatch.setattr(ours, "right_now", lambda: at_night(2))
    monkeypatch.setattr(ours, "nightly_plan", lambda place: house.plan(1))
    where = {"store": str(house.place.store_path), "office": str(house.place.office_path)}
    with serve(house.press, ANCHOR, 1, house.port):
        result = ours.night_flow(house.plan(1), Quiet())
        assert result.complete
        assert result.articles == len(house.pages(1))
        held = house.contents()
        assert ours.nightly(**where).startswith("0 articles, ")  # the scheduled one, at the same instant
    assert house.contents() == held
    assert ours.clock(**where) == 0
    papers = ours.weekly(**where)
    assert len(papers) == 2 * 3
    assert all(Path(paper).stat().st_size > 5_000 for paper in papers)
    assert ours.post(**where) == 0  # no mail server: the papers are only filed
    kinds = [kind for (kind,) in house.rows("select kind from run_events where event = 'finished' order by rowid")]
    assert kinds == ["nightly", "nightly", "clock", "weekly"]
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs()
        tasks = client.read_task_runs()
    assert [run.state_name for run in runs] == ["Completed"] * 5
    names = {task.name.partition("-")[0] for task in tasks}
    assert names >= {"collect", "load", "extract", "stories", "model", "assess", "cases", "clock", "weekly", "post"}
    assert len(tasks) == 2 * (len(names) - 3) + 4  # one a step of the two nights, however many articles
    assert clockwork.right_now() > at_night(2)
