"""What the text model learns from, what waits for a decision, and how often the rules flag."""

from __future__ import annotations

from datetime import date, datetime

from pipeline.errors import UnknownRecord
from pipeline.records.assessment import Assessment
from pipeline.records.learning import DecidedItem, LevelCount, OpenItem
from pipeline.store.tx import Tx


def decided_items(tx: Tx) -> tuple[DecidedItem, ...]:
    """Every decision, in the order in which they were made."""
    return tx.records(DecidedItem, "decided_items")


def open_items(tx: Tx) -> tuple[OpenItem, ...]:
    """Flags and watches without a decision, or for which more was asked, by id."""
    return tx.records(OpenItem, "open_items")


def level_counts(tx: Tx, since: date, at: datetime) -> tuple[LevelCount, ...]:
    """Standing assessments of articles of *since* or later as known *at*, by (week, agency, kind, language)."""
    return tx.records(LevelCount, "level_counts", since=since, known_at=at)


def assessments_about(tx: Tx, id_prefix: str) -> tuple[Assessment, ...]:
    """The standing assessments of the one article that the id is of, or of one claim or assessment of.

    Raises :class:`UnknownRecord` where the id fits nothing, or things of several articles.
    """
    found = tx.records(Assessment, "assessments_about", prefix=id_prefix) if id_prefix else ()
    articles = {one.article_id for one in found}
    if not found:
        raise UnknownRecord(f"Không có đánh giá, bài hay nội dung được nêu nào có mã bắt đầu bằng “{id_prefix}”.")
    if len(articles) > 1:
        raise UnknownRecord(f"Mã “{id_prefix}” hợp với {len(articles)} bài: hãy ghi thêm vài ký tự của mã.")
    exact = tuple(one for one in found if one.assessment_id.startswith(id_prefix))
    return exact or found
