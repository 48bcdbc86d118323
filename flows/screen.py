"""What a run shows while it works: progress bars on a terminal, one line a step elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class Screen(Protocol):
    """Where a run reports how far it is."""

    def step(self, words: str) -> None:
        """A step begins."""

    def progress(self, done: int, total: int) -> None:
        """*done* of *total* items of the step; *total* 0 where it is not known yet."""


class Quiet:
    """Shows nothing: for tests and for runs under a scheduler that keeps its own log."""

    def step(self, words: str) -> None:
        return None

    def progress(self, done: int, total: int) -> None:
        return None


class Lines:
    """One line a step, for logs and pipes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def step(self, words: str) -> None:
        self._console.print(f"• {words}", highlight=False)

    def progress(self, done: int, total: int) -> None:
        return None


class Bars:
    """A bar a step."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: object = None

    def step(self, words: str) -> None:
        self._end()
        self._task = self._progress.add_task(words, total=None)

    def progress(self, done: int, total: int) -> None:
        if self._task is not None:
            self._progress.update(self._task, completed=done, total=total or None)  # type: ignore[arg-type]

    def _end(self) -> None:
        if self._task is not None:
            task = next(task for task in self._progress.tasks if task.id == self._task)
            total = task.completed or 1
            self._progress.update(task.id, total=total, completed=total)

    def close(self) -> None:
        self._end()


@contextmanager
def screen(console: Console) -> Iterator[Screen]:
    """Bars on a terminal, lines elsewhere."""
    if not console.is_terminal:
        yield Lines(console)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        bars = Bars(progress)
        yield bars
        bars.close()
