"""Which scan is which document, and what the two differ in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.cases.law_check import Difference, differences, normalise, places
from pipeline.records.law import Regulation, Wording


@dataclass(frozen=True, slots=True)
class Compared:
    """One document beside the scan that holds most of its clauses."""

    regulation: Regulation
    scan: str  # the scan's name; "" where none holds it
    differences: tuple[Difference, ...]


def compare(regulations: Iterable[Regulation], scans: Mapping[str, str]) -> tuple[Compared, ...]:
    """Each of *regulations* against the one of *scans* (texts by name) in which most of its clauses stand.

    A document whose wording is that of a scan and that no scan holds is a difference; one that was never compared
    (``wording: unverified``) is none, but has no scan's name.
    """
    normal = {name: normalise(text) for name, text in scans.items()}
    return tuple(_compared(regulation, scans, normal) for regulation in regulations)


def _compared(regulation: Regulation, scans: Mapping[str, str], normal: Mapping[str, str]) -> Compared:
    passages = [text for _, text in places(regulation) if len(text) > SHORT]
    held = {name: sum(text in scan for text in passages) for name, scan in normal.items()}
    best = max(held, key=lambda name: (held[name], name), default="")
    if best and held[best] * 2 > len(passages):
        return Compared(regulation, best, differences(regulation, scans[best]))
    if regulation.wording is Wording.UNVERIFIED:
        return Compared(regulation, "", ())
    words = f"{regulation.short}: không có bản quét nào chứa quá nửa số điều, khoản."
    return Compared(regulation, "", (Difference("title", regulation.title, "", words),))


SHORT = 40  # signs; what is shorter stands in other papers too
