"""Indicators: a file of the ministry's brought in; the page of our own and of those that they measure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from flows.clockwork import new_run_id
from flows.steps.indicator_file import read_rows
from pipeline.errors import IndicatorFileError
from pipeline.records.days import day_in_vietnam
from pipeline.records.kpis import Indicator
from pipeline.reports.kpis.catalogue import Measure
from pipeline.reports.kpis.importing import checked
from pipeline.reports.kpis.page import KpiPage, build_page, months_until
from pipeline.store import audit, kpis
from pipeline.store.connect import Stamp, Store


@dataclass(frozen=True, slots=True)
class ImportedIndicators:
    indicators: tuple[Indicator, ...]
    new: int  # that were not in force just so


def import_indicators(store: Store, path: Path, actor: str, now: datetime) -> ImportedIndicators:
    """Bring in the indicators of *path*, all or none; a later file replaces those of the same code.

    Raises :class:`IndicatorFileError` naming every line that is wrong.
    """
    good, bad = checked(read_rows(path))
    if bad or not good:
        told = "; ".join(f"mục {number}: {why}" for number, why in bad) or "không có chỉ số nào"
        raise IndicatorFileError(f"{path.name}: chưa nhập gì. {told}.")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with store.transaction(Stamp(new_run_id("kpi", now), now)) as tx:
        new = kpis.save_indicators(tx, good)
        told = json.dumps([asdict(one) for one in good], ensure_ascii=False, sort_keys=True)
        words = f"{path.name} sha256 {digest}: {len(good)} indicators, {new} new: {told}"
        audit.append_audit(tx, now, actor, "kpi.imported", digest[:32], words)
    return ImportedIndicators(good, new)


def kpi_page(
    store: Store, agency_id: str, whose: str, months: int, at: datetime, only: Measure | None = None
) -> KpiPage:
    """The page over the last *months* up to *at*, as known then; *agency_id* is "" for all agencies together."""
    today = day_in_vietnam(at)
    shown = months_until(today, months)
    with store.reading() as tx:
        rows = kpis.by_month(tx, agency_id, shown[0], today, at)
        asked = kpis.indicators(tx, at)
        since = kpis.watched_since(tx, at)
    if only is not None:
        rows = tuple(row for row in rows if row.kpi in only.codes)
    return build_page(rows, asked, whose, shown, at, only, since)
