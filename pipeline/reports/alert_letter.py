"""The words of a letter about one clock: which case, what is due; nothing of the dossier."""

from __future__ import annotations

from pipeline.records.alerts import Alert, AlertKind
from pipeline.records.cases import Case, ClockKind
from pipeline.reports.letter import LetterPart, LetterWords, closing
from pipeline.reports.spelling import short_id
from pipeline.reports.terms import CLOCKS


def alert_subject(alert: Alert, kind: ClockKind) -> str:
    """``[Quá hạn] Vụ việc 8863ac3d: thời hạn theo quy định``."""
    return f"[{_mark(alert)}] Vụ việc {short_id(alert.case_id)}: thời hạn {CLOCKS[kind]}"


def _mark(alert: Alert) -> str:
    return "Quá hạn" if alert.kind is AlertKind.OVERDUE else "Nhắc thời hạn"


def alert_letter(alert: Alert, kind: ClockKind, case: Case | None, office: str, contact: str) -> LetterWords:
    """The letter that carries *alert*; *case* is None where its title must not leave the house."""
    title = (f"Tên: {case.title}",) if case is not None else ()
    own = short_id(alert.case_id)
    return LetterWords(
        title=f"{_mark(alert)}: thời hạn {CLOCKS[kind]}",  # in capitals in a plain letter: no id in it
        under=(),
        parts=(
            LetterPart("Vụ việc", (f"Mã: {own}", *title, alert.words)),
            LetterPart("Xem và xử lý", (f"lamro case show {own}",)),
        ),
        closing=closing(office, contact),
    )
