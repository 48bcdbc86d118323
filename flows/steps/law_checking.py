"""The regulation files held against the scans, and the product held against the regulation files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.steps.law_files import passages
from pipeline.cases.law_check import Difference
from pipeline.cases.law_quotes import quotes
from pipeline.cases.law_references import lost_references
from pipeline.cases.law_scans import Compared, compare
from pipeline.cases.legal_basis import load_legal_basis
from pipeline.cases.legal_texts import LegalTexts
from pipeline.cases.regulation import load_regulations
from pipeline.errors import ReferenceDataError
from pipeline.reports.spelling import number_words


@dataclass(frozen=True, slots=True)
class LawReport:
    """What ``lamro law check`` found."""

    compared: tuple[Compared, ...]  # empty where no scans were named
    passages: int
    quoting: int
    references: int
    faults: tuple[Difference, ...]  # in the product itself

    @property
    def ok(self) -> bool:
        return not self.faults and not any(one.differences for one in self.compared)


def check_law(root: Path, regulations: Path, legal_basis: Path, against: Path | None) -> LawReport:
    """Check the product under *root* and, where *against* is given, the files of *regulations* against its scans.

    Raises :class:`RegulationError`, or :class:`ReferenceDataError` where *against* holds no text.
    """
    law = load_regulations(regulations)
    own = list(passages(root))
    quoted = quotes(LegalTexts(law), own)
    count, lost = lost_references(law, own, load_legal_basis(legal_basis))
    compared = compare(law, _scans(against)) if against else ()
    return LawReport(compared, len(own), quoted.quoting, count, (*quoted.strays, *lost))


def _scans(folder: Path) -> dict[str, str]:
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    if not found:
        raise ReferenceDataError(f"{folder}: không có bản quét nào (*.txt)")
    return found


def report_lines(report: LawReport) -> Iterator[str]:
    """The report in words (Vietnamese), one line each."""
    for one in report.compared:
        yield from _compared_lines(one)
    if not report.compared:
        yield "Chưa đối chiếu với bản quét: chạy lại với --against THƯ_MỤC."
    yield (
        f"Sản phẩm: {number_words(report.passages)} đoạn chữ, {number_words(report.quoting)} đoạn trích văn bản, "
        f"{number_words(report.references)} chỗ viện dẫn điều, khoản, điểm."
    )
    yield from (f"  SAI  {fault.words}" for fault in report.faults)
    yield "Không có chỗ nào khác văn bản." if report.ok else "CÓ CHỖ KHÁC VĂN BẢN: xem các dòng ghi SAI."


def _compared_lines(one: Compared) -> Iterator[str]:
    short = one.regulation.short
    if not one.scan:
        yield f"{short}: chưa có bản để đối chiếu, lời văn chưa kiểm chứng."
    else:
        yield f"{short}: {len(one.regulation.clauses)} điều, khoản, điểm so với {one.scan}."
    for erratum in one.regulation.errata:
        yield f"  đã đính chính  {erratum.where}: bản quét “{erratum.scan}” → “{erratum.correct}”. {erratum.why}"
    yield from (f"  SAI  {difference.words}" for difference in one.differences)
