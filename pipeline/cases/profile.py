"""What binds one kind of office, and what it applies by choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.errors import RegulationError
from pipeline.records.law import Clause, DeadlineRule, ForceStatus, Regulation, RuleKind
from pipeline.records.profile import Profile


def profile(regs: Iterable[Regulation], kind: str) -> Profile:
    """The profile of a ``ministry`` or a ``province``.

    A regulation with its own dossier parts applies them by duty; one without names another whose parts and days the
    office chooses, and then parts and clock are labelled so.  Raises :class:`RegulationError` where no loaded
    regulation applies to *kind*, or the chosen one lacks what it is chosen for.
    """
    by_id = {reg.id: reg for reg in regs}
    binding = [reg for reg in by_id.values() if kind in reg.applies_to and reg.measures]
    if len(binding) != 1:
        raise RegulationError(f"cần đúng một văn bản áp dụng cho “{kind}”, có {[reg.id for reg in binding]}")
    own = binding[0]
    source = by_id[own.choice] if own.choice else own
    clauses = {clause.ref: clause for clause in own.clauses}
    return Profile(
        kind=kind,
        regulation=own,
        dossier_regulation=source.id,
        by_choice=source is not own,
        label=own.choice_label,
        definition=_role(own, clauses, own.definition),
        notify=_role(own, clauses, own.on_finding),
        drafting=tuple(clauses[ref] for ref in own.drafting),
        secrets=tuple(clauses[ref] for ref in own.secrets),
        parts=source.parts,
        measures=own.measures,
        clock_rule=_clock_rule(source, own.choice_label),
        reports=tuple(rule for rule in own.deadlines if rule.kind is RuleKind.BEFORE_DAY),
        doubts=tuple(_doubt(reg) for reg in dict.fromkeys((own, source)) if reg.force.status != ForceStatus.CONFIRMED),
        registers=own.registers,
        documents=tuple(dict.fromkeys((own, source))),
    )


def _role(reg: Regulation, clauses: dict[str, Clause], ref: str) -> Clause:
    if not ref:
        raise RegulationError(f"{reg.id}: trường clauses_by_role: chưa nêu đủ")
    return clauses[ref]


def _clock_rule(reg: Regulation, label: str) -> DeadlineRule:
    rules = [rule for rule in reg.deadlines if rule.kind is RuleKind.DAYS_AFTER]
    if len(rules) != 1 or rules[0].days < 1 or not reg.parts:
        raise RegulationError(f"{reg.id}: trường deadlines: cần một thời hạn days_after và các phần của bộ tư liệu")
    rule = rules[0]
    if not label:
        return rule
    chosen = rule.basis.replace(rule.clause.citation, f"{rule.clause.citation} ({label})", 1)
    return replace(rule, basis=chosen)


def _doubt(reg: Regulation) -> str:
    state = "đã được thay thế" if reg.force.status is ForceStatus.REPLACED else "hiệu lực chưa được kiểm chứng"
    return f"{reg.short}: {state} (đến ngày {reg.force.as_of:%d/%m/%Y}). {reg.force.note}"
