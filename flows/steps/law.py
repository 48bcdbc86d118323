"""The office's law, read once: profile, calendar, legal basis."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.workplace import REFERENCE, REGULATIONS
from pipeline.cases.holidays_vn import Holidays, load_holidays
from pipeline.cases.legal_basis import load_legal_basis
from pipeline.cases.profile import profile
from pipeline.cases.regulation import load_regulations
from pipeline.errors import ReferenceDataError
from pipeline.records.agencies import Agency
from pipeline.records.law import Regulation
from pipeline.records.office import ProfileKind
from pipeline.records.profile import LegalBasis, Profile


@dataclass(frozen=True, slots=True)
class OfficeLaw:
    profile: Profile
    holidays: Holidays
    legal: tuple[LegalBasis, ...]


def office_law(kind: ProfileKind, holidays: Holidays | None = None) -> OfficeLaw:
    """What applies to an office of *kind*, with the calendar of *holidays* (the present one where none is given).

    Raises :class:`RegulationError` or :class:`ReferenceDataError` naming file and field.
    """
    return OfficeLaw(
        profile=profile(_regulations(), kind.value),
        holidays=holidays or office_calendar(),
        legal=load_legal_basis(REFERENCE / "legal_basis.yml"),
    )


def office_calendar() -> Holidays:
    """The present calendar; raises :class:`ReferenceDataError`."""
    return load_holidays(_calendar())


def law_of(body: Agency) -> OfficeLaw:
    """What binds *body* itself: its papers, symbol, signer and days, whoever's office writes them."""
    return office_law(ProfileKind(body.kind.value))


@cache
def _regulations() -> tuple[Regulation, ...]:
    """The shipped circulars, read once a process."""
    return load_regulations(REGULATIONS)


def _calendar() -> Path:
    """The file of days off and days worked: the office's own where LAMRO_HOLIDAYS names one, in place of ours."""
    named = os.environ.get("LAMRO_HOLIDAYS", "")
    if named and not Path(named).is_file():
        raise ReferenceDataError(f"LAMRO_HOLIDAYS: không có tệp {named}")
    return Path(named) if named else REFERENCE / "holidays.yml"
