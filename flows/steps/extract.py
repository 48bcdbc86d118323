"""Step 3: captures → articles, mentions, claims and record statements, in batches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crawlers.warc import decode_payload, read_payload
from flows.steps.versions import note_changes
from pipeline.articles.extract import Page, extract
from pipeline.articles.gazetteer import Gazetteer
from pipeline.articles.locate import locate
from pipeline.assessment.claims import claims_of
from pipeline.assessment.figures_apart import opens
from pipeline.assessment.official_record import statements_of, statements_of_reviews
from pipeline.errors import LamroError
from pipeline.records.agencies import Mention
from pipeline.records.assessment import Claim, Statement
from pipeline.records.press import Article, Capture, Extracted, FeedEntry, Problem, Source, problem
from pipeline.store import assessments, press, window
from pipeline.store.connect import Stamp, Store

BATCH = 400
MAX_DECODED_BYTES = 50_000_000


@dataclass(slots=True)
class _Batch:
    articles: list[Article] = field(default_factory=list)
    extracted: list[Extracted] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def extract_new(
    store: Store,
    spool: Path,
    gazetteer: Gazetteer,
    sources: Sequence[Source],
    stamp: Stamp,
    on_progress: Callable[[int, int], None],
) -> int:
    """Turn every capture that was not read yet into an article, or into a recorded problem; articles made.

    Each batch is one transaction, so a killed run goes on with the next batch.  At last what changed in pages
    that were known, or that they are gone, is noted.
    """
    with store.reading() as tx:
        waiting = press.unprocessed_captures(tx)
        known = {source.id: source for source in (*press.all_sources(tx), *sources)}
    made = 0
    for start in range(0, len(waiting), BATCH):
        captures = waiting[start : start + BATCH]
        with store.reading() as tx:
            entries = {entry.url: entry for entry in press.entries_for_urls(tx, [c.url for c in captures])}
        batch = _read(captures, spool, gazetteer, known, entries, stamp.recorded_at)
        with store.transaction(stamp) as tx:
            made += press.save_articles(tx, batch.articles)
            window.save_extracted(tx, batch.extracted)
            press.save_mentions(tx, batch.mentions)
            assessments.save_claims(tx, batch.claims)
            assessments.save_statements(tx, batch.statements)
            press.save_problems(tx, batch.problems)
        on_progress(min(start + BATCH, len(waiting)), len(waiting))
    note_changes(store, stamp)
    return made


def _read(
    captures: Sequence[Capture],
    spool: Path,
    gazetteer: Gazetteer,
    sources: dict[str, Source],
    entries: dict[str, FeedEntry],
    now: datetime,
) -> _Batch:
    batch = _Batch()
    for capture in captures:
        try:
            _read_one(capture, spool, gazetteer, sources[capture.source_id], entries.get(capture.url), now, batch)
        except LamroError as error:
            batch.problems.append(problem("extract", capture.capture_id, type(error).__name__, str(error)))
        except Exception as error:  # a hostile page must not end the night
            words = f"unexpected {type(error).__name__} on {capture.url}: {error}; please report it"
            batch.problems.append(problem("extract", capture.capture_id, "unexpected", words))
    return batch


def _read_one(
    capture: Capture,
    spool: Path,
    gazetteer: Gazetteer,
    source: Source,
    entry: FeedEntry | None,
    now: datetime,
    batch: _Batch,
) -> None:
    response = read_payload(spool / capture.warc_path, capture.warc_offset, capture.warc_length)
    page = Page(capture, decode_payload(response, MAX_DECODED_BYTES), source, entry)
    found = extract(page, now)
    article = found.article
    mentions = locate(article, gazetteer)
    claims = claims_of(article, mentions)
    if not mentions:  # only what a denial could speak of
        claims = tuple(claim for claim in claims if opens(claim))
    batch.articles.append(article)
    batch.extracted.append(Extracted(capture.capture_id, article.article_id))
    batch.mentions.extend(mentions)
    batch.claims.extend(claims)
    batch.statements.extend(statements_of(article, mentions, claims))
    batch.statements.extend(statements_of_reviews(article, mentions, found.reviews))
    if found.date_refused:
        words = f"the page's date {found.date_refused[:80]!r} cannot be; the feed's date or the day first seen is used"
        batch.problems.append(problem("extract_date", capture.capture_id, "date_refused", words))
