"""A case's title and a person's statements corrected: what stood before stays in the store and in the log."""

from __future__ import annotations

from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_acts import add_event
from flows.steps.case_draft import begin_evidence, open_to_drafting
from flows.steps.law import OfficeLaw
from flows.steps.told import statement_told
from pipeline.cases.dossier import replaced
from pipeline.cases.opening import TITLE_LENGTH
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.words import shorten
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, DossierStatement
from pipeline.store import audit, case_evidence, cases
from pipeline.store.connect import Stamp, Store
from pipeline.store.finding import only_one


def rename(
    store: Store, law: OfficeLaw, id_prefix: str, title: str, reason: str, actor: str, now: datetime
) -> CaseEvent:
    """Give a case another title.  Raises :class:`IllegalTransition` for the same one, or after the submission."""
    refuse_secret(law.profile, title, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        new = shorten(title, TITLE_LENGTH)
        if not new or new == case.title:
            raise IllegalTransition("Cần một tên khác với tên đang có (--title).")
        words = f"“{case.title}” → “{new}”: {reason.strip()}" if reason.strip() else ""
        event = add_event(tx, case, CaseEventKind.RENAMED, words, "", actor, now)
        cases.save_title(tx, case.case_id, new, actor, now)
    return event


def replace_statement(
    store: Store, law: OfficeLaw, id_prefix: str, statement_prefix: str, text: str, prefixes: tuple[str, ...],
    reason: str, actor: str, now: datetime,
) -> DossierStatement:  # fmt: skip
    """Put another statement in the place of one that a person wrote.

    Raises :class:`UnknownRecord`; :class:`IllegalTransition` for a machine's statement, without a reason, where nothing
    differs, or after the submission.
    """
    refuse_secret(law.profile, text, reason)
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do sửa (--reason).")
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        dossier = cases.dossier_of(tx, case.case_id)
        fitting = [one for one in dossier if one.statement_id.startswith(statement_prefix)]
        old = only_one("câu trong bộ tư liệu", statement_prefix, fitting)
        ids = case_evidence.expand(tx, prefixes)
        rows = replaced(case, dossier, law.profile, old, text, ids, actor)
        cases.save_dossier(tx, rows)
        new = rows[-1]
        # The words stand alone in their entry, so that a purge finds them; what they replace is told in another.
        audit.append_audit(tx, now, actor, "case.statement_added", case.case_id, statement_told(new))
        told = f"{old.statement_id} | by: {new.statement_id} | {reason.strip()}"
        audit.append_audit(tx, now, actor, "case.statement_replaced", case.case_id, told)
        begin_evidence(tx, case, new.statement_id, actor, now)
    return new
