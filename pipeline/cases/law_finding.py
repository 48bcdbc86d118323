"""A document and a place in it by what a person types: ``02/2019 6.3.a``."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import RegulationError
from pipeline.records.law import Clause, Regulation


def find_document(regulations: Sequence[Regulation], typed: str) -> Regulation:
    """The one document whose number begins with *typed* ("02/2019" or "02-2019").

    Raises :class:`RegulationError` naming those that there are.
    """
    wanted = _plain(typed)
    found = [one for one in regulations if _plain(one.id) == wanted or _plain(one.id).startswith(f"{wanted}-")]
    if len(found) != 1:
        there = ", ".join(one.id for one in regulations)
        raise RegulationError(f"Không rõ văn bản nào là “{typed}”. Hiện có: {there}.")
    return found[0]


def find_clause(regulation: Regulation, typed: str) -> Clause:
    """The article, clause or point *typed* as ``6``, ``6.3`` or ``6.3.a``.

    Raises :class:`RegulationError` naming what stands there instead.
    """
    ref = typed.strip().strip(".").casefold()
    by_ref = {one.ref: one for one in regulation.clauses}
    if ref in by_ref:
        return by_ref[ref]
    above = ref.rpartition(".")[0]
    while above and above not in by_ref:
        above = above.rpartition(".")[0]
    near = [one for one in by_ref if one.rpartition(".")[0] == above]
    where = by_ref[above].citation if above else regulation.short
    raise RegulationError(f"Không có “{typed}” ở {where}. Có: {', '.join(near) or 'không điều, khoản nào dưới đó'}.")


def _plain(number: str) -> str:
    return number.strip().casefold().replace("/", "-").replace("đ", "d")
