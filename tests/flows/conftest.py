"""A port for each worker, a model trained once, the demo run once, and houses to spoil."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main
import vl_convert

# importlib mode puts no test folder on the path; the helpers are shared by the tests of this folder.
sys.path.insert(0, str(Path(__file__).parent))

from sample_house import ANCHOR, House, at_night, free_port, handful, move, moved_in, once, own_port, settle

import flows.commands.demo as demo_command
from flows import cli, night
from flows.demo.press import SamplePress, load_sample
from flows.workplace import SAMPLE, TRAINING
from models.renew import train_and_save


@pytest.fixture(scope="session", autouse=True)
def one_command_tree() -> Iterator[None]:
    """Typer builds all commands anew at each call: a tenth of a second, a thousand times in this suite."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(scope="session", autouse=True)
def asked_once() -> Iterator[None]:
    """The gazetteer is read once, and a chart is drawn once, however many papers of this worker hold it: half a second
    each.  That the same chart gives the same bytes is tested with the charts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(night, "load_gazetteer", cache(night.load_gazetteer))
        for draw in ("vegalite_to_svg", "vegalite_to_png"):
            patch.setattr(vl_convert, draw, cache(getattr(vl_convert, draw)))
        yield


@pytest.fixture(scope="session")
def whole_press() -> SamplePress:
    return load_sample(SAMPLE)


@pytest.fixture(scope="session")
def hosts(whole_press: SamplePress) -> tuple[str, ...]:
    return tuple(outlet.host for outlet in whole_press.outlets)


@pytest.fixture(scope="session")
def port(hosts: tuple[str, ...]) -> int:
    """This worker's own; houses that workers share have one of theirs."""
    return own_port(hosts)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a trained text model."""

    def make(folder: Path) -> None:
        train_and_save(TRAINING, folder / "model", at_night(1))

    return once(tmp_path_factory, "trained", make) / "model"


@pytest.fixture
def house(tmp_path: Path, model: Path, port: int) -> House:
    """An empty house before its first night."""
    return settle(tmp_path / "house", model, handful(), port)


@pytest.fixture(scope="session")
def after_a_night(tmp_path_factory: pytest.TempPathFactory, model: Path, hosts: tuple[str, ...]) -> House:
    """A house after its first night.  Shared: only read it, or take ``copied``."""

    def make(folder: Path) -> None:
        settle(folder, model, handful(), free_port(hosts, 13_500)).night(1)

    return moved_in(once(tmp_path_factory, "one-night", make), handful())


@pytest.fixture
def copied(after_a_night: House, tmp_path: Path) -> House:
    """A house after its first night, to be changed."""
    return move(after_a_night, tmp_path / "copy")


@pytest.fixture(scope="session")
def demo(
    tmp_path_factory: pytest.TempPathFactory, model: Path, whole_press: SamplePress, hosts: tuple[str, ...]
) -> House:
    """What ``lamro demo --direct`` leaves behind, run once.  Shared: only read it, or copy it."""

    def make(folder: Path) -> None:
        house = settle(folder / "demo", model, whole_press, free_port(hosts, 6_000))
        house.place.office_path.unlink()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(demo_command, "VAR", folder)
            options = ["--keep", "--direct", "--port", str(house.port), "--monday", ANCHOR.isoformat()]
            patch.setattr(sys, "argv", ["lamro", "demo", *options])
            with pytest.raises(SystemExit) as ended:
                cli.main()
        assert ended.value.code == 0

    return moved_in(once(tmp_path_factory, "demo-run", make) / "demo", whole_press)


@pytest.fixture
def lamro(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """``lamro("triage", "list", house=…)`` as typed in a wide terminal: (exit status, output, errors)."""

    def run(*words: str, house: House | None = None) -> tuple[int, str, str]:
        where = ["--store", str(house.place.store_path), "--office", str(house.place.office_path)] if house else []
        monkeypatch.setattr(sys, "argv", ["lamro", *where, *words])
        monkeypatch.setenv("COLUMNS", "400")
        capsys.readouterr()
        code: object = 0
        try:
            cli.main()
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return int(code or 0) if not isinstance(code, str) else 1, said.out, said.err

    return run
