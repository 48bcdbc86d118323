"""The gaps of a dossier: each is answered by a statement that names it, or by the confirmation of an instrument."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement
from pipeline.records.facts import MACHINE
from pipeline.records.law import DossierPart

FORCE = "force:"
"""Begins what a gap cites that asks whether an instrument is in force."""
NATURE = "nature"  # the part that says what is the case
UNVERIFIED = ("[chưa kiểm chứng]", "(câu chữ chưa kiểm chứng)")  # no final paper says so
SHORTEST = 6  # signs of a gap's id that a person must type
_GROUNDED = (Basis.EVIDENCE, Basis.JUDGEMENT)


def wants_confirmation(gap: DossierStatement) -> bool:
    """Whether only a confirmation of force answers *gap*."""
    return any(id.startswith(FORCE) for id in gap.evidence)


def confirmed_gaps(events: Iterable[CaseEvent]) -> frozenset[str]:
    """The gaps whose instrument a person has confirmed to be in force."""
    return frozenset(event.ref for event in events if event.kind is CaseEventKind.FORCE_CONFIRMED)


def open_gaps(
    statements: Iterable[DossierStatement],
    parts: Iterable[DossierPart],
    primary: Collection[str] = (),
    confirmed: Collection[str] = (),
) -> tuple[DossierStatement, ...]:
    """The gaps that no person has answered, in the order of *statements*.

    An answer names its gap.  Where the part needs evidence it has some; where it says what is the case, primary
    evidence (*primary*: ids of such).  A gap about an instrument's force is closed by its confirmation (*confirmed*:
    ids of gaps) and nothing else.
    """
    standing = list(statements)
    by_letter = {part.letter: part for part in parts}
    return tuple(
        one
        for one in standing
        if one.basis is Basis.MISSING
        and one.part in by_letter
        and not (
            one.statement_id in confirmed
            if wants_confirmation(one)
            else any(_answers(answer, one, by_letter[one.part], primary) for answer in standing)
        )
    )


def without_answered(
    statements: Iterable[DossierStatement],
    parts: Iterable[DossierPart],
    primary: Collection[str] = (),
    confirmed: Collection[str] = (),
) -> tuple[DossierStatement, ...]:
    """*statements* as a paper may tell them: what a person has answered is no longer asked.  Parameters as
    :func:`open_gaps`."""
    standing = tuple(statements)
    asked = {one.statement_id for one in open_gaps(standing, parts, primary, confirmed)}
    return tuple(one for one in standing if one.basis is not Basis.MISSING or one.statement_id in asked)


def missing_parts(
    statements: Iterable[DossierStatement],
    parts: Iterable[DossierPart],
    primary: Collection[str] = (),
    confirmed: Collection[str] = (),
) -> tuple[str, ...]:
    """The letters of *parts* that are not complete, in the circular's order.

    A part is complete with evidence or a person's judgement, and without open gaps (:func:`open_gaps`).  What the
    machine drafted completes nothing until a person adopts it.
    """
    standing, known = list(statements), tuple(parts)
    grounded = {one.part for one in standing if one.basis in _GROUNDED}
    asked = {one.part for one in open_gaps(standing, known, primary, confirmed)}
    return tuple(part.letter for part in known if part.letter not in grounded or part.letter in asked)


def gap_named(dossier: Iterable[DossierStatement], prefix: str) -> DossierStatement:
    """The gap whose id begins with *prefix*.  Raises :class:`UnknownRecord` where none or several do."""
    if len(prefix) < SHORTEST:
        raise UnknownRecord(f"Mã “{prefix}” quá ngắn: hãy ghi ít nhất {SHORTEST} ký tự.")
    found = [one for one in dossier if one.basis is Basis.MISSING and one.statement_id.startswith(prefix)]
    if len(found) != 1:
        raise UnknownRecord(
            f"Có {len(found)} chỗ còn thiếu có mã bắt đầu bằng “{prefix}”; xem mã sau dấu “?” trong lamro case show."
        )
    return found[0]


def refuse_answer(gap: DossierStatement, part: DossierPart, evidence: Collection[str], why_not: Iterable[str]) -> None:
    """Raises :class:`IllegalTransition` where a statement with *evidence* would not answer *gap*; *why_not*: for each
    id of it, why it is no primary evidence, "" where it is."""
    if wants_confirmation(gap):
        raise IllegalTransition("Hiệu lực văn bản do cán bộ pháp chế xác nhận: lamro case in-force MÃ MÃ_CHỖ_THIẾU.")
    if part.needs_evidence and not evidence:
        raise IllegalTransition(f"Phần {part.letter} cần tư liệu làm căn cứ (--evidence), không chỉ nhận định.")
    reasons = list(why_not)
    if part.role == NATURE and all(reasons):
        raise IllegalTransition(
            f"Phần {part.letter} cần bằng chứng gốc: {'; '.join(dict.fromkeys(reasons))}. Dùng tệp đính kèm (lamro "
            "case attach), số liệu nhập từ văn bản (lamro record import), văn bản gốc trên cổng thông tin, hoặc "
            "thông tin của cơ quan khác."
        )


def unverified(statements: Iterable[DossierStatement]) -> tuple[DossierStatement, ...]:
    """Those that would go out with a remark that something in them is unverified."""
    return tuple(
        one for one in statements if one.basis in _GROUNDED and any(mark in one.text for mark in UNVERIFIED)
    )  # fmt: skip


def _answers(one: DossierStatement, gap: DossierStatement, part: DossierPart, primary: Collection[str]) -> bool:
    if one.answers != gap.statement_id or one.author == MACHINE or one.basis not in _GROUNDED:
        return False
    if part.role == NATURE:
        return one.basis is Basis.EVIDENCE and any(id in primary for id in one.evidence)
    return one.basis is Basis.EVIDENCE or not part.needs_evidence
