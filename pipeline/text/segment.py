"""Vietnamese word segmentation by underthesea, each text once.

The tagger works from a file inside the package: nothing is downloaded.  Importing a submodule of underthesea
runs the package's own ``__init__`` all the same, so there is no lighter way in; it costs about 0.25 s, and the
first call another 0.1 s for the tagger.  Both are paid at the first text, not at import.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Lock
from typing import cast

CACHED_TEXTS = 4096  # two thousand pages, title and text; about 60 MB when full of long articles
_loading = Lock()
_tokenize: Callable[[str], list[str]] | None = None


def segment(text: str) -> tuple[str, ...]:
    """The words and punctuation marks of *text* in order, the syllables of a word joined by ``_``.

    Case is kept.  The same text is segmented once as long as it is among the last ``CACHED_TEXTS``.
    """
    return _segmented(text) if text.strip() else ()


def segment_many(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """:func:`segment` of each of *texts*, in their order."""
    return [segment(text) for text in texts]


@lru_cache(maxsize=CACHED_TEXTS)
def _segmented(text: str) -> tuple[str, ...]:
    # Interned: the cache then holds each distinct word once, however many texts use it.
    return tuple(sys.intern(word.replace(" ", "_")) for word in _tokenizer()(text) if word.strip())


def _tokenizer() -> Callable[[str], list[str]]:
    """underthesea's ``word_tokenize`` with its tagger loaded."""
    global _tokenize
    if _tokenize is None:
        with _loading:  # underthesea publishes its tagger before it is loaded; a second thread would meet it empty
            from underthesea.pipeline.word_tokenize import word_tokenize

            word_tokenize("Làm rõ")
            _tokenize = cast("Callable[[str], list[str]]", word_tokenize)
    return _tokenize
