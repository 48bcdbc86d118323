"""Finds the payload behind each revisit record of a recording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from crawlers.recorded import RecordRef, Repeat
from crawlers.warc import warc_date


def with_payloads(found: Iterable[RecordRef]) -> tuple[RecordRef, ...]:
    """*found* in order, each revisit told where its payload lies; those whose payload is nowhere are left out.

    In archives of others it is sought by record id, then by address and date, then by digest (WARC 1.1, 6.7);
    in ours also in the folders of earlier runs beside this one.
    """
    found = tuple(found)
    whole = [ref for ref in found if ref.repeats is None]
    by_id = {ref.record_id: ref for ref in whole if ref.record_id}
    by_date: dict[tuple[str, datetime | None], RecordRef] = {(ref.url, _second(ref.at)): ref for ref in whole}
    by_digest = {ref.digest: ref for ref in whole if ref.digest}
    kept: list[RecordRef] = []
    for ref in found:
        if ref.repeats is None:
            kept.append(ref)
            continue
        behind = by_id.get(ref.repeats.record_id) or by_date.get(_key(ref.repeats)) or by_digest.get(ref.repeats.digest)
        place = (behind.file, behind.offset, behind.length) if behind else _beside(ref, ref.repeats)
        if place is not None:
            lists = ref.lists or (behind.lists if behind else None)
            kept.append(replace(ref, payload_in=place, lists=lists))
    return tuple(kept)


def _key(repeats: Repeat) -> tuple[str, datetime | None]:
    try:
        return repeats.url, _second(warc_date(repeats.date))
    except (ValueError, TypeError):  # no date
        return repeats.url, None


def _second(instant: datetime) -> datetime:
    return instant.replace(microsecond=0)


def _beside(ref: RecordRef, repeats: Repeat) -> tuple[Path, int, int] | None:
    if repeats.place is None:
        return None
    path = ref.file.resolve().parent.parent / repeats.place.file
    return (path, repeats.place.offset, repeats.place.length) if path.exists() else None
