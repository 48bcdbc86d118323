"""What a briefing pack is made from: open cases with their dossiers, and on request the flags that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from flows.steps.case_flags import strongest
from flows.steps.law import OfficeLaw
from pipeline.cases.register_forms import basis_words
from pipeline.cases.signoff import is_approved
from pipeline.records.agencies import Agency
from pipeline.records.briefing import BriefingInput, CaseMatter, FlagMatter, WaitingMatter
from pipeline.records.cases import CaseState
from pipeline.records.digest import CaseRow
from pipeline.records.registers import Register
from pipeline.store import briefing, case_evidence, cases, views
from pipeline.store.connect import Store, Tx

STRONG = 0.6  # of a flag's leading signal: from here a matter may come up at the meeting
STATE = CaseState
ENDED = frozenset({STATE.DISMISSED, STATE.PRESS_WAS_RIGHT, STATE.WITHDRAWN, STATE.MERGED, STATE.CLOSED})


def read_briefing_input(
    store: Store, law: OfficeLaw, agency: Agency, day: date, cutoff: datetime, chosen: Sequence[str], with_flags: bool
) -> BriefingInput:
    """The open cases of *agency* as known at *cutoff*; of *chosen* ids (their beginnings) only these, ended or not.

    Raises :class:`UnknownRecord` for a case that is not there.
    """
    rule = next(one for one in law.profile.registers if one.register is Register.PRESS_CONFERENCE)
    notes = [one.note for one in law.profile.measures if one.key == "briefing"]
    with store.reading() as tx:
        wanted = {cases.case(tx, prefix).case_id for prefix in chosen}
        rows = [row for row in views.case_rows(tx, agency.id, cutoff) if _belongs(row, wanted)]
        flags = briefing.flag_matters(tx, agency.id, cutoff)
        clocks = views.clock_rows(tx, agency.id, cutoff)
        matters = tuple(_matter(tx, row, flags, cutoff) for row in rows)
        return BriefingInput(
            agency_id=agency.id,
            agency_name=agency.name,
            day=day,
            cutoff=cutoff,
            parts=tuple((part.letter, part.role) for part in law.profile.parts),
            basis=basis_words(rule),
            note=notes[0] if notes else "",
            cases=tuple(
                CaseMatter(
                    one.case, one.events, one.dossier,
                    tuple(row for row in clocks if row.case_id == one.case.case_id), one.flags, one.approved,
                )
                for one in matters
            ),
            waiting=_waiting(tx, agency.id, flags, cutoff) if with_flags else (),
        )  # fmt: skip


def _belongs(row: CaseRow, wanted: set[str]) -> bool:
    return row.case_id in wanted if wanted else CaseState(row.state) not in ENDED


def _matter(tx: Tx, row: CaseRow, flags: Sequence[FlagMatter], cutoff: datetime) -> CaseMatter:
    events, dossier = briefing.events_at(tx, row.case_id, cutoff), briefing.dossier_at(tx, row.case_id, cutoff)
    own = {event.ref for event in events}
    mine = tuple(one for one in flags if one.assessment_id in own)
    return CaseMatter(row, events, dossier, (), mine, is_approved(events, dossier))


def _waiting(tx: Tx, agency_id: str, flags: Sequence[FlagMatter], cutoff: datetime) -> tuple[WaitingMatter, ...]:
    """Flags of the queue that belong to no case and whose leading signal is strong."""
    taken, queued = briefing.flags_in_cases(tx, agency_id, cutoff), briefing.queued(tx, agency_id, cutoff)
    free = [one for one in flags if one.assessment_id in queued - taken]
    leading = [(one, signal) for one in free if (signal := strongest(one.signals)) and signal.strength >= STRONG]
    claims = {one.claim_id: one for one in case_evidence.claims_by_id(tx, [signal.claim_id for _, signal in leading])}
    return tuple(
        WaitingMatter(one, claims[signal.claim_id].sentence if signal.claim_id in claims else one.title, signal)
        for one, signal in leading
    )
