"""References to the law in the product: each names a place that the regulation files have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.cases.law_check import Difference
from pipeline.cases.law_quotes import Passage
from pipeline.records.law import Regulation
from pipeline.records.profile import LegalBasis

_NUMBER = r"(?P<number>\d{1,3}/\d{4})(?:/[A-ZĐ][\w-]*)?"
_REF = r"(?P<ref>\d{1,3}(?:\.\d{1,2}(?:\.[a-zđ])?)?)(?![\w./%])"
PATTERNS = (
    re.compile(
        r"(?:điểm (?P<point>[a-zđ]) )?(?:khoản (?P<clause>\d+),? )?Điều (?P<article>\d+)"
        rf"(?: của)? [^\W\d]+(?: [^\W\d]+){{0,6}} {_NUMBER}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NUMBER},? (?:Article )?{_REF}"),
    re.compile(rf"(?<![\w./]){_REF} of (?:Circular )?{_NUMBER}"),
)
ARTICLE = re.compile(r"Điều (\d+)")


def lost_references(
    regulations: Iterable[Regulation], passages: Iterable[Passage], basis: Iterable[LegalBasis] = ()
) -> tuple[int, tuple[Difference, ...]]:
    """How many references there are to documents at hand, and those whose article, clause or point is not there."""
    places = {one.id.rpartition("/")[0]: (one.short, {clause.ref for clause in one.clauses}) for one in regulations}
    count, lost = 0, []
    for where, number, ref in (*_in_passages(passages), *_in_basis(basis)):
        if number in places:
            count += 1
            short, refs = places[number]
            if ref not in refs:
                lost.append(Difference(where, "", ref, f"{where}: viện dẫn {ref} của {short}, nhưng không có nơi đó."))
    return count, tuple(lost)


def _in_passages(passages: Iterable[Passage]) -> Iterator[tuple[str, str, str]]:
    for passage in passages:
        for pattern in PATTERNS:
            for found in pattern.finditer(passage.text):
                yield passage.where, found["number"], _ref(found.groupdict())


def _ref(found: dict[str, str | None]) -> str:
    if found.get("ref"):
        return str(found["ref"])
    return ".".join(part for part in (found["article"], found["clause"], found["point"]) if part)


def _in_basis(basis: Iterable[LegalBasis]) -> Iterator[tuple[str, str, str]]:
    for one in basis:
        for article in ARTICLE.findall(one.articles):
            yield f"legal_basis.yml {one.id}", one.number.rpartition("/")[0], article
