"""Articles → the official record: denials by public bodies, and what official portals state."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.articles.figures import find_figures
from pipeline.assessment.denial_kind import DenialKind, denial_kind
from pipeline.assessment.denial_speaker import speaker_of, truth_of
from pipeline.assessment.denials import calls_false, reports_denial
from pipeline.assessment.denied import denied_claims
from pipeline.records.agencies import Field, Mention
from pipeline.records.assessment import Claim, Statement, StatementKind, statement_id
from pipeline.records.press import Article, ClaimReview, SourceKind

OPENING = 1_200  # characters of the text that are read for claim and speaker
_READ = ("vi", "und")  # languages whose words of denial tell who speaks; elsewhere a body in the text must do


def statements_of(article: Article, mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """What *article* adds to the record: a denial with its claims, else a portal's sentences with figures.

    A denial is a Vietnamese public body's (see :func:`is_public_denial`); what film stars, clubs, companies and
    foreign governments deny, and fines without a concrete claim, are kept as warnings.
    """
    agencies = tuple(sorted({mention.agency_id for mention in mentions if mention.about}))
    public = is_public_denial(article, mentions)
    if public or reports_denial(article.title, article.lead):
        return _denial(article, agencies, public)
    return _portal(article, agencies, claims) if article.source_kind is SourceKind.OFFICIAL else ()


def is_public_denial(article: Article, mentions: Sequence[Mention]) -> bool:
    """Whether a Vietnamese public body denies in title or lead, or the report itself calls a local matter false."""
    about = any(mention.about for mention in mentions)
    if article.language not in _READ:
        title, lead, opening = _read(article)
        denied = about and reports_denial(title, lead)
        return denied and (bool(speaker_of(title, lead, opening)) or calls_false(title, lead))
    places = frozenset(mention.surface for mention in mentions)
    return denial_kind(article.title, article.lead, places, about) is DenialKind.OFFICIAL


def _read(article: Article) -> tuple[str, str, str]:
    return article.title, article.lead[:OPENING], article.text[:OPENING]


def statements_of_reviews(
    article: Article, mentions: Sequence[Mention], reviews: Sequence[ClaimReview]
) -> tuple[Statement, ...]:
    """The debunks that the page of *article* carries, for the agencies that it is about."""
    agencies = tuple(sorted({mention.agency_id for mention in mentions if mention.about}))
    return tuple(
        Statement(
            statement_id=statement_id(article.article_id, Field.TITLE, -1 - position, -1),
            article_id=article.article_id,
            capture_id=article.capture_id,
            kind=StatementKind.DEBUNK,
            body=review.reviewer,
            agencies=agencies,
            denied=review.claim,
            truth=article.lead or article.title,
            figures=find_figures(review.claim),
            field=Field.TITLE,
            start=0,
            end=len(article.title),
            said_on=article.day,
        )
        for position, review in enumerate(reviews)
        if agencies
    )


def _denial(article: Article, agencies: tuple[str, ...], public: bool) -> tuple[Statement, ...]:
    title, lead, opening = _read(article)
    denied = denied_claims(title, lead, opening)
    speaker, truth = speaker_of(title, lead, opening), truth_of(title, lead, opening)
    kind = StatementKind.DENIAL if public else StatementKind.WARNING
    return tuple(
        Statement(
            statement_id=statement_id(article.article_id, Field.TEXT, position, position),
            article_id=article.article_id,
            capture_id=article.capture_id,
            kind=kind,
            body=speaker,
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
