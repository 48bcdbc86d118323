"""The dossier as it grows: the machine's draft renewed, a person's statements added, a draft adopted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_facts import case_facts
from flows.steps.case_flags import grounds
from flows.steps.case_law import case_law
from flows.steps.case_primary import why_not
from flows.steps.flags import standing_flags
from flows.steps.law import OfficeLaw
from flows.steps.told import event_told, statement_told
from pipeline.cases.dossier import adopted, by_person, draft, force_gaps, renewed
from pipeline.cases.gaps import gap_named, refuse_answer
from pipeline.cases.life import apply, decide
from pipeline.cases.secrets import refuse_secret
from pipeline.cases.signoff import fingerprint
from pipeline.cases.submission import machine_may_draft, refuse_locked
from pipeline.errors import IllegalTransition
from pipeline.records.agencies import Agency
from pipeline.records.assessment import Assessment
from pipeline.records.cases import Case, CaseEventKind, CaseState, DossierStatement
from pipeline.records.facts import MACHINE
from pipeline.store import audit, case_evidence, cases
from pipeline.store.connect import Stamp, Store, Tx
from pipeline.store.finding import only_one


def renew_draft(
    tx: Tx,
    case: Case,
    flags: tuple[Assessment, ...],
    law: OfficeLaw,
    agencies: Mapping[str, Agency],
    now: datetime,
    actor: str = MACHINE,
) -> int:
    """Draft *case* anew from those of *flags* that belong to it; the number of statements that changed.

    A case that was submitted or decided keeps what stands.  The first draft belongs to the opening; each later one is
    an entry of the audit log.
    """
    events = cases.events_of(tx, case.case_id)
    if not machine_may_draft(events):
        return 0
    own, bound = grounds(events), case_law(tx, case)
    old = cases.dossier_of(tx, case.case_id)
    cited = tuple(dict.fromkeys(id for one in old if one.author != MACHINE for id in one.evidence))
    facts = case_facts(tx, case, tuple(one for one in flags if one.assessment_id in own), agencies, own)
    facts = replace(facts, cited=cited)
    made = renewed(old, draft(case, facts, bound.profile, bound.legal, now))
    changed = cases.save_dossier(tx, made)
    if changed and old:
        told = f"{changed} statements changed | dossier: {fingerprint(cases.dossier_of(tx, case.case_id))}"
        audit.append_audit(tx, now, actor, "case.drafted", case.case_id, told)
    return changed


def draft_now(
    store: Store,
    law: OfficeLaw,
    agencies: Mapping[str, Agency],
    id_prefix: str,
    actor: str,
    now: datetime,
) -> int:
    """Renew the machine's draft of one case at once; the number of statements that changed."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        return renew_draft(tx, case, tuple(standing_flags(tx)), law, agencies, now, actor)


def add_statement(
    store: Store,
    law: OfficeLaw,
    id_prefix: str,
    part: str,
    text: str,
    prefixes: tuple[str, ...],
    actor: str,
    now: datetime,
    answers: str = "",
) -> DossierStatement:
    """A person's evidence or judgement; with *answers* (the beginning of a gap's id) it fills that gap, in its part.

    Raises :class:`UnknownRecord` for evidence or a gap that is not in the store, :class:`IllegalTransition` where the
    dossier takes none, or where the gap wants other evidence.
    """
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        refuse_secret(law.profile, text)
        case = open_to_drafting(tx, id_prefix)
        ids = case_evidence.expand(tx, prefixes)
        dossier = cases.dossier_of(tx, case.case_id)
        gap = _fillable(tx, case, law, dossier, part, answers, ids) if answers else None
        part, own = (gap.part, gap.statement_id) if gap else (part, "")
        one = by_person(case, dossier, law.profile, part, text, ids, actor, own)
        _save(tx, case, one, "case.statement_added", actor, now)
    return one


def adopt_statement(
    store: Store, law: OfficeLaw, id_prefix: str, statement_prefix: str, actor: str, now: datetime
) -> DossierStatement:
    """A machine's sentence as a person's own judgement.  Raises as :func:`add_statement`."""
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        case = open_to_drafting(tx, id_prefix)
        dossier = cases.dossier_of(tx, case.case_id)
        fitting = [one for one in dossier if one.statement_id.startswith(statement_prefix)]
        chosen = only_one("câu trong bộ tư liệu", statement_prefix, fitting)
        one = adopted(case, dossier, law.profile, chosen, actor)
        _save(tx, case, one, "case.statement_adopted", actor, now)
        cases.save_dossier(tx, force_gaps(case, dossier, one, law.legal))
    return one


def _fillable(
    tx: Tx, case: Case, law: OfficeLaw, dossier: tuple[DossierStatement, ...], letter: str, prefix: str,
    ids: tuple[str, ...],
) -> DossierStatement:  # fmt: skip
    gap = gap_named(dossier, prefix)
    if letter and letter != gap.part:
        raise IllegalTransition(f"Chỗ còn thiếu {gap.statement_id[:8]} thuộc phần {gap.part}, không phải {letter}.")
    part = next(one for one in law.profile.parts if one.letter == gap.part)
    if (
        apply(cases.events_of(tx, case.case_id)) is not CaseState.PRESS_WAS_RIGHT
    ):  # a correction is the office's own word
        refuse_answer(gap, part, ids, why_not(tx, case, ids).values())
    return gap


def open_to_drafting(tx: Tx, id_prefix: str) -> Case:
    """The case; :class:`IllegalTransition` where what was submitted or decided must stay as it is."""
    case = cases.case(tx, id_prefix)
    refuse_locked(cases.events_of(tx, case.case_id))
    return case


def _save(tx: Tx, case: Case, one: DossierStatement, action: str, actor: str, now: datetime) -> None:
    cases.save_dossier(tx, [one])
    audit.append_audit(tx, now, actor, action, one.case_id, statement_told(one))
    begin_evidence(tx, case, one.statement_id, actor, now)


def begin_evidence(tx: Tx, case: Case, ref: str, actor: str, now: datetime) -> None:
    """The first thing that a person adds after the confirmation moves the case on; *ref* is what was added."""
    past = cases.events_of(tx, case.case_id)
    if apply(past) is not CaseState.CONFIRMED:
        return
    event = decide(case, past, CaseEventKind.EVIDENCE, actor, "Ghi tư liệu đầu tiên sau khi xác nhận", now, ref)
    cases.save_events(tx, [event])
    audit.append_audit(tx, now, actor, "case.evidence", case.case_id, event_told(event))
