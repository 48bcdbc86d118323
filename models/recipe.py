"""What a model was made from, as one hash: the same recipe gives the same model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_SOURCES = (
    "models/features.py",
    "models/masks.py",
    "models/predict.py",
    "models/style.py",
    "models/train.py",
    "pipeline/text/folding.py",
    "pipeline/text/segment.py",
)
_LIBRARIES = ("scikit-learn", "underthesea", "underthesea-core")


def recipe(training_files: Sequence[Path], lessons: bytes = b"") -> str:
    """SHA-256 over the *training_files*, the source text that makes a model of them, and the libraries' versions.

    *lessons* tell the office's own decisions apart; without any the recipe is that of a fresh clone.
    """
    digest = hashlib.sha256()
    for path in (*training_files, *(_ROOT / source for source in _SOURCES)):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\0".encode())
        digest.update(content)
    if lessons:
        digest.update(f"lessons {len(lessons)}\0".encode())
        digest.update(lessons)
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()
