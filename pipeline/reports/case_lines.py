"""The page of a case as lines of a terminal, 80 columns wide."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from pipeline.records.cases import Basis
from pipeline.records.plain import plain
from pipeline.reports.case_page import CasePage, PartView, StatementLine
from pipeline.reports.spelling import sentence_start, short_id
from pipeline.reports.terms import BASES

NOTHING_YET = "chưa có nội dung"
WIDTH = 80
MOST = 4  # ids on a line; the others are one option away


def case_page_lines(page: CasePage, width: int = WIDTH) -> tuple[str, ...]:
    """*page* as plain lines of at most *width* characters, but for addresses that are longer."""
    return tuple(line for words, first, rest in _blocks(page) for line in _wrapped(words, first, rest, width))


def _blocks(page: CasePage) -> Iterator[tuple[str, str, str]]:
    """Each block of words with the indent of its first line and of the others."""
    yield page.title, "", ""
    for label, words in page.facts:
        yield f"{label}: {words}", "", "  "
    for note in page.notes:
        yield note, "! ", "  "
    yield from (("", "", ""), ("Thời hạn", "", ""))
    for words in page.clocks or ("không có thời hạn nào",):
        yield words, "  ", "    "
    missing = [part.letter for part in page.parts if not part.complete]
    lacking = f" (chưa đủ phần {', '.join(missing)})" if missing else " (đủ các phần)"
    lacking = " (vụ việc đã kết thúc, không ghi thêm)" if page.ended else lacking
    yield from (("", "", ""), (f"Bộ tư liệu, lập luận{lacking}", "", ""))
    for part in page.parts:
        yield from _part(part, page.ended)
    yield from (("", "", ""), ("Diễn biến", "", ""))
    for words in page.events:
        yield words, "  ", "    "


def _part(part: PartView, ended: bool) -> Iterator[tuple[str, str, str]]:
    yield f"{part.letter}) {part.wording}", "  ", "     "
    for line in part.statements:
        yield f"{line.text} {_basis(line)}", "     - ", "       "
    drafts = () if ended else part.drafts  # nobody can adopt them any more
    if drafts:
        yield f"{sentence_start(BASES[Basis.MACHINE_DRAFT])} (nhận một câu: lamro case adopt):", "     ", "     "
    for line in drafts:
        yield f"{line.text}{_evidence(line, ' [', ']')}", f"     · {short_id(line.statement_id)} ", "       "
    for line in part.gaps:
        yield f"{sentence_start(line.basis)}: {line.text}", f"     ? {short_id(line.statement_id)} ", "       "
    if not (part.statements or drafts or part.gaps):
        yield NOTHING_YET, "     - ", "       "


def _basis(line: StatementLine) -> str:
    who = "" if line.basis == BASES[Basis.EVIDENCE] and line.author == "hệ thống" else f" – {line.author}"
    who += f", từ vụ việc {short_id(line.origin)}" if line.origin else ""
    return f"[{sentence_start(line.basis)}{who}{_evidence(line, ': ', '')}]"


def _evidence(line: StatementLine, before: str, after: str) -> str:
    if not line.evidence:
        return ""
    more = len(line.evidence) - MOST
    told = ", ".join(line.evidence[:MOST]) + (f" và {more} mã khác" if more > 0 else "")
    return f"{before}{told}{after}"


def _wrapped(words: str, first: str, rest: str, width: int) -> list[str]:
    lines = wrap(
        plain(words),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]
