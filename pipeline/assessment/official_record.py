"""Articles → the official record: denials by public bodies, and what official portals state."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.articles.figures import find_figures
from pipeline.assessment.denials import DENIAL, calls_false, reports_denial
from pipeline.assessment.denied import denied_claims
from pipeline.records.assessment import Claim, Statement, StatementKind, statement_id
from pipeline.records.press import Article, Field, Mention, SourceKind
from pipeline.text.bodies import bodies_in
from pipeline.text.sentences import sentence_spans


def statements_of(article: Article, mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """What *article* adds to the record: a denial with its claims, else a portal's sentences with figures.

    A denial needs a Vietnamese public body in title or text, or a watched agency that the article is
    about; film stars, clubs and foreign governments deny without it.
    """
    agencies = tuple(sorted({mention.agency_id for mention in mentions if mention.about}))
    if reports_denial(article.title, article.lead):
        return _denial(article, agencies)
    return _portal(article, agencies, claims) if article.source_kind is SourceKind.OFFICIAL else ()


def _denial(article: Article, agencies: tuple[str, ...]) -> tuple[Statement, ...]:
    opening = article.text[:1_200]
    denied = denied_claims(article.title, article.lead, opening)
    # without a speaker it counts where the report itself calls a matter of a Vietnamese locality false
    spoken = bool(_speaker(article)) or calls_false(article.title, article.lead)
    kind = StatementKind.DENIAL if agencies and denied and spoken else StatementKind.WARNING
    truth = _truth(article)
    return tuple(
        Statement(
            statement_id=statement_id(article.article_id, Field.TEXT, position, position),
            article_id=article.article_id,
            capture_id=article.capture_id,
            kind=kind,
            body=_speaker(article),
            agencies=agencies,
            denied=claim,
            truth=truth,
            figures=find_figures(claim),
            field=Field.TEXT,
            start=0,
            end=len(opening),
            said_on=article.day,
        )
        for position, claim in enumerate(denied or ("",))
    )


def _speaker(article: Article) -> str:
    """Who denies: a body in the very sentence of the denial, else one that says something in title or lead; "" where
    it cannot be told.  A wrong name here would put words into a body's mouth."""
    for text in (article.title, article.lead, article.text[:1_200]):
        for span in sentence_spans(text):
            sentence = text[span.start : span.end]
            if DENIAL.search(sentence):
                ranked = sorted(bodies_in(sentence), key=lambda body: (not body.says, not body.named))
                if ranked:
                    return ranked[0].label
    told = [body for text in (article.title, article.lead) for body in bodies_in(text) if body.says]
    return told[0].label if told else ""


def _truth(article: Article) -> str:
    """The sentence in which the body says what is the case: the one with the denial, else the lead."""
    for text in (article.lead, article.text[:1_500]):
        for span in sentence_spans(text):
            sentence = text[span.start : span.end]
            if DENIAL.search(sentence) and any(body.says for body in bodies_in(sentence)):
                return sentence
    return article.lead


def _portal(article: Article, agencies: tuple[str, ...], claims: Sequence[Claim]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            statement_id=statement_id(article.article_id, claim.field, claim.start, claim.end),
            article_id=article.article_id,
            capture_id=article.capture_id,
            kind=StatementKind.PORTAL,
            body=claim.says_so,
            agencies=claim.agencies or agencies,
            denied="",
            truth=claim.sentence,
            figures=claim.figures,
            field=claim.field,
            start=claim.start,
            end=claim.end,
            said_on=article.day,
        )
        for claim in claims
        if claim.figures
    )
