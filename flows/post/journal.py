"""What the server answered, on disk before anything else is done with it.

The store may be busy or its disk full just then, or the process killed: the next run takes the answer from here.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from flows.post.server import Verdict
from pipeline.post.retry import Answer
from pipeline.records.outbox import LetterEventKind


class Journal:
    """A file beside the store; only the holder of the senders' lock touches it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, letter_id: str, attempt: int, verdict: Verdict) -> None:
        """On disk when this returns."""
        told = {"letter_id": letter_id, "attempt": attempt, "kind": verdict.kind.value, "words": verdict.words}
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, (json.dumps(told) + "\n").encode())
            os.fsync(handle)
        finally:
            os.close(handle)

    def answers(self) -> dict[tuple[str, int], Answer]:
        """By letter and attempt; a line that was cut off is none."""
        found = {}
        for line in self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else ():
            try:
                told = json.loads(line)
                one = Answer(told["letter_id"], int(told["attempt"]), LetterEventKind(told["kind"]), told["words"])
            except (ValueError, KeyError, TypeError):
                continue
            found[one.letter_id, one.attempt] = one
        return found

    def clear(self) -> None:
        """Everything in it is in the store."""
        self._path.unlink(missing_ok=True)
