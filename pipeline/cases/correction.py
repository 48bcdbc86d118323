"""The correction: what the dossier must say where the press was right, in the office's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.records.cases import Basis, Case, DossierStatement, dossier_statement_id
from pipeline.records.facts import MACHINE
from pipeline.records.law import DossierPart

RIGHT, DONE = "nature", "proposal"  # roles of the parts that hold what was right and what is done
_ASKED = {
    RIGHT: "Nội dung báo nêu đúng: ghi điều gì đúng, căn cứ vào đâu; nếu cơ quan đã nói khác, ghi điều nay đính chính.",
    DONE: "Việc cơ quan đã làm và sẽ làm để khắc phục, tiếp thu.",
}
_OWN = (Basis.EVIDENCE, Basis.JUDGEMENT)


def anew(case: Case, dossier: Iterable[DossierStatement], parts: Sequence[DossierPart]) -> tuple[DossierStatement, ...]:
    """The rows that clear those parts of *dossier* for the correction: what argued that the report was wrong stands no
    more (earlier versions stay in the store), and what a person must write is asked."""
    own = {part.letter: part.role for part in parts if part.role in _ASKED}
    gone = [replace(one, basis=Basis.SUPERSEDED) for one in dossier if one.part in own]
    asked = [_asked(case, letter, _ASKED[role]) for letter, role in own.items()]
    return (*gone, *asked)


def lacks(dossier: Iterable[DossierStatement], parts: Sequence[DossierPart]) -> tuple[str, ...]:
    """The letters in which no person has written what the correction says."""
    written = {one.part for one in dossier if one.author != MACHINE and one.basis in _OWN}
    return tuple(part.letter for part in parts if part.role in _ASKED and part.letter not in written)


def asked(role: str) -> str:
    """What a person writes in the part of that *role*."""
    return _ASKED[role]


def _asked(case: Case, letter: str, text: str) -> DossierStatement:
    own = dossier_statement_id(case.case_id, letter, text)
    return DossierStatement(own, case.case_id, letter, 1, text, Basis.MISSING, MACHINE, ())
