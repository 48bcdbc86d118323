"""Which agencies an article names, where, and which of them it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.articles.gazetteer import Gazetteer
from pipeline.articles.places.abroad import is_about_abroad
from pipeline.articles.places.found import Found, found_in
from pipeline.articles.places.scene import Scene, scene_of
from pipeline.articles.places.together import Setting, agencies_about, judged_together
from pipeline.records.agencies import Field, Mention, mention_id
from pipeline.records.press import Article
from pipeline.text.folding import fold


def locate(article: Article, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The mentions of *article* in reading order, each with the unit as named and the one valid on its day.

    An article that names no agency gives an empty tuple; nothing is raised.
    """
    fields = ((Field.TITLE, article.title), (Field.LEAD, article.lead), (Field.TEXT, article.text))
    found = find(fields, article.day, gazetteer, article.language)
    about = agencies_about(found)
    return tuple(_mention(article.article_id, one, one.agency in about) for one in found)


def find(fields: Sequence[tuple[Field, str]], day: date, gazetteer: Gazetteer, language: str = "") -> tuple[Found, ...]:
    """What counts in the *fields* of one article, each read once and then seen together."""
    return tuple(one for one in judged(fields, day, gazetteer, language) if not one.refused)


def judged(
    fields: Sequence[tuple[Field, str]], day: date, gazetteer: Gazetteer, language: str = ""
) -> tuple[Found, ...]:
    """As :func:`find`, with the names that a rule or the rest of the article refused, and why."""
    folded = [(field, text, fold(text)) for field, text in fields if text]
    scene = scene_of("\n".join(part.text for _, _, part in folded), day, language)
    found = [one for field, text, part in folded for one in found_in(part, text, field, gazetteer, day, scene)]
    texts = {field: part.text for field, _, part in folded}
    title, lead = texts.get(Field.TITLE, ""), texts.get(Field.LEAD, "")
    abroad = is_about_abroad(title, lead, gazetteer.countries)
    return tuple(judged_together(found, Setting("Việt Nam" in title or "Việt Nam" in lead, abroad)))


def mentions_in(
    text: str, field: Field, gazetteer: Gazetteer, day: date, scene: Scene | None = None
) -> tuple[Found, ...]:
    """The agencies that one *text* names on *day*; names that a rule refused are in it with the reason.

    *scene* is what the whole article says about its language and country; left out, the text speaks for itself.
    """
    folded = fold(text)
    return tuple(found_in(folded, text, field, gazetteer, day, scene or scene_of(folded.text, day)))


def _mention(article_id: str, one: Found, about: bool) -> Mention:
    return Mention(
        mention_id=mention_id(article_id, one.unit, one.field, one.start),
        article_id=article_id,
        agency_id=one.agency,
        named_unit=one.unit,
        surface=one.surface,
        field=one.field,
        start=one.start,
        end=one.end,
        about=about,
    )
