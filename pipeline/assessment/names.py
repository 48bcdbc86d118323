"""Proper names of a text, as the press writes them: runs of capitalised words."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = re.compile(r"(?<![.!?] )(?<!^)(?<!^['\"“‘])\b[A-ZĐÀ-Ỹ][\w.]*\w(?:[ -][A-ZĐÀ-Ỹ]\w+)*")
# Words with a capital that name nothing by themselves.
_COMMON = frozenset("tp ubnd hđnd công đại trường bộ sở việt nam bão".split())


@lru_cache(maxsize=20_000)
def names_in(text: str) -> tuple[str, ...]:
    """The names in *text* in order, the first word of a sentence left out."""
    found = (match.group() for match in _NAME.finditer(text))
    return tuple(name for name in found if name.split()[0].casefold() not in _COMMON)
