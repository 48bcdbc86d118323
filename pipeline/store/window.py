"""What the steps of a night read: what is not placed yet, the window under assessment, one story."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pipeline.records.assessment import Statement
from pipeline.records.press import Article, Extracted, StoryMember
from pipeline.store.tx import Tx


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


def statements_by_id(tx: Tx, ids: Iterable[str]) -> tuple[Statement, ...]:
    """Those of *ids* that are there, by (said_on, id)."""
    return tx.records(Statement, "statements_by_id", wanted=ids)
