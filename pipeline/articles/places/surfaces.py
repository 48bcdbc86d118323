"""Further ways of writing a name that follow from it by rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from pipeline.articles.places.names import Name, NameKind, Need
from pipeline.text.folding import plain

# Five tones, horn and breve; the circumflex stays.
_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0309\u0303\u0323\u031b\u0306"))
_ROLES = ("Bộ trưởng", "Thứ trưởng")


def written_forms(name: Name) -> Iterator[Name]:
    """*name* and what follows from it: dashes with and without blanks, forms without tone marks, the minister."""
    for surface in _dashes(name.surface):
        variant = replace(name, surface=surface)
        yield variant
        if name.kind is NameKind.NAME and name.language == "vi":
            if variant.ministry:
                yield from _ministers(variant)
            else:
                yield from _without_marks(variant)


def _dashes(surface: str) -> tuple[str, ...]:
    if "-" not in surface:
        return (surface,)
    tight = surface.replace(" - ", "-")
    return tuple(dict.fromkeys((surface, tight, tight.replace("-", " - "), tight.replace("-", " -"))))


def _without_marks(name: Name) -> Iterator[Name]:
    """Dak Lak; Nghê An, Cân Tho: the French press keeps the circumflex and drops the rest."""
    toneless = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name.surface).translate(_MARKS))
    forms = {plain(name.surface), toneless.replace("Đ", "D").replace("đ", "d")} - {name.surface}
    for form in sorted(forms):
        if len(form) > 4 and not form.startswith("TP"):
            yield replace(name, surface=form, kind=NameKind.FOREIGN, language="latin", needs=frozenset({Need.VIETNAM}))


def _ministers(name: Name) -> Iterator[Name]:
    """Bộ Y tế -> Bộ trưởng Y tế, Thứ trưởng Y tế."""
    if name.surface.startswith("Bộ ") and not name.surface.endswith("Việt Nam"):
        for role in _ROLES:
            yield replace(name, surface=f"{role} {name.surface[3:]}", kind=NameKind.ROLE)
