"""Rows that are flatter than their records, and the tables with the key that tells rows apart."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import (
    agencies,
    alerts,
    assessment,
    audit,
    case_acts,
    cases,
    clock_changes,
    feeds,
    learning,
    outbox,
    pickups,
    press,
    registers,
    runs,
    settings,
    stories,
    versions,
    warnings,
    weekly,
)
from pipeline.records.kpis import Indicator


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment without its signals."""

    assessment_id: str
    revision_id: str
    article_id: str
    agency_id: str
    story_id: str
    level: assessment.Level
    score: float
    probability: float | None
    model_version: str
    rules_version: str


@dataclass(frozen=True, slots=True)
class SignalRow:
    """One signal of a revision, without its evidence."""

    revision_id: str
    position: int
    name: str
    claim_id: str
    strength: float
    explanation: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing that a signal rests on."""

    revision_id: str
    position: int
    evidence_position: int
    kind: assessment.EvidenceKind
    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class PayloadRow:
    """The words behind an audit entry, outside its chain."""

    payload_hash: str
    payload: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the records it takes and their key; of a *renewed* one the last of a batch counts."""

    record: type
    key: tuple[str, ...]
    renewed: bool = False


TABLES: dict[str, Table] = {
    "agencies": Table(agencies.Agency, ("id",), renewed=True),
    "sources": Table(press.Source, ("id",), renewed=True),
    "rosters": Table(feeds.Roster, ("roster_id",)),
    "fetches": Table(press.Fetch, ("fetch_id",)),
    "captures": Table(press.Capture, ("capture_id",)),
    "feed_entries": Table(press.FeedEntry, ("entry_id",)),
    "articles": Table(press.Article, ("article_id",)),
    "extracted": Table(press.Extracted, ("capture_id",)),
    "page_changes": Table(versions.PageChange, ("change_id",)),
    "mentions": Table(agencies.Mention, ("mention_id",)),
    "story_members": Table(press.StoryMember, ("article_id",), renewed=True),
    "story_events": Table(stories.StoryEvent, ("event_id",)),
    "story_profiles": Table(stories.StoryProfile, ("story_id",), renewed=True),
    "warnings": Table(warnings.EarlyWarning, ("warning_id",)),
    "pickups": Table(pickups.ForeignPickup, ("pickup_id",)),
    "problems": Table(press.Problem, ("problem_id",)),
    "claims": Table(assessment.Claim, ("claim_id",)),
    "statements": Table(assessment.Statement, ("statement_id",)),
    "superseded_statements": Table(assessment.SupersededStatement, ("statement_id",)),
    "imported_statements": Table(learning.ImportedStatement, ("statement_id",)),
    "assessments": Table(AssessmentRow, ("assessment_id",), renewed=True),
    "assessment_signals": Table(SignalRow, ("revision_id", "position")),
    "signal_evidence": Table(EvidenceRow, ("revision_id", "position", "evidence_position")),
    "triage_decisions": Table(assessment.TriageDecision, ("decision_id",)),
    "case_openings": Table(cases.Case, ("case_id",)),
    "case_titles": Table(case_acts.CaseTitle, ("case_id", "at")),
    "case_events": Table(cases.CaseEvent, ("event_id",)),
    "notices": Table(cases.Notice, ("notice_id",)),
    "clocks": Table(cases.Clock, ("clock_id",)),
    "clock_changes": Table(clock_changes.ClockChange, ("clock_id", "kind", "at")),
    "calendar_days": Table(clock_changes.CalendarDay, ("day",), renewed=True),
    "alerts": Table(alerts.Alert, ("alert_id",)),
    "dossier_statements": Table(cases.DossierStatement, ("statement_id",), renewed=True),
    "issued_papers": Table(case_acts.IssuedPaper, ("paper_id",)),
    "responses": Table(case_acts.ResponseEntry, ("entry_id",)),
    "attachments": Table(case_acts.Attachment, ("attachment_id",)),
    "secret_stubs": Table(case_acts.SecretStub, ("stub_id",)),
    "register_entries": Table(registers.RegisterEntry, ("version_id",)),
    "purges": Table(case_acts.Purge, ("purge_id",)),
    "audit_log": Table(audit.AuditEntry, ("seq",)),
    "audit_payloads": Table(PayloadRow, ("payload_hash",)),
    "audit_signatures": Table(audit.AuditSignature, ("signature_id",)),
    "run_events": Table(runs.RunEvent, ("run_id", "event")),
    "thresholds": Table(weekly.NamedValue, ("name",), renewed=True),
    "noted_settings": Table(settings.NotedSettings, ("settings_id",)),
    "digests": Table(runs.DigestPaper, ("digest_id",)),
    "indicators": Table(Indicator, ("code",), renewed=True),
    "letters": Table(outbox.Letter, ("letter_id",)),
    "letter_events": Table(outbox.LetterEvent, ("letter_id", "number")),
    "day_papers": Table(runs.DayPaper, ("paper_id",)),
}
