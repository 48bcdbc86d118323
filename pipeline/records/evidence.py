"""What leaves the archive as evidence, and what may leave it for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipeline.records.audit import AuditEntry


class SubjectKind(StrEnum):
    ARTICLE = "article"
    CAPTURE = "capture"
    CLAIM = "claim"
    ASSESSMENT = "assessment"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Subject:
    """What evidence is asked for."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class ExportedRecord:
    """One record of the exported file, copied byte for byte from the archive."""

    type: str  # response, revisit, request
    url: str
    fetched_at: datetime
    status: int | None  # None for a request
    capture_id: str  # "" for requests and answers without a body
    payload_sha256: str  # of the response as received; "" where there is none
    intact: bool  # the archive still gives this very payload
    archived_in: str  # file below the folder of all runs
    archived_offset: int
    offset: int  # in the exported file
    length: int


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    name: str
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One time at which a page concerned was asked for, whatever came of it."""

    url: str
    at: datetime
    status: int | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds and what vouches for it."""

    subject: Subject
    office: str
    made_at: datetime
    made_by: str  # the login
    warc: EvidenceFile
    records: tuple[ExportedRecord, ...]
    missing: tuple[str, ...]  # captures that the archive no longer holds, with the reason
    asked: tuple[AskedFor, ...]
    audit: tuple[AuditEntry, ...]  # entries that mention what is exported
    head: AuditEntry  # of the chain, once the export itself was entered


class RestsOn(StrEnum):
    CASE = "case"
    DECISION = "decision"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class RunRest:
    """A run's archive is needed: *captures* of it belong to that case, decision or flag."""

    run: str
    reason: RestsOn
    subject: str
    captures: int
