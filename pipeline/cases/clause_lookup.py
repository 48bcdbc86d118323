"""What a regulation file says by reference, resolved to its clauses."""

from __future__ import annotations

from pipeline.cases.regulation_file import DeadlineEntry, DossierEntry, MeasuresEntry, RegisterItem
from pipeline.errors import RegulationError
from pipeline.records.law import Clause, DeadlineRule, DossierPart, RegisterRule, ResponseMeasure


class ClauseLookup:
    """The clauses of one file by their reference; :class:`RegulationError` where one is not there."""

    def __init__(self, name: str, by_ref: dict[str, Clause]) -> None:
        self.name = name
        self.by_ref = by_ref

    def clause(self, ref: str, field: str) -> Clause:
        if ref not in self.by_ref:
            raise RegulationError(f"{self.name}: trường {field}: không có {ref} trong articles")
        return self.by_ref[ref]

    def letters(self, under: str, letters: list[str], field: str) -> None:
        """Each point of *under* must be used once, in the document's order."""
        points = [ref.rpartition(".")[2] for ref in self.by_ref if ref.rpartition(".")[0] == under]
        if points != letters:
            raise RegulationError(f"{self.name}: trường {field}: cần đủ các điểm {points} của {under}, có {letters}")

    def parts(self, dossier: DossierEntry) -> tuple[DossierPart, ...]:
        self.letters(dossier.clause, [part.letter for part in dossier.parts], "dossier.parts")
        return tuple(
            DossierPart(
                part.letter, part.role, part.needs == "evidence", self.by_ref[f"{dossier.clause}.{part.letter}"]
            )
            for part in dossier.parts
        )

    def measures(self, measures: MeasuresEntry) -> tuple[ResponseMeasure, ...]:
        self.letters(measures.clause, [item.letter for item in measures.items], "measures.items")
        return tuple(
            ResponseMeasure(
                item.letter,
                item.key,
                self.by_ref[f"{measures.clause}.{item.letter}"],
                item.note,
                item.district_ended_on,
            )
            for item in measures.items
        )

    def rule(self, rule: DeadlineEntry, counting: str) -> DeadlineRule:
        clause = self.clause(rule.clause, f"deadlines.{rule.id}.clause")
        basis = "; ".join(words for words in (clause.citation, counting) if words)
        return DeadlineRule(rule.id, rule.kind, rule.name, clause, rule.days, rule.month, rule.day, basis)

    def register(self, item: RegisterItem) -> RegisterRule:
        field = f"registers.{item.kind.value}"
        ways = [one for ref, one in self.by_ref.items() if ref.rpartition(".")[0] == item.ways]
        if not item.clauses or (item.ways and not ways):
            raise RegulationError(f"{self.name}: trường {field}: chưa nêu điều, khoản")
        return RegisterRule(
            item.kind, tuple(self.clause(ref, field) for ref in item.clauses), tuple(ways if item.ways else ())
        )
