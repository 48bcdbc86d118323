"""Where the press was right: the dossier is cleared for the office's correction, in view of the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flows.steps.case_law import case_law
from pipeline.cases.correction import anew
from pipeline.records.cases import Basis, Case, DossierStatement
from pipeline.store import audit, cases
from pipeline.store.connect import Tx


def begin_correction(tx: Tx, case: Case, dossier: Sequence[DossierStatement], actor: str, now: datetime) -> None:
    """Take what argued that the report was wrong out of the dossier of *case*, and ask for what was right."""
    rows = anew(case, dossier, case_law(tx, case).profile.parts)
    cases.save_dossier(tx, rows)
    gone = " ".join(one.statement_id for one in rows if one.basis is Basis.SUPERSEDED)
    audit.append_audit(tx, now, actor, "case.correction_begun", case.case_id, f"superseded: {gone or 'none'}")
