"""A legal document as plain lines of at most 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from pipeline.records.law import Clause, Force, ForceStatus, Regulation, Wording

COLUMNS = 80
KINDS = {"ministry": "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "province": "tỉnh, thành phố"}
FORCE = {
    ForceStatus.CONFIRMED: "còn hiệu lực",
    ForceStatus.UNVERIFIED: "hiệu lực chưa được kiểm chứng",
    ForceStatus.REPLACED: "đã được thay thế",
}
WORDING = {
    Wording.SCAN: "đúng từng chữ theo bản quét, trừ các lỗi quét đã đính chính",
    Wording.UNVERIFIED: "CHƯA ĐỐI CHIẾU với văn bản gốc",
}


def list_page(regulations: Iterable[Regulation]) -> Iterator[str]:
    """Each document with its number, title and state."""
    for regulation in regulations:
        yield from _wrapped(f"{regulation.id}  {regulation.title}", "", "    ")
        days = f"hiệu lực từ {regulation.effective_from:%d/%m/%Y}; {FORCE[regulation.force.status]}"
        yield from _wrapped(f"{_applies(regulation)}; {days}", "    ", "    ")


def document_page(regulation: Regulation) -> Iterator[str]:
    """The whole document: its head, its clauses, its annexes, the scanning errors that were put right."""
    yield from _head(regulation)
    for clause in regulation.clauses:
        yield from _clause(clause)
    for annex in regulation.annexes:
        yield ""
        yield from _wrapped(f"Phụ lục {annex.number}. {annex.title}", "", "    ")
        for heading in annex.headings:
            deep = "  " * (1 + heading.label.count("."))
            yield from _wrapped(f"{heading.label}  {heading.text}", deep, deep + "    ")
        if annex.note:
            yield from _wrapped(f"({annex.note})", "  ", "  ")
    if regulation.errata:
        yield ""
        yield f"Đã đính chính {len(regulation.errata)} lỗi của bản quét (xem `lamro law check`)."


def clause_page(regulation: Regulation, ref: str) -> Iterator[str]:
    """One article, clause or point with all that stands under it, and with what leads to it."""
    above = [ref.rsplit(".", cut)[0] for cut in range(ref.count("."), 0, -1)]
    shown = [one for one in regulation.clauses if one.ref in above or _under(one, ref)]
    yield from _wrapped(regulation.short, "", "")
    yield from _wrapped(f"({_wording(regulation)}; {FORCE[regulation.force.status]})", "", "")
    for clause in shown:
        yield from _clause(clause)
    roles = [f"{at}: {words}" for at, words in _roles(regulation) if at == ref or at.startswith(f"{ref}.")]
    if roles:
        yield ""
        yield "Dùng trong Làm Rõ:"
        yield from (line for words in roles for line in _wrapped(words, "  ", "      "))


def _head(regulation: Regulation) -> Iterator[str]:
    yield from _wrapped(regulation.short.upper(), "", "")
    yield from _wrapped(regulation.title, "", "")
    yield ""
    yield from _wrapped(f"Cơ quan ban hành: {regulation.issuer}, ngày {regulation.issued_on:%d/%m/%Y}", "", "  ")
    until = f" đến {regulation.effective_to:%d/%m/%Y}" if regulation.effective_to else ""
    yield from _wrapped(
        f"Hiệu lực: từ {regulation.effective_from:%d/%m/%Y}{until}; {_state(regulation.force)}", "", "  "
    )
    yield from _wrapped(f"Áp dụng cho: {_applies(regulation)}", "", "  ")
    yield from _wrapped(f"Lời văn: {_wording(regulation)}", "", "  ")
    if regulation.choice:
        yield from _wrapped(f"Phần của bộ tư liệu và thời hạn: {regulation.choice_label} {regulation.choice}", "", "  ")
    if regulation.force.note:
        yield from _wrapped(f"Lưu ý: {regulation.force.note}", "", "  ")


def _clause(clause: Clause) -> Iterator[str]:
    depth = clause.ref.count(".")
    if depth == 0:
        yield ""
        yield from _wrapped(f"{clause.label} {clause.heading}", "", "    ")
        if clause.text:
            yield from _wrapped(clause.text, "  ", "  ")
        return
    margin = "  " * depth
    yield from _wrapped(f"{clause.label} {clause.text}", margin, margin + "   ")


def _roles(regulation: Regulation) -> Iterator[tuple[str, str]]:
    """Clause refs and what they do in the product."""
    names = [
        (regulation.definition, "thế nào là giải thích, làm rõ"),
        (regulation.on_finding, "việc phải làm khi phát hiện"),
    ]
    yield from ((ref, words) for ref, words in names if ref)
    yield from ((ref, "bí mật nhà nước") for ref in regulation.secrets)
    yield from ((ref, "ai soạn bộ tư liệu") for ref in regulation.drafting)
    yield from ((part.clause.ref, f"phần {part.letter} của bộ tư liệu") for part in regulation.parts)
    yield from ((one.clause.ref, f"hình thức giải thích, làm rõ {one.letter}") for one in regulation.measures)
    for rule in regulation.deadlines:
        yield rule.clause.ref, f"thời hạn “{rule.name.format(year='…', next_year='… tiếp theo')}”"


def _under(clause: Clause, ref: str) -> bool:
    return clause.ref == ref or clause.ref.startswith(f"{ref}.")


def _applies(regulation: Regulation) -> str:
    return "; ".join(KINDS[kind] for kind in regulation.applies_to)


def _wording(regulation: Regulation) -> str:
    return WORDING[regulation.wording]


def _state(force: Force) -> str:
    return f"{FORCE[force.status]} (đến ngày {force.as_of:%d/%m/%Y}, theo: {force.source})"


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=True
    )
