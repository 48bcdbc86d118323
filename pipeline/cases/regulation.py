"""Regulations from their files: flattened into clauses, every reference resolved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.cases.annex_forms import build_annex
from pipeline.cases.citation import cite, cite_many
from pipeline.cases.clause_lookup import ClauseLookup
from pipeline.cases.regulation_file import RegulationFile, RoleEntry, read_file
from pipeline.errors import RegulationError
from pipeline.records.law import Clause, Erratum, Force, Regulation


def load_regulations(folder: Path) -> tuple[Regulation, ...]:
    """All regulations of *folder*, in order of their files' names.

    Raises :class:`RegulationError` naming file and field where one is missing, misspelt or refers to a clause or
    document that is not there.
    """
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise RegulationError(f"{folder}: không có văn bản nào (*.yml)")
    files = {path.name: read_file(path) for path in paths}
    by_id = {entry.id: entry for entry in files.values()}
    if len(by_id) < len(files):
        raise RegulationError(f"{folder}: trường id: hai tệp cùng một số hiệu văn bản")
    return tuple(_build(name, entry, by_id) for name, entry in files.items())


def _build(name: str, entry: RegulationFile, by_id: dict[str, RegulationFile]) -> Regulation:
    clauses = tuple(_clauses(entry))
    look = ClauseLookup(name, {clause.ref: clause for clause in clauses})
    if len(look.by_ref) < len(clauses):
        raise RegulationError(f"{name}: trường articles: một điều, khoản hoặc điểm ghi hai lần")
    if entry.by_choice and entry.by_choice.regulation not in by_id:
        raise RegulationError(f"{name}: trường by_choice.regulation: không có văn bản {entry.by_choice.regulation}")
    counting = _counting(name, entry, by_id)
    roles = entry.clauses_by_role or RoleEntry(definition="", on_finding="", secrets=[], drafting=[])
    for ref in (roles.definition, roles.on_finding, *roles.secrets, *roles.drafting):
        if ref:
            look.clause(ref, "clauses_by_role")
    return Regulation(
        id=entry.id,
        form=entry.form,
        short=entry.short,
        title=entry.title,
        issuer=entry.issuer,
        issued_on=entry.issued_on,
        effective_from=entry.effective_from,
        effective_to=entry.effective_to,
        applies_to=tuple(entry.applies_to),
        wording=entry.wording,
        force=Force(entry.force.status, entry.force.as_of, entry.force.source, entry.force.note),
        clauses=clauses,
        definition=roles.definition,
        on_finding=roles.on_finding,
        secrets=tuple(roles.secrets),
        drafting=tuple(roles.drafting),
        parts=look.parts(entry.dossier) if entry.dossier else (),
        measures=look.measures(entry.measures) if entry.measures else (),
        deadlines=tuple(look.rule(rule, counting) for rule in entry.deadlines),
        choice=entry.by_choice.regulation if entry.by_choice else "",
        choice_label=entry.by_choice.label if entry.by_choice else "",
        annexes=tuple(build_annex(name, annex, entry.deadlines) for annex in entry.annexes),
        registers=tuple(look.register(item) for item in entry.registers),
        errata=tuple(Erratum(e.where, e.scan, e.correct, e.why) for e in entry.errata),
    )


def _clauses(entry: RegulationFile) -> Iterator[Clause]:
    def clause(ref: str, label: str, heading: str, text: str) -> Clause:
        return Clause(f"{entry.id} {ref}", entry.id, ref, label, heading, text, entry.wording, cite(ref, entry.short))

    for article in entry.articles:
        yield clause(article.number, f"Điều {article.number}.", article.heading, article.text)
        for number in article.clauses:
            ref = f"{article.number}.{number.number}"
            yield clause(ref, f"{number.number}.", article.heading, number.text)
            for point in number.points:
                yield clause(f"{ref}.{point.letter}", f"{point.letter})", article.heading, point.text)


def _counting(name: str, entry: RegulationFile, by_id: dict[str, RegulationFile]) -> str:
    """How the days are counted, in words; "" where the document says nothing about it."""
    if entry.counting is None:
        return ""
    code = by_id.get(entry.counting.regulation)
    known = {clause.ref for clause in _clauses(code)} if code else set()
    missing = [ref for ref in entry.counting.clauses if ref not in known]
    if code is None or missing:
        raise RegulationError(f"{name}: trường counting: không có {missing} trong {entry.counting.regulation}")
    return f"cách tính ngày: {cite_many(tuple(entry.counting.clauses), code.short)} ({entry.counting.manner})"
