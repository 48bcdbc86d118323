"""The office's own settings: the present ones are noted, and a paper for a cut-off takes those as known then.

Noting comes before reading.  A paper for a cut-off before anything was noted so rests on what is noted first, and the
next one for that cut-off finds the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from flows import actor
from flows.office_days import load_office_days
from flows.own_office import is_foreign
from flows.steps.law import OfficeLaw, office_calendar, office_law
from flows.workplace import Workplace
from pipeline.cases.settings import (
    duties_content,
    duties_of,
    holidays_content,
    holidays_of,
    office_content,
    office_of,
)
from pipeline.errors import OfficeError
from pipeline.records.obligations import OfficeDays
from pipeline.records.office import Office, ProfileKind
from pipeline.records.settings import SettingsKind, noted
from pipeline.reports.settings_changes import changed_fields
from pipeline.store import audit, settings
from pipeline.store.connect import Stamp, Store, Tx

CHANGED = "office.settings_changed"
SUBJECTS = {
    SettingsKind.OFFICE: "office.yml",
    SettingsKind.DUTIES: "nghia-vu.yml",
    SettingsKind.HOLIDAYS: "holidays",
}
Contents = Mapping[SettingsKind, str]


@dataclass(frozen=True, slots=True)
class SettingsThen:
    """The settings as known at a cut-off."""

    contents: Contents

    @property
    def office(self) -> Office:
        """Without logins, addresses and server: of no use but for papers."""
        return office_of(self.contents[SettingsKind.OFFICE])

    @property
    def days(self) -> OfficeDays:
        return duties_of(self.contents[SettingsKind.DUTIES])

    def law(self, kind: ProfileKind | None = None) -> OfficeLaw:
        """That of *kind*, else of the office's profile, with the calendar as known then."""
        return office_law(kind or self.office.profile, holidays_of(self.contents[SettingsKind.HOLIDAYS]))


def settings_then(
    store: Store, place: Workplace, office: Office | None, cutoff: datetime, stamp: Stamp, *, duties: bool = True
) -> SettingsThen:
    """The settings as known at *cutoff*; *office* and the files beside it, as they are, are noted first.

    No *office* where a paper takes nothing of office.yml, no *duties* where it takes nothing of nghia-vu.yml.  Nothing
    is written where nothing is new: who may only read the store still gets his paper.

    Raises :class:`OfficeError` or :class:`ReferenceDataError` naming file and field.
    """
    present = _present(place, office, duties)
    with store.reading() as tx:
        if is_foreign(tx, place):
            return SettingsThen(present)
        last = settings.settings_at(tx, stamp.recorded_at)
        if all(kind in last and last[kind].content == content for kind, content in present.items()):
            return _known(tx, cutoff)
    with store.transaction(stamp) as tx:
        _note(tx, present, stamp.recorded_at)
        return _known(tx, cutoff)


def note_settings(tx: Tx, place: Workplace, office: Office) -> None:
    """Note the present settings by the way; a file that cannot be read is left to those who need it."""
    if not is_foreign(tx, place):
        _note(tx, _present(place, office, duties=False), tx.stamp.recorded_at)


def _present(place: Workplace, office: Office | None, duties: bool) -> Contents:
    """What *office*, nghia-vu.yml and the calendar say now; without *duties* a nghia-vu.yml may be broken."""
    found = {SettingsKind.OFFICE: office_content(office)} if office else {}
    with suppress(*(() if duties else (OfficeError,))):
        found[SettingsKind.DUTIES] = duties_content(load_office_days(place.office_path))
    found[SettingsKind.HOLIDAYS] = holidays_content(office_calendar())
    return found


def _known(tx: Tx, cutoff: datetime) -> SettingsThen:
    return SettingsThen({kind: one.content for kind, one in settings.settings_at(tx, cutoff).items()})


def _note(tx: Tx, present: Contents, now: datetime) -> None:
    """The log tells which fields changed; what they say stands in the history alone."""
    last = settings.settings_at(tx, now)
    for kind, content in present.items():
        found = noted(kind, content, now)
        if settings.note(tx, found) and kind in last:
            told = {
                "before": last[kind].sha256,
                "after": found.sha256,
                "fields": changed_fields(last[kind].content, content),
            }
            words = json.dumps(told, ensure_ascii=False, sort_keys=True)
            audit.append_audit(tx, now, actor.login(), CHANGED, SUBJECTS[kind], words)
