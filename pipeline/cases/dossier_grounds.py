"""The parts about what follows: legal grounds with precedents, and the proposal."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cases.dossier_record import speaker
from pipeline.cases.draft import Draft, Line, gap, machine_line
from pipeline.cases.gaps import FORCE
from pipeline.cases.legal_basis import ended, fitting
from pipeline.cases.words import HOME
from pipeline.records.cases import Basis
from pipeline.records.facts import FactStatement
from pipeline.records.law import Clause, ForceStatus, Wording
from pipeline.records.profile import LegalBasis

DOUBT = "[chưa kiểm chứng]"


def law(known: Draft) -> Iterator[Line]:
    """The circular's own clauses, instruments by topic (domestic, then international), precedents."""
    for clause in (known.profile.definition, known.profile.notify, *known.profile.drafting):
        yield _clause(clause)
    text = " ".join([*(claim.sentence for claim in known.facts.claims), *(one.title for one in known.facts.articles)])
    instruments = fitting(known.legal, text, known.today)
    for one in sorted(instruments, key=lambda one: one.international):
        yield machine_line(_instrument(one), one.id)
    for old in known.facts.precedents:
        done = f"Tiền lệ: “{old.title}”, kết thúc ngày {old.closed_on:%d/%m/%Y}: {old.outcome}."
        yield Line(done, Basis.EVIDENCE, (old.case_id,))
    if not known.facts.precedents:
        yield machine_line("Chưa thấy vụ việc tương tự đã kết thúc trong kho.")
    for doubt in known.profile.doubts:
        own = f"{FORCE}{doubt.partition(':')[0]}"
        yield gap(own, f"Cán bộ pháp chế xác nhận hiệu lực trước khi viện dẫn. {doubt}", own)
    for one in known.legal:  # what a person has adopted goes out: somebody must know that it is in force
        if one.id in known.facts.cited and one.status is not ForceStatus.CONFIRMED:
            yield force_line(one)
    for one in ended(known.legal, text, known.today):
        yield gap(f"after:{one.id}", one.after)


def force_line(one: LegalBasis) -> Line:
    """The gap that asks whether *one* is in force."""
    own = f"{FORCE}{one.id}"
    number = f" (số {one.number})" if one.number else ""
    return gap(own, f"Cán bộ pháp chế xác nhận hiệu lực của {one.articles} {one.name}{number} trước khi viện dẫn.", own)


def proposal(known: Draft) -> Iterator[Line]:
    """What to say, from the statements on record, and in which of the circular's forms: all of it a machine's draft."""
    concrete = [one for one in known.facts.statements if one.concrete and one.truth]
    for one in sorted(concrete, key=lambda one: (one.own, one.said_on, one.statement_id)):
        yield machine_line(_message(one), one.statement_id)
    if not concrete:
        yield gap("message", "Chưa có thông tin chính thức để đề xuất nội dung; cần cơ quan chuyên môn cung cấp.")
    for measure in known.profile.measures:
        note = f" Lưu ý: {measure.note}" if measure.note else ""
        text = f"Hình thức có thể chọn ({measure.clause.citation}): {measure.clause.text}{note}"
        yield machine_line(text, measure.clause.clause_id)
    languages = {one.language for one in known.facts.articles if one.country != HOME}
    if languages:
        yield machine_line("Sự việc đã có báo nước ngoài nêu: cân nhắc thông tin bằng cả tiếng nước ngoài.")


def _clause(clause: Clause) -> Line:
    if clause.wording is Wording.SCAN:
        return Line(f"{clause.citation}: “{clause.text}”", Basis.EVIDENCE, (clause.clause_id,))
    return machine_line(f"{clause.citation} (câu chữ chưa kiểm chứng): {clause.text}", clause.clause_id)


def _instrument(one: LegalBasis) -> str:
    scope = "Căn cứ quốc tế" if one.international else "Căn cứ trong nước"
    number = f" (số {one.number})" if one.number else ""
    doubt = "" if one.status is ForceStatus.CONFIRMED else f" {DOUBT}"
    note = f" {one.note}" if one.note else ""
    return f"{scope}{doubt}: {one.articles} {one.name}{number}, về {one.about}.{note}"


def _message(one: FactStatement) -> str:
    return f"Đề xuất nội dung: nêu rõ “{one.truth}” (theo {speaker(one)}, tin ngày {one.said_on:%d/%m/%Y})."
