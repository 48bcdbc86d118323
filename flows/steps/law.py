"""The office's law, read once: profile, calendar, legal basis."""

from __future__ import annotations

from dataclasses import dataclass

from flows.workplace import REFERENCE, REGULATIONS
from pipeline.cases.holidays_vn import Holidays, load_holidays
from pipeline.cases.legal_basis import load_legal_basis
from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.records.office import ProfileKind
from pipeline.records.profile import LegalBasis, Profile


@dataclass(frozen=True, slots=True)
class OfficeLaw:
    profile: Profile
    holidays: Holidays
    legal: tuple[LegalBasis, ...]


def office_law(kind: ProfileKind) -> OfficeLaw:
    """Raises :class:`RegulationError` or :class:`ReferenceDataError` naming file and field."""
    return OfficeLaw(
        profile=profile(load_regulations(REGULATIONS), kind.value),
        holidays=load_holidays(REFERENCE / "holidays.yml"),
        legal=load_legal_basis(REFERENCE / "legal_basis.yml"),
    )
