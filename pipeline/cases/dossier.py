"""The dossier: the parts that the circular asks for, pre-filled with what the machine knows, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from pipeline.cases.dossier_grounds import law, proposal
from pipeline.cases.dossier_matter import content, impact, nature
from pipeline.cases.draft import Draft, Line
from pipeline.records.cases import Basis, Case, DossierStatement, dossier_statement_id
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import MACHINE, CaseFacts
from pipeline.records.law import DossierPart
from pipeline.records.profile import LegalBasis, Profile

BUILDERS: dict[str, Callable[[Draft], Iterable[Line]]] = {
    "content": content,
    "impact": impact,
    "nature": nature,
    "law": law,
    "proposal": proposal,
}


def draft(
    case: Case, facts: CaseFacts, profile: Profile, legal: tuple[LegalBasis, ...], now: datetime
) -> tuple[DossierStatement, ...]:
    """The machine's draft of every part of *profile*, in the circular's letters and order.

    Each statement is evidence with the ids it comes from, a machine's draft marked as such, or a gap that a person must
    fill.  *now* (aware) only decides which instruments of *legal* are valid: the same facts give the same statements
    and ids.  All are by the author ``lamro``.
    """
    known = Draft(facts, profile, legal, day_in_vietnam(now))
    return tuple(statement for part in profile.parts for statement in _statements(case, part, known))


def _statements(case: Case, part: DossierPart, known: Draft) -> list[DossierStatement]:
    lines = {line.text: line for line in BUILDERS[part.role](known)}
    return [
        DossierStatement(
            statement_id=dossier_statement_id(case.case_id, part.letter, line.text),
            case_id=case.case_id,
            part=part.letter,
            position=position,
            text=line.text,
            basis=line.basis,
            author=MACHINE,
            evidence=tuple(dict.fromkeys(line.evidence)),
        )
        for position, line in enumerate(lines.values(), start=1)
    ]


def missing_parts(statements: Iterable[DossierStatement], parts: Iterable[DossierPart]) -> tuple[str, ...]:
    """The letters of *parts* that are not complete, in the circular's order.

    A part is complete with evidence or a person's judgement, and once a person has answered its gaps: by evidence where
    the part needs evidence, else by either.  What the machine drafted completes nothing until a person adopts it.
    """
    by_letter: dict[str, list[DossierStatement]] = {}
    for statement in statements:
        by_letter.setdefault(statement.part, []).append(statement)
    return tuple(part.letter for part in parts if not _complete(part, by_letter.get(part.letter, [])))


def _complete(part: DossierPart, statements: list[DossierStatement]) -> bool:
    grounded = [one for one in statements if one.basis in (Basis.EVIDENCE, Basis.JUDGEMENT)]
    if all(one.basis is not Basis.MISSING for one in statements):
        return bool(grounded)
    enough = (Basis.EVIDENCE,) if part.needs_evidence else (Basis.EVIDENCE, Basis.JUDGEMENT)
    return any(one.author != MACHINE and one.basis in enough for one in grounded)
