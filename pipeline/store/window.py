"""What the steps of a night read: what is not placed yet, the window under assessment, one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.records.assessment import Statement
from pipeline.records.press import Article, Extracted, StoryMember
from pipeline.store.tx import Tx

EARLIER_MOST = 8  # older articles found for one that asks
EARLIER_RARE_AT_LEAST = 20  # a pair of words in no more older articles than this is always rare
EARLIER_RARE_SHARE = 0.0025  # in a large store, in no more than this share of them


@dataclass(frozen=True, slots=True)
class EarlierArticle:
    """An older article that shares rare pairs of words with the one that asked."""

    asker: str  # article id
    article_id: str
    canonical_url: str
    title: str
    lead: str
    day: date


def save_extracted(tx: Tx, extracted: Iterable[Extracted]) -> int:
    """Note which article version each capture showed; the number of new rows."""
    return tx.append("extracted", extracted)


def articles_without_story(tx: Tx) -> tuple[Article, ...]:
    """By (day, published_at, article_id)."""
    return tx.records(Article, "articles_without_story")


def articles_seen_since(tx: Tx, since: datetime) -> tuple[Article, ...]:
    """All versions first seen at or after *since*, whatever day they carry."""
    return tx.records(Article, "articles_seen_since", since=since)


def members_for(tx: Tx, article_ids: Iterable[str]) -> tuple[StoryMember, ...]:
    """The membership in force of each, by (story, article)."""
    return tx.records(StoryMember, "members_for", wanted=article_ids)


def members_of_story(tx: Tx, story_id: str) -> tuple[StoryMember, ...]:
    """Who is in the story now, by article."""
    return tx.records(StoryMember, "members_of_story", story_id=story_id)


def statements_for(tx: Tx, article_ids: Iterable[str]) -> tuple[Statement, ...]:
    """The official record found in these articles, by (said_on, article, start)."""
    return tx.records(Statement, "statements_for", wanted=article_ids)


def earlier_like(tx: Tx, asked: Mapping[str, Iterable[str]], since: date, until: date) -> tuple[EarlierArticle, ...]:
    """For each asking article the older ones of ``since <= day < until`` that share most of its rare pairs of words.

    *asked*: article id → pairs of neighbouring words, lower case, with one space.  At most :data:`EARLIER_MOST` for
    each, the best first; one scan of titles and leads answers for all.
    """
    wanted = [f"{own}\t{pair}" for own, pairs in sorted(asked.items()) for pair in sorted(pairs)]
    if not wanted:
        return ()
    return tx.records(
        EarlierArticle,
        "earlier_like",
        wanted=wanted,
        since=since,
        until=until,
        most=EARLIER_MOST,
        at_least=EARLIER_RARE_AT_LEAST,
        share=EARLIER_RARE_SHARE,
    )


def refuted_before(tx: Tx, before: date, most: int) -> tuple[Statement, ...]:
    """The newest *most* statements said before that day that deny something, by (said_on, id)."""
    return tx.records(Statement, "refuted_before", before=before, most=most)


def versions_before(tx: Tx, since: datetime) -> tuple[Article, ...]:
    """Versions first seen before *since* of the pages that have a version first seen since, by (first_seen_at, id)."""
    return tx.records(Article, "versions_before", since=since)


def statements_by_id(tx: Tx, ids: Iterable[str]) -> tuple[Statement, ...]:
    """Those of *ids* that are there, by (said_on, id)."""
    return tx.records(Statement, "statements_by_id", wanted=ids)
