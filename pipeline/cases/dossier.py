"""The dossier: the parts that the circular asks for, pre-filled with what the machine knows, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pipeline.cases.dossier_grounds import DOUBT, force_line, law, proposal
from pipeline.cases.dossier_matter import content, impact, nature
from pipeline.cases.draft import MARK, Draft, Line
from pipeline.errors import IllegalTransition
from pipeline.records.cases import (
    Basis,
    Case,
    DossierStatement,
    dossier_statement_id,
    gap_id,
    person_statement_id,
)
from pipeline.records.days import day_in_vietnam
from pipeline.records.facts import MACHINE, CaseFacts
from pipeline.records.law import DossierPart, ForceStatus
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
    lines: dict[str, Line] = {}
    for line in BUILDERS[part.role](known):  # one sentence said twice rests on both
        same = lines.get(line.text)
        lines[line.text] = replace(line, evidence=(*same.evidence, *line.evidence)) if same else line
    return [
        DossierStatement(
            statement_id=(
                gap_id(case.case_id, part.letter, line.key)
                if line.key
                else dossier_statement_id(case.case_id, part.letter, line.text)
            ),
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


def renewed(old: Iterable[DossierStatement], new: Sequence[DossierStatement]) -> tuple[DossierStatement, ...]:
    """The rows that turn the dossier *old* into the machine's draft *new*: all of it, and what it no longer says, as
    superseded.  A person's statements stay as they are."""
    kept = {one.statement_id for one in new}
    gone = [one for one in old if one.author == MACHINE and one.statement_id not in kept]
    return (*new, *(replace(one, basis=Basis.SUPERSEDED) for one in gone))


def by_person(
    case: Case,
    dossier: Iterable[DossierStatement],
    profile: Profile,
    part: str,
    text: str,
    evidence: tuple[str, ...],
    login: str,
    answers: str = "",
) -> DossierStatement:
    """A statement that *login* adds to *part*: evidence where it names some, else a judgement with its author.

    *answers* is the id of the gap that it fills, "" where it only adds something.

    Raises :class:`IllegalTransition` without text, for a letter that the regulation does not have, or twice.
    """
    letters = [one.letter for one in profile.parts]
    if part not in letters:
        raise IllegalTransition(f"Bộ tư liệu không có phần “{part}”; các phần: {', '.join(letters)}.")
    words = " ".join(text.split())
    if not words:
        raise IllegalTransition("Cần ghi nội dung (--text).")
    standing = list(dossier)
    own = person_statement_id(case.case_id, part, words, login, answers)
    if any(one.statement_id == own for one in standing):
        raise IllegalTransition(f"Nội dung này đã có trong phần {part}.")
    position = 1 + max((one.position for one in standing if one.part == part), default=0)
    basis = Basis.EVIDENCE if evidence else Basis.JUDGEMENT
    return DossierStatement(own, case.case_id, part, position, words, basis, login, evidence, answers)


def replaced(
    case: Case,
    dossier: Iterable[DossierStatement],
    profile: Profile,
    old: DossierStatement,
    text: str,
    evidence: tuple[str, ...],
    login: str,
) -> tuple[DossierStatement, ...]:
    """The rows that put *login*'s statement into the place of *old*, the new one last; the earlier version stays.

    Raises :class:`IllegalTransition` for a machine's statement, where nothing differs, and as :func:`by_person`.
    """
    if old.author == MACHINE:
        raise IllegalTransition(
            "Câu này do máy ghi: không sửa. Bản máy soạn thì nhận bằng lamro case adopt; nội dung khác thì ghi thêm "
            "bằng lamro case add."
        )
    words = " ".join(text.split())
    if words == old.text and evidence == old.evidence:
        raise IllegalTransition("Không có gì khác với câu đang có.")
    others = [one for one in dossier if one.statement_id != old.statement_id]
    made = by_person(case, others, profile, old.part, words, evidence, login, old.answers)
    new = replace(made, position=old.position)
    gone = replace(old, basis=Basis.SUPERSEDED)
    return (new,) if new.statement_id == old.statement_id else (gone, new)


def adopted(
    case: Case, dossier: Iterable[DossierStatement], profile: Profile, one: DossierStatement, login: str
) -> DossierStatement:
    """The machine's sentence *one* as *login*'s own judgement: it keeps what it cites, but proves no more than before.

    Raises :class:`IllegalTransition` for anything but a machine's draft.
    """
    if one.basis is not Basis.MACHINE_DRAFT:
        raise IllegalTransition("Chỉ nhận câu do máy soạn (“bản máy soạn”); chỗ còn thiếu thì dùng lamro case add.")
    made = by_person(case, dossier, profile, one.part, unmarked(one.text), one.evidence, login)
    return replace(made, basis=Basis.JUDGEMENT)


def force_gaps(
    case: Case, dossier: Iterable[DossierStatement], one: DossierStatement, legal: Iterable[LegalBasis]
) -> tuple[DossierStatement, ...]:
    """What must be confirmed before the instruments that *one* cites go out: a gap for each whose force is unverified
    and not yet asked for."""
    known = {each.statement_id for each in dossier}
    gaps = [force_line(each) for each in legal if each.id in one.evidence and each.status is not ForceStatus.CONFIRMED]
    made = [
        DossierStatement(
            gap_id(case.case_id, one.part, line.key), case.case_id, one.part, one.position + place, line.text,
            line.basis, MACHINE, line.evidence,
        )
        for place, line in enumerate(gaps, start=1)
    ]  # fmt: skip
    return tuple(gap for gap in made if gap.statement_id not in known)


def unmarked(text: str) -> str:
    """*text* without the marks of a machine's draft: whose force is unverified gets a gap of its own when adopted."""
    return text.removeprefix(MARK).replace(f" {DOUBT}", "", 1)
