"""What in a text only looks like an agency: Thái Bình Dương, đường Hồ Chí Minh."""

from __future__ import annotations

from datetime import date

from pipeline.articles.gazetteer import Gazetteer
from pipeline.articles.places.hits import find_hits
from pipeline.articles.places.names import NameKind
from pipeline.articles.places.scene import scene_of
from pipeline.text.folding import fold


def masked_in(text: str, gazetteer: Gazetteer, day: date, language: str = "") -> tuple[str, ...]:
    """The words of *text* that not_places.csv keeps from being taken for a place or a body, in reading order."""
    folded = fold(text)
    hits = find_hits(folded.text, gazetteer, scene_of(folded.text, day, language))
    return tuple(folded.text[hit.start : hit.end] for hit in hits if hit.name.kind is NameKind.MASK)
