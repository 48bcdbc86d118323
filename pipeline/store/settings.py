"""The office's own settings: what was noted, and what a paper for a cut-off rests on."""

from __future__ import annotations

from datetime import datetime

from pipeline.records.settings import KnownSettings, NotedSettings, SettingsKind
from pipeline.store.tx import Tx


def note(tx: Tx, found: NotedSettings) -> bool:
    """Whether *found* was news: another content than the last of its kind, at a later instant."""
    return tx.append("noted_settings", [found]) == 1


def settings_at(tx: Tx, at: datetime) -> dict[SettingsKind, KnownSettings]:
    """What counts for a paper of the cut-off *at*; a kind that was never noted is not in it.

    What counted once for a cut-off counts for it ever after, as long as settings are noted before they are read and
    no cut-off lies in the future.
    """
    return {one.kind: one for one in tx.records(KnownSettings, "settings_known_at", known_at=at)}


def history(tx: Tx) -> tuple[KnownSettings, ...]:
    """Everything that was noted, the earliest first."""
    return tx.records(KnownSettings, "settings_history")
