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
    for surface in (form for dashed in _dashes(name.surface) for form in _big_city(dashed)):
        variant = replace(name, surface=surface)
        yield variant
        if name.language == "ru" and " " not in name.surface:
            yield from (replace(name, surface=surface) for surface in _russian_cases(name.surface))
        if name.kind is NameKind.ABBREV and variant.surface.startswith("Bộ "):
            yield replace(variant, surface=variant.surface[3:], kind=NameKind.LISTED)
        if name.kind is NameKind.NAME and name.language == "vi":
            if variant.ministry:
                yield from _without_first_word(variant)
            else:
                yield from _without_marks(variant)


def _dashes(surface: str) -> tuple[str, ...]:
    if "-" not in surface:
        return (surface,)
    tight = surface.replace(" - ", "-")
    return tuple(dict.fromkeys((surface, tight, tight.replace("-", " - "), tight.replace("-", " -"))))


def _big_city(surface: str) -> tuple[str, ...]:
    """Viện Pasteur TP.HCM, TP HCM, TPHCM."""
    if " TP.HCM" not in surface:
        return (surface,)
    return tuple(surface.replace("TP.HCM", form) for form in ("TP.HCM", "TP HCM", "TPHCM", "TP. HCM"))


def _without_marks(name: Name) -> Iterator[Name]:
    """Dak Lak; Nghê An, Cân Tho: the French press keeps the circumflex and drops the rest."""
    toneless = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name.surface).translate(_MARKS))
    forms = {plain(name.surface), toneless.replace("Đ", "D").replace("đ", "d")} - {name.surface}
    for form in sorted(forms):
        if len(form) > 4 and not form.startswith("TP"):
            yield replace(name, surface=form, kind=NameKind.FOREIGN, language="latin", needs=frozenset({Need.VIETNAM}))


def _without_first_word(name: Name) -> Iterator[Name]:
    """Bộ Y tế -> Bộ trưởng Y tế, Thứ trưởng Y tế, and Y tế alone in "các bộ Công an, Y tế"."""
    if name.surface.startswith("Bộ ") and not name.surface.endswith("Việt Nam"):
        for role in _ROLES:
            yield replace(name, surface=f"{role} {name.surface[3:]}", kind=NameKind.ROLE)
        yield replace(name, surface=name.surface[3:], kind=NameKind.LISTED)


def _russian_cases(surface: str) -> Iterator[str]:
    """Ханой -> Ханоя, Ханою, Ханое, Ханоем; Даклак -> Даклака …; a name in a vowel stays as it is."""
    stem, endings = surface, ""
    if surface[-1] in "йь":
        stem, endings = surface[:-1], "я ю е ем"
    elif surface[-1] not in "аеёиоуыэюя":
        endings = "а у е ом"
    for ending in endings.split():
        yield stem + ending
