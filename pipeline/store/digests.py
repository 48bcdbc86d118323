"""What a digest is made from, and its numbers counted again by their named queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from pipeline.errors import UnknownRecord
from pipeline.records.collection import CoveredDay, MissedNights, SourceNights, WeekOfCollection
from pipeline.records.digest import CaseRow, ClockRow, SourceHealthRow, WeekFlag
from pipeline.records.learning import LevelCount
from pipeline.records.office import Thresholds
from pipeline.records.runs import DigestPaper
from pipeline.records.warnings import EarlyWarning
from pipeline.records.weekly import (
    CountRow,
    DecisionCount,
    FollowUp,
    HeadSignature,
    NamedQuery,
    NamedValue,
    ResponseRow,
    Scope,
    ShareRow,
    StoryDay,
    Versions,
    WeekStory,
)
from pipeline.store import audit_signatures
from pipeline.store.queries import SQL, queries
from pipeline.store.tx import Tx

Value = int | float | None


def save_thresholds(tx: Tx, thresholds: Thresholds) -> int:
    """A new row for each that differs from what was in force; the number of rows."""
    return tx.append("thresholds", [NamedValue("flag", thresholds.flag), NamedValue("case", thresholds.case)])


def thresholds_known(tx: Tx, at: datetime) -> tuple[NamedValue, ...]:
    return tx.records(NamedValue, "digest_thresholds_known", known_at=at)


def collection(tx: Tx, scope: Scope) -> WeekOfCollection:
    """What the collections reached: days of the week and of the four before, nights of the week by source."""
    return WeekOfCollection(
        days=tx.records(CoveredDay, "digest_collected", **_asked("digest_collected", scope)),
        nights=tuple(night for (night,) in _rows(tx, "digest_night_rows", scope)),
        sources=tx.records(SourceNights, "digest_source_night_rows", **_asked("digest_source_night_rows", scope)),
        missed=tx.records(MissedNights, "digest_missed_night_rows", **_asked("digest_missed_night_rows", scope)),
    )


def counts(tx: Tx, scope: Scope) -> tuple[CountRow, ...]:
    return tx.records(CountRow, "digest_counts", **_asked("digest_counts", scope))


def shares(tx: Tx, scope: Scope) -> tuple[ShareRow, ...]:
    return tx.records(ShareRow, "digest_share_rows", **_asked("digest_share_rows", scope))


def stories(tx: Tx, scope: Scope, most: int) -> tuple[WeekStory, ...]:
    """The *most* stories with most articles in the week."""
    return tx.records(WeekStory, "digest_story_rows", most=most, **_asked("digest_story_rows", scope))


def story_days(tx: Tx, scope: Scope, story_ids: Iterable[str]) -> tuple[StoryDay, ...]:
    """The week's articles of these stories by day."""
    return tx.records(StoryDay, "digest_story_day_rows", story_ids, **_asked("digest_story_day_rows", scope))


def warnings(tx: Tx, scope: Scope) -> tuple[EarlyWarning, ...]:
    return tx.records(EarlyWarning, "digest_warning_rows", **_asked("digest_warning_rows", scope))


def flags(tx: Tx, scope: Scope) -> tuple[WeekFlag, ...]:
    """Those raised in the week, those open from before, and those raised later on its articles."""
    return tx.records(WeekFlag, "digest_flag_rows", **_asked("digest_flag_rows", scope))


def decisions(tx: Tx, scope: Scope) -> tuple[DecisionCount, ...]:
    return tx.records(DecisionCount, "digest_decision_rows", **_asked("digest_decision_rows", scope))


def cases(tx: Tx, scope: Scope) -> tuple[CaseRow, ...]:
    return tx.records(CaseRow, "digest_case_rows", **_asked("digest_case_rows", scope))


def clocks(tx: Tx, scope: Scope) -> tuple[ClockRow, ...]:
    return tx.records(ClockRow, "digest_clock_rows", **_asked("digest_clock_rows", scope))


def responses(tx: Tx, scope: Scope) -> tuple[ResponseRow, ...]:
    return tx.records(ResponseRow, "digest_response_rows", **_asked("digest_response_rows", scope))


def followed(tx: Tx, scope: Scope) -> tuple[FollowUp, ...]:
    """What became of pages after the week's answers, and in the week after earlier ones."""
    return tx.records(FollowUp, "digest_followed_rows", **_asked("digest_followed_rows", scope))


def signature(tx: Tx, at: datetime) -> HeadSignature | None:
    """The signature of the furthest head that was signed by *at*."""
    last = audit_signatures.latest_signature(tx, at)
    return HeadSignature(last.head, last.public_key, last.signature) if last else None


def sources(tx: Tx, scope: Scope) -> tuple[SourceHealthRow, ...]:
    return tx.records(SourceHealthRow, "digest_source_rows", **_asked("digest_source_rows", scope))


def levels(tx: Tx, scope: Scope) -> tuple[LevelCount, ...]:
    return tx.records(LevelCount, "digest_level_rows", **_asked("digest_level_rows", scope))


def versions(tx: Tx, scope: Scope) -> Versions | None:
    found = tx.records(Versions, "digest_versions", **_asked("digest_versions", scope))
    return found[0] if found else None


def papers_at(tx: Tx, cutoff: datetime) -> tuple[DigestPaper, ...]:
    """The papers that were made for this cut-off, of whatever agencies."""
    return tx.records(DigestPaper, "digest_papers_at", cutoff=cutoff)


@cache
def number_queries() -> tuple[NamedQuery, ...]:
    """The named queries of a digest's numbers, in the order of their file."""
    text = (SQL / "digest_numbers.sql").read_text(encoding="utf-8")
    names = [
        line.removeprefix("-- name: ").partition("(")[0] for line in text.splitlines() if line.startswith("-- name")
    ]
    return tuple(NamedQuery(name, _about(name), str(getattr(queries(), name).sql)) for name in names)


def numbers(tx: Tx, name: str, scope: Scope) -> Mapping[str, Mapping[str, Value]]:
    """What the named query *name* gives for *scope*: column and value by key.

    Raises :class:`UnknownRecord` for a name that is no query of a digest's numbers.
    """
    if name not in {one.name for one in number_queries()}:
        raise UnknownRecord(f"Không có truy vấn số liệu nào tên là “{name}”.")
    rows = tx.mappings(name, **_asked(name, scope))
    return {str(row.pop("key")): row for row in rows}


def _rows(tx: Tx, name: str, scope: Scope) -> list[tuple[Any, ...]]:
    return tx.rows(name, **_asked(name, scope))


def _asked(name: str, scope: Scope) -> dict[str, Any]:
    """Of *scope* what the query takes: DuckDB refuses a parameter too many."""
    wanted = set(getattr(queries(), name).parameters)
    return {
        field: list(value) if isinstance(value, tuple) else value
        for field, value in asdict(scope).items()
        if field in wanted
    }


def _about(name: str) -> str:
    return " ".join((getattr(queries(), name).__doc__ or "").split())
