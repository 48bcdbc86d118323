"""The command line as a whole: help everywhere, nothing heavy for it, errors in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer.main
from sample_house import House
from typer.testing import CliRunner

from flows.cli import app

Lamro = Callable[..., tuple[int, str, str]]
HEAVY = set("prefect duckdb scrapy twisted sklearn underthesea trafilatura pyarrow docx pydantic".split())


def commands(group: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every command and group with the words that call it."""
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))


ALL = dict(commands(typer.main.get_command(app)))


def test_the_commands_are_those_that_the_readme_of_an_office_names() -> None:
    assert {" ".join(path) for path in ALL} >= {
        "init", "nightly", "replay", "clock", "weekly", "demo", "train", "sql", "backup", "restore", "serve-flows",
        "sources list", "sources check", "triage list", "triage show", "triage accept", "triage reject", "triage ask",
        "triage withdraw", "case list", "case show", "case notice", "case confirm", "case close",
    }  # fmt: skip


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    command = ALL[path]
    assert len(str(getattr(command, "help", "") or "")) >= 15
    result = CliRunner().invoke(app, [*path, "--help"])
    assert result.exit_code == 0
    for option in getattr(command, "params", []):
        if getattr(option, "param_type_name", "") == "option" and option.name != "help":
            assert option.help or option.name == "limit", f"{path} --{option.name} has no help"


def test_the_actor_is_never_an_option() -> None:
    names = {str(option.name) for command in ALL.values() for option in getattr(command, "params", [])}
    assert names.isdisjoint({"actor", "login", "user", "analyst", "officer", "approver", "as_user"})


def test_help_imports_nothing_heavy() -> None:
    looks = (
        "import sys\nsys.argv = ['lamro', '--help']\nfrom flows.cli import main\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert not ended.code\n"
        "print('IMPORTED', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, timeout=60, check=True)
    imported = done.stdout.rpartition("IMPORTED")[2].split()
    assert "typer" in imported
    assert sorted(HEAVY & set(imported)) == []


def test_an_error_for_a_person_is_printed_without_traceback(after_a_night: House, lamro: Lamro) -> None:
    for words in (("triage", "show", "zzzz"), ("case", "show", "zzzz"), ("sources", "check", "khong-co")):
        code, said, errors = lamro(*words, house=after_a_night)
        assert (code, said) == (1, "")
        assert errors.startswith("Lỗi: ")
        assert "Traceback" not in errors


def test_a_wrong_word_exits_with_two(lamro: Lamro) -> None:
    assert lamro("nightli")[0] == 2
    assert lamro("triage", "accept")[0] == 2


def test_to_stop_it_by_hand_leaves_no_traceback(lamro: Lamro, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.jobs.run_clock", interrupted)
    code, said, errors = lamro("clock")
    assert code == 130
    assert "Traceback" not in said + errors


def test_without_an_office_the_way_to_one_is_told(tmp_path: Path, lamro: Lamro) -> None:
    where = ("--store", str(tmp_path / "lamro.duckdb"), "--office", str(tmp_path / "office.yml"))
    for words in (("nightly", "--direct"), ("clock",), ("weekly",), ("serve-flows",)):
        code, _, errors = lamro(*where, *words)
        assert code == 1, words
        assert "lamro init" in errors
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_is_no_error(tmp_path: Path, lamro: Lamro) -> None:
    where = ("--store", str(tmp_path / "lamro.duckdb"))
    assert "Không có nội dung nào chờ xem xét." in lamro(*where, "triage", "list")[1]
    assert "Chưa có vụ việc nào." in lamro(*where, "case", "list")[1]
