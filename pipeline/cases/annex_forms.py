"""The forms that a circular annexes: from its file, and the one that an office has to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cases.regulation_file import AnnexEntry, DeadlineEntry
from pipeline.errors import RegulationError
from pipeline.records.law import Annex, AnnexHeading, Regulation, YearlyKind


def build_annex(name: str, entry: AnnexEntry, deadlines: Sequence[DeadlineEntry]) -> Annex:
    """Raises :class:`RegulationError` naming file and field where the form contradicts itself or the deadlines."""
    field = f"{name}: trường annexes.{entry.number}"
    if entry.deadline not in {rule.id for rule in deadlines}:
        raise RegulationError(f"{field}.deadline: không có thời hạn {entry.deadline}")
    if not entry.title.startswith(f"{entry.kind} "):
        raise RegulationError(f"{field}.kind: tên phụ lục không bắt đầu bằng “{entry.kind}”")
    labels = [heading.label for heading in entry.headings]
    if len(set(labels)) < len(labels):
        raise RegulationError(f"{field}.headings: một mục ghi hai lần")
    orphan = next((one for one in labels if "." in one and one.rpartition(".")[0] not in labels), None)
    if orphan:
        raise RegulationError(f"{field}.headings: không có mục trên của {orphan}")
    return Annex(
        number=entry.number,
        paper=entry.paper,
        deadline=entry.deadline,
        years_ahead=entry.years_ahead,
        issuer=entry.issuer,
        kind=entry.kind,
        title=entry.title,
        headings=tuple(AnnexHeading(one.label, one.role, one.text) for one in entry.headings),
        recipients=tuple(entry.close.recipients),
        filing=entry.close.filing,
        signers=tuple(entry.close.signers),
        signers_open=entry.close.signers_open,
        seal=entry.close.seal,
        note=entry.note,
    )


def annex_of(regulation: Regulation, paper: YearlyKind) -> Annex:
    """The form of *paper* in *regulation*; raises :class:`RegulationError` where it has none or several."""
    found = [one for one in regulation.annexes if one.paper is paper]
    if len(found) != 1:
        raise RegulationError(f"{regulation.short}: cần đúng một mẫu “{paper.value}” trong phụ lục, có {len(found)}.")
    return found[0]
