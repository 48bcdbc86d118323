"""A yearly plan or report: the circular's form, with what the tables can answer; the rest is left to the office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pipeline.records.law import YearlyKind
from pipeline.records.obligations import Obligation
from pipeline.records.yearly import YearlyInput
from pipeline.reports.annex import HEADING, Figure, sources_table
from pipeline.reports.phrase import phrase
from pipeline.reports.spelling import instant_words
from pipeline.reports.table import Section, Table
from pipeline.reports.yearly.contents import BLANK_OPEN, Blank, Filling, Item
from pipeline.reports.yearly.fill import filling
from pipeline.reports.yearly.monitoring import span_words

_YEAR = re.compile(r"(năm)\s*[.…]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filled:
    """One heading of the form, as printed, with what stands under it; ``level`` 1 is I, II …"""

    label: str
    printed: str
    level: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class YearlyPaper:
    """``blanks`` counts the places that the office still has to fill in, those in tables too."""

    paper: YearlyKind
    year: int
    kind: str  # KẾ HOẠCH
    subject: str  # Hoạt động thông tin đối ngoại năm 2026
    span: str
    agency_id: str
    agency_name: str
    issuer: str
    symbol: str
    cutoff: datetime
    cutoff_words: str
    due: Obligation | None  # None where the agency ended before
    ended: str  # "" while it stands: when and into what it was merged
    headings: tuple[Filled, ...]
    recipients: tuple[str, ...]
    filing: str
    signers: tuple[str, ...]
    signers_open: bool  # the form names no office: who signs is still to be written
    seal: str
    figures: tuple[Figure, ...]
    sources: Section  # the paper's last annex: every number and its query
    blanks: int


def build_paper(data: YearlyInput) -> YearlyPaper:
    """The paper of *data*; the same rows always give the same paper."""
    fillings = [filling(data, heading) for heading in data.annex.headings]
    headings = tuple(
        Filled(heading.label, heading.printed, heading.label.count(".") + 1, told.items)
        for heading, told in zip(data.annex.headings, fillings, strict=True)
    )
    figures = tuple(dict.fromkeys(one for told in fillings for one in told.figures))
    cutoff_words = f"{instant_words(data.cutoff)} (giờ Việt Nam)"
    recipients = tuple(_recipient(one, data.gone) for one in data.annex.recipients)
    basis = "Năm làm cơ sở" if data.annex.paper is YearlyKind.PLAN else "Số liệu"
    return YearlyPaper(
        paper=data.annex.paper,
        year=data.year,
        kind=data.annex.kind,
        subject=_YEAR.sub(rf"\1 {data.year}", data.annex.title.removeprefix(data.annex.kind).strip()),
        span=f"({basis} {span_words(data)}{f'; {data.ended}' if data.ended else ''})",
        agency_id=data.agency_id,
        agency_name=data.agency_name,
        issuer=data.issuer,
        symbol=data.symbol,
        cutoff=data.cutoff,
        cutoff_words=cutoff_words,
        due=data.due,
        ended=data.ended,
        headings=headings,
        recipients=recipients,
        filing=data.annex.filing,
        signers=data.annex.signers,
        signers_open=data.annex.signers_open,
        seal=data.annex.seal,
        figures=figures,
        sources=_sources(data, figures, fillings, cutoff_words),
        blanks=sum(_blanks(told) for told in fillings)
        + sum(BLANK_OPEN in one for one in recipients)
        + data.annex.signers_open,
    )


def _recipient(printed: str, gone: tuple[str, ...]) -> str:
    """As the form prints it, followed by a blank where the body no longer exists or the form names none."""
    name = printed.rstrip(" ;.")
    if not name:
        return f"{Blank('nơi nhận').text};"
    return f"{name} {Blank('cơ quan nay tiếp nhận').text};" if name in gone else printed


def _sources(data: YearlyInput, figures: tuple[Figure, ...], fillings: list[Filling], cutoff: str) -> Section:
    tables = tuple(item for told in fillings for item in told.items if isinstance(item, Table))
    said = phrase(
        f"Tờ này để đơn vị lập văn bản đối chiếu và lưu, không gửi kèm. Mỗi số liệu là kết quả của truy vấn ghi bên "
        f"cạnh (tên nhóm, tên truy vấn, cột), lọc theo “{data.agency_id}” và kỳ số liệu {span_words(data)}, theo trạng "
        f"thái lúc {cutoff}; tệp JSON cùng tên ghi lại từng số."
    )
    head = phrase(f"Đầu chuỗi nhật ký kiểm toán: {data.facts.audit_head or '(nhật ký còn trống)'}.")
    table = sources_table(figures, (Section("body", "", (), tables),))
    return Section("annex", HEADING, (said, head), (table,))


def _blanks(told: Filling) -> int:
    own = sum(isinstance(item, Blank) for item in told.items)
    return own + sum(sum(_open(item)) for item in told.items if isinstance(item, Table))


def _open(table: Table) -> Iterator[bool]:
    return (BLANK_OPEN in line.text for row in table.rows for cell in row for line in cell)
