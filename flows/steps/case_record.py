"""What public bodies have said about a case's matter: entries of the record, and sentences of official portals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from pipeline.records.assessment import Claim, Statement, StatementKind
from pipeline.records.facts import FactStatement
from pipeline.records.press import Article, SourceKind
from pipeline.store import press
from pipeline.store.connect import Tx


def record_of(
    tx: Tx, agency_id: str, statements: Iterable[Statement], claims: Iterable[Claim]
) -> tuple[FactStatement, ...]:
    """*statements*, and those of *claims* that stand on an official portal: both contradict what is doubted.

    A figure conflict with an official portal rests on its sentence, which is official information like any other.
    """
    said, told = list(statements), list(claims)
    names = {source.id: source.name for source in press.all_sources(tx)}
    wanted = {one.article_id for one in said} | {one.article_id for one in told}
    articles = {article.article_id: article for article in press.articles_by_id(tx, sorted(wanted))}
    return (
        *(_entry(one, agency_id, articles.get(one.article_id), names) for one in said),
        *(
            _sentence(one, agency_id, article, names)
            for one in told
            if (article := articles.get(one.article_id)) and article.source_kind is SourceKind.OFFICIAL
        ),
    )


def _entry(one: Statement, agency_id: str, article: Article | None, names: Mapping[str, str]) -> FactStatement:
    return FactStatement(
        statement_id=one.statement_id,
        article_id=one.article_id,
        capture_id=one.capture_id,
        body=one.body or _portal(article, names),
        said_on=one.said_on,
        denied=one.denied,
        truth=one.truth,
        own=agency_id in one.agencies or not one.agencies,
        concrete=one.kind is not StatementKind.WARNING,
    )


def _sentence(one: Claim, agency_id: str, article: Article, names: Mapping[str, str]) -> FactStatement:
    return FactStatement(
        statement_id=one.claim_id,
        article_id=one.article_id,
        capture_id=article.capture_id,
        body=one.says_so or _portal(article, names),
        said_on=article.day,
        denied="",
        truth=one.sentence,
        own=agency_id in one.agencies or not one.agencies,
        concrete=True,
    )


def _portal(article: Article | None, names: Mapping[str, str]) -> str:
    """The portal itself by its name in the catalogue, where a sentence of it names no body; "" for what other
    outlets report."""
    if article is None or article.source_kind is not SourceKind.OFFICIAL:
        return ""
    return names.get(article.source_id) or f"cổng thông tin chính thức {urlsplit(article.url).hostname}"
