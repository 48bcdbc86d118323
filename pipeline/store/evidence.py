"""What evidence rests on which archived records, and which runs' archives are needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records.audit import AuditEntry
from pipeline.records.evidence import AskedFor, RunRest, Subject, SubjectKind
from pipeline.records.press import Capture
from pipeline.store.finding import only_one
from pipeline.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A run in which *url* answered that it had not changed (304)."""

    url: str
    run: str


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def subject_named(tx: Tx, id_prefix: str) -> Subject:
    """The article, capture, claim, assessment or case whose id begins so; :class:`UnknownRecord` where none or
    several do."""
    return only_one(
        "bài, bản ghi, nội dung hay vụ việc", id_prefix, tx.records(Subject, "evidence_subjects", prefix=id_prefix)
    )


def articles_behind(tx: Tx, subject: Subject) -> tuple[str, ...]:
    """The ids of the articles that *subject* is about; none for a capture, which stands for itself."""
    if subject.kind is SubjectKind.ARTICLE:
        return (subject.id,)
    if subject.kind is SubjectKind.CASE:
        return tuple(row.id for row in tx.records(_Id, "case_articles", case_id=subject.id))
    return tuple(row.id for row in tx.records(_Id, "article_of", kind=subject.kind.value, id=subject.id))


def captures_of_pages(tx: Tx, article_ids: Iterable[str]) -> tuple[Capture, ...]:
    """Every capture of the pages of these articles, by (fetched_at, url)."""
    return tx.records(Capture, "captures_of_pages", wanted=article_ids)


def asked_for(tx: Tx, urls: Iterable[str]) -> tuple[AskedFor, ...]:
    """Every time that *urls* were asked for, by (at, url)."""
    return tx.records(AskedFor, "asked_for", wanted=urls)


def unchanged_answers(tx: Tx, urls: Iterable[str]) -> tuple[Unchanged, ...]:
    """The runs in which *urls* answered that they had not changed, by (url, run)."""
    return tx.records(Unchanged, "unchanged_answers", wanted=urls)


def audit_mentioning(tx: Tx, ids: Iterable[str]) -> tuple[AuditEntry, ...]:
    """Audit entries that mention one of *ids*, by seq."""
    return tx.records(AuditEntry, "audit_mentioning", wanted=ids)


def run_rests(tx: Tx) -> tuple[RunRest, ...]:
    """Which runs hold captures that a case, a decision or a flag rests on, by (run, reason, subject)."""
    return tx.records(RunRest, "run_rests")
