"""The registers: what a person enters and corrects, with its audit entry in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.law import OfficeLaw
from flows.workplace import REFERENCE
from pipeline.cases.languages import Languages, load_languages
from pipeline.cases.registers import EntryWords, corrected, new_entry
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import RegisterRefused
from pipeline.records.registers import Register, RegisterEntry
from pipeline.store import audit, cases, registers
from pipeline.store.connect import Stamp, Store, Tx


def known_languages() -> Languages:
    """Raises :class:`ReferenceDataError`."""
    return load_languages(REFERENCE / "languages.csv")


def add_entry(
    store: Store, law: OfficeLaw, register: Register, agency_id: str, told: EntryWords, actor: str, now: datetime
) -> RegisterEntry:
    """Enter what *told* says; its case may be the beginning of an id.

    Raises :class:`RegisterRefused`, also for what stands in the register already, :class:`SecretMatter`,
    :class:`UnknownRecord`.
    """
    _refuse_secret(law, told)
    with store.transaction(Stamp(new_run_id("register", now), now)) as tx:
        entry = new_entry(law.profile, register, agency_id, _with_case(tx, told), known_languages(), actor, now)
        if not registers.save_entries(tx, [entry]):
            raise RegisterRefused(f"Mục này đã có trong sổ ({entry.entry_id[:8]}); sửa bằng lamro register correct.")
        audit.append_audit(tx, now, actor, "register.added", entry.entry_id, entry_told(entry))
    return entry


def correct_entry(
    store: Store, law: OfficeLaw, id_prefix: str, told: EntryWords, reason: str, actor: str, now: datetime,
    *, void: bool = False,
) -> RegisterEntry:  # fmt: skip
    """Correct, answer or, with *void*, strike out an entry: a new version, the old one stays.  Raises as above."""
    _refuse_secret(law, told, reason)
    with store.transaction(Stamp(new_run_id("register", now), now)) as tx:
        old = registers.versions_of(tx, id_prefix)[-1]
        entry = corrected(law.profile, old, _with_case(tx, told), known_languages(), reason, actor, now, void=void)
        registers.save_entries(tx, [entry])
        action = "register.struck" if void else "register.corrected"
        audit.append_audit(tx, now, actor, action, entry.entry_id, entry_told(entry))
    return entry


def entry_told(entry: RegisterEntry) -> str:
    """*entry* as the payload of its audit entry: everything that was written, and why."""
    told = [entry.register.value, entry.agency_id, entry.day.isoformat(), entry.title, entry.channel]
    told += [",".join(entry.language), entry.organisation, entry.link, f"case: {entry.case_id or 'none'}"]
    told += [entry.answer, str(entry.answered_on or ""), f"reason: {entry.reason or 'none'}"]
    return " | ".join(told)


def _with_case(tx: Tx, told: EntryWords) -> EntryWords:
    return replace(told, case=cases.case(tx, told.case).case_id) if told.case else told


def _refuse_secret(law: OfficeLaw, told: EntryWords, reason: str = "") -> None:
    words = (told.title, told.channel, told.organisation, told.answer, told.link, reason)
    refuse_secret(law.profile, *(one for one in words if one))
