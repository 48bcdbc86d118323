"""What the store knows about the matter of a case, as the dossier's drafter wants it."""

from __future__ import annotations

from pipeline.records.assessment import Assessment, Claim, EvidenceKind, Statement, StatementKind
from pipeline.records.cases import Case
from pipeline.records.facts import CaseFacts, FactArticle, FactClaim, FactFigure, FactStatement
from pipeline.records.press import Agency, Article, Relation, StoryMember
from pipeline.store import assessments, press, window
from pipeline.store.connect import Tx


def case_facts(tx: Tx, case: Case, flagged: tuple[Assessment, ...], agencies: dict[str, Agency]) -> CaseFacts:
    """The facts of *case*, whose flags are *flagged*: its claims, its story's articles, the record, the figures."""
    members = window.members_of_story(tx, case.story_id)
    articles = {article.article_id: article for article in press.articles_by_id(tx, _article_ids(members, flagged))}
    signals = tuple(signal for one in flagged for signal in one.signals)
    claims = {claim.claim_id: claim for claim in assessments.claims_for(tx, list(articles))}
    evidence = {e.id for s in signals for e in s.evidence if e.kind is EvidenceKind.STATEMENT}
    statements = window.statements_by_id(tx, evidence)
    own = {claim for claim in (signal.claim_id for signal in signals) if claim in claims}
    return CaseFacts(
        agency_name=agencies[case.agency_id].name,
        claims=tuple(FactClaim(i, claims[i].article_id, claims[i].sentence) for i in sorted(own)),
        articles=tuple(_article(article, members) for article in articles.values()),
        statements=tuple(_statement(statement, case.agency_id) for statement in statements),
        figures=tuple(_figures(flagged, claims, {s.statement_id: s for s in statements})),
        signals=signals,
        other_agencies=_others(tx, case, list(articles), agencies),
        precedents=(),
    )


def _article_ids(members: tuple[StoryMember, ...], flagged: tuple[Assessment, ...]) -> list[str]:
    return sorted({member.article_id for member in members} | {one.article_id for one in flagged})


def _article(article: Article, members: tuple[StoryMember, ...]) -> FactArticle:
    copies = {member.article_id for member in members if member.relation is Relation.COPY}
    return FactArticle(
        article_id=article.article_id,
        capture_id=article.capture_id,
        title=article.title,
        url=article.url,
        outlet=article.source_id,
        country=article.country,
        language=article.language,
        day=article.day,
        day_from=article.day_from,
        first_seen_at=article.first_seen_at,
        is_copy=article.article_id in copies,
    )


def _statement(statement: Statement, agency_id: str) -> FactStatement:
    return FactStatement(
        statement_id=statement.statement_id,
        article_id=statement.article_id,
        capture_id=statement.capture_id,
        body=statement.body,
        said_on=statement.said_on,
        denied=statement.denied,
        truth=statement.truth,
        own=agency_id in statement.agencies or not statement.agencies,
        concrete=statement.kind is not StatementKind.WARNING,
    )


def _figures(
    flagged: tuple[Assessment, ...], claims: dict[str, Claim], statements: dict[str, Statement]
) -> list[FactFigure]:
    found = []
    for signal in (s for one in flagged for s in one.signals if s.name == "figure_conflict"):
        claimed = (
            ", ".join(figure.text for figure in claims[signal.claim_id].figures) if signal.claim_id in claims else ""
        )
        for evidence in signal.evidence:
            other = statements.get(evidence.id) or claims.get(evidence.id)
            recorded = ", ".join(figure.text for figure in other.figures) if other else ""
            if claimed and recorded:
                found.append(FactFigure(signal.claim_id, claimed, evidence.id, recorded))
    return found


def _others(tx: Tx, case: Case, article_ids: list[str], agencies: dict[str, Agency]) -> tuple[str, ...]:
    about = {m.agency_id for m in press.mentions_for(tx, article_ids) if m.about} - {case.agency_id}
    return tuple(sorted(agencies[agency].name for agency in about if agency in agencies))
