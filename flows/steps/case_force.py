"""A legal officer confirms that an instrument is in force: an act of its own, with who, when and on what ground."""

from __future__ import annotations

from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_acts import add_event
from flows.steps.case_draft import open_to_drafting
from flows.steps.law import OfficeLaw
from pipeline.cases.gaps import confirmed_gaps, gap_named, wants_confirmation
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.store import cases
from pipeline.store.connect import Stamp, Store


def confirm_force(
    store: Store, law: OfficeLaw, id_prefix: str, gap_prefix: str, reason: str, actor: str, now: datetime
) -> CaseEvent:
    """Answer the gap that asks whether an instrument is in force.  Raises :class:`UnknownRecord`,
    :class:`IllegalTransition` for a gap of another kind, twice, without a reason, or after the submission."""
    refuse_secret(law.profile, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        gap = gap_named(cases.dossier_of(tx, case.case_id), gap_prefix)
        if not wants_confirmation(gap):
            raise IllegalTransition("Chỗ này không hỏi hiệu lực văn bản: trả lời bằng lamro case add MÃ --answers.")
        if gap.statement_id in confirmed_gaps(cases.events_of(tx, case.case_id)):
            raise IllegalTransition("Hiệu lực văn bản này đã được xác nhận trong vụ việc.")
        what = gap.text.partition("hiệu lực ")[2].partition(": ")[0].replace("trước khi viện dẫn.", "").strip()
        words = f"{what.removeprefix('của ')}: {reason.strip()}"
        return add_event(
            tx, case, CaseEventKind.FORCE_CONFIRMED, words if reason.strip() else "", gap.statement_id, actor, now
        )
