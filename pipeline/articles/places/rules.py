"""The rules in the order in which they are asked; the first that speaks decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.articles.places import abroad, branches, foreign_press, people, several, streets
from pipeline.articles.places.hits import Hit


def refusal(text: str, hits: Sequence[Hit], at: int, same: Callable[[str, str], bool]) -> str | None:
    """Why the hit does not name an agency (a short word), or None where it does.

    *same* tells whether two slugs are one unit today.
    """
    hit = hits[at]
    return (
        people.is_person(text, hit)
        or people.is_signature(text, hit)
        or streets.is_street(text, hit)
        or streets.is_river(text, hit)
        or abroad.is_another_word(text, hit)
        or abroad.is_foreign_ministry(text, hits, at)
        or abroad.is_foreign_place(text, hits, at)
        or abroad.is_namesake(text, hits, at)
        or abroad.is_other_capital(text, hit)
        or foreign_press.is_government(text, hit)
        or foreign_press.is_other_ministry(text, hit)
        or branches.is_local_branch(text, hits, at)
        or branches.is_elsewhere(text, hits, at, same)
        or several.is_undecided(hit)
    )
