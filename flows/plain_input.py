"""The door for what a person types: no command sees control signs, direction overrides or zero-width signs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from pipeline.records.plain import plain


def command_line(app: typer.Typer) -> Any:
    """The command of *app*, those under it given plain words (:func:`pipeline.records.plain.plain`); paths stay as they
    are, so that a file with a strange name is still found."""
    command = typer.main.get_command(app)
    _guard(command)
    return command


def ask(label: str, **options: Any) -> str:
    """What a person answers, plain."""
    return plain(str(typer.prompt(label, **options)))


def _guard(command: Any) -> None:
    for inner in getattr(command, "commands", {}).values():
        _guard(inner)
    run = command.callback
    if not hasattr(command, "commands") and run is not None and not getattr(run, "is_guarded", False):
        command.callback = _with_plain_words(run)


def _with_plain_words(run: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(run)
    def guarded(*args: Any, **given: Any) -> Any:
        return run(*args, **{name: _plain(value) for name, value in given.items()})

    guarded.is_guarded = True  # type: ignore[attr-defined]  # a command that runs twice is guarded once
    return guarded


def _plain(value: Any) -> Any:
    if type(value) is str:  # a choice is a kind of str, and stays what it is
        return plain(value)
    return type(value)(_plain(one) for one in value) if type(value) in (list, tuple) else value
