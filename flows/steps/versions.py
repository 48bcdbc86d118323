"""Pages seen again → what changed in them, written once; and the history of one page."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.articles.versions import page_diff
from pipeline.records.press import Article, Fetch
from pipeline.records.versions import ChangeKind, PageChange, change_id
from pipeline.store import press, versions
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.versions import SeenEdit, SeenTurn


@dataclass(frozen=True, slots=True)
class PageHistory:
    """A page from the first time it was seen; versions and changes oldest first."""

    canonical_url: str
    versions: tuple[Article, ...]
    changes: tuple[PageChange, ...]
    fetches: tuple[Fetch, ...]


def note_changes(store: Store, stamp: Stamp) -> int:
    """Write down every edit, withdrawal and return that the store shows and that is not noted yet; how many.

    Works from what is in the store and not from what a run has just brought: a run killed before this step
    loses none.
    """
    with store.reading() as tx:
        edits, turns = versions.unnoted_edits(tx), versions.unnoted_turns(tx)
        ids = {own for edit in edits for own in (edit.article_id, edit.previous_id)}
        articles = {article.article_id: article for article in press.articles_by_id(tx, sorted(ids))}
    if not edits and not turns:
        return 0
    made = [_edited(edit, articles[edit.previous_id], articles[edit.article_id]) for edit in edits]
    with store.transaction(stamp) as tx:
        return versions.save_changes(tx, (*made, *map(_turned, turns)))


def page_history(store: Store, id_or_url: str) -> PageHistory:
    """The history of the page with that address or id; raises :class:`UnknownRecord`."""
    with store.reading() as tx:
        return history_of(tx, versions.page_named(tx, id_or_url))


def history_of(tx: Tx, canonical_url: str) -> PageHistory:
    return PageHistory(
        canonical_url,
        versions.versions_of(tx, canonical_url),
        versions.changes_of(tx, canonical_url),
        versions.page_fetches(tx, canonical_url),
    )


def _edited(edit: SeenEdit, before: Article, after: Article) -> PageChange:
    diff = page_diff(before, after)
    return PageChange(
        change_id=change_id(ChangeKind.EDITED, edit.url, edit.fetch_id or edit.capture_id),
        canonical_url=edit.canonical_url,
        url=edit.url,
        kind=ChangeKind.EDITED,
        noticed_at=edit.noticed_at,
        status=edit.status,
        fetch_id=edit.fetch_id,
        capture_id=edit.capture_id,
        article_id=edit.article_id,
        previous_id=edit.previous_id,
        title=diff.title,
        went=diff.went,
        came=diff.came,
        reworded=diff.reworded,
        figures=diff.figures,
        published_before=before.published_at,
        published_after=after.published_at,
    )


def _turned(turn: SeenTurn) -> PageChange:
    kind = ChangeKind.WITHDRAWN if turn.gone else ChangeKind.BACK
    return PageChange(
        change_id=change_id(kind, turn.url, turn.fetch_id),
        canonical_url=turn.canonical_url,
        url=turn.url,
        kind=kind,
        noticed_at=turn.noticed_at,
        status=turn.status,
        fetch_id=turn.fetch_id,
        capture_id=turn.capture_id,
        article_id=turn.article_id,
        previous_id="",
        title=None,
        went=(),
        came=(),
        reworded=(),
        figures=(),
        published_before=None,
        published_after=None,
    )
