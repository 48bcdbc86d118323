"""When a case is closed its finding goes on the official record; when that was a mistake it is taken back."""

from __future__ import annotations

from collections.abc import Sequence

from flows.steps.case_flags import grounds
from pipeline.cases.finding import doubted_ids, findings_of, made_by, why_none
from pipeline.cases.life import apply
from pipeline.records.assessment import SupersededStatement
from pipeline.records.cases import Case, CaseEvent, CaseState, DossierStatement
from pipeline.records.days import day_in_vietnam
from pipeline.store import assessments, audit, case_evidence, findings, press, window
from pipeline.store.connect import Tx


def note_finding(
    tx: Tx, case: Case, past: Sequence[CaseEvent], event: CaseEvent, dossier: Sequence[DossierStatement]
) -> str:
    """Write the statements that closing *case* by *event* adds, with their audit entry; what was done, in words, and
    why where nothing was left.  "" where the case was not answered as misleading."""
    before = apply(past)
    claims = case_evidence.claims_by_id(tx, doubted_ids(dossier))
    articles = press.articles_by_id(tx, sorted({claim.article_id for claim in claims}))
    body = next((one.name for one in press.all_agencies(tx) if one.id == case.agency_id), "")
    record = window.statements_by_id(tx, dict.fromkeys(id for one in dossier for id in one.evidence))
    found = findings_of(
        case,
        before,
        claims,
        {article.article_id: article.capture_id for article in articles},
        dossier,
        body,
        day_in_vietnam(event.happened_at),
        window.statements_by_id(tx, grounds(past)),
        record,
    )
    if before is CaseState.PRESS_WAS_RIGHT:
        return "Không ghi kết luận nào vào hồ sơ thông tin chính thức: báo nêu đúng."
    if before is not CaseState.RESPONDED:
        return ""
    assessments.save_statements(tx, found)
    words = f"Đã ghi {len(found)} kết luận vào hồ sơ thông tin chính thức."
    if not found:
        words = f"Không ghi kết luận nào vào hồ sơ thông tin chính thức: {why_none(dossier, record)}."
    told = f"{words} | statements: {' '.join(one.statement_id for one in found) or 'none'}"
    audit.append_audit(tx, event.happened_at, event.actor, "case.finding", case.case_id, told)
    return words


def take_back_finding(tx: Tx, case: Case, event: CaseEvent) -> int:
    """Supersede what *case* had left on the record, by *event* and for its reason; the number of statements."""
    gone = made_by(case, findings.findings_about(tx, case.agency_id))
    if not gone:
        return 0
    made = (case.case_id, event.reason, event.actor, event.happened_at)
    rows = [SupersededStatement(one.statement_id, *made) for one in gone]
    told = f"{event.kind.value} | {event.reason} | statements: {' '.join(one.statement_id for one in gone)}"
    audit.append_audit(tx, event.happened_at, event.actor, "case.finding_superseded", case.case_id, told)
    return findings.supersede(tx, rows)
