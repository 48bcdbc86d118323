"""Every clause word for word in the scan, up to the listed errata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records.law import Erratum, Regulation

MARKUP = re.compile(r"[*#]+|^\s*-\s+(?=[a-zđ]\))", re.MULTILINE)
NEW_UNIT = re.compile(r"chương|chƣơng|điều \d", re.IGNORECASE)
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the regulation file and the scan part company."""

    where: str  # clause ref, PL01.II.5, title, or the erratum's place
    expected: str  # our words from the first one that differs
    found: str  # the scan's words there; "" where nothing like it is found
    words: str  # Vietnamese


def normalise(text: str) -> str:
    """*text* on one line, single spaces, without the scan's Markdown."""
    return " ".join(MARKUP.sub("", text).split())


def differences(regulation: Regulation, scan_text: str) -> tuple[Difference, ...]:
    """Every passage of *regulation* that does not stand in *scan_text*, in the document's order.

    Our wording is turned back into the scan's by the errata of its place, then looked for after the passage before it,
    so a moved clause is found as well as a changed word, and a sentence left out as well as one put in.  An erratum
    that fits nothing is a difference too.
    """
    scan = normalise(scan_text)
    found: list[Difference] = []
    cursor, before = 0, ""
    for where, corrected in places(regulation):
        passage, unfit = _as_scanned(where, corrected, regulation.errata)
        found += unfit
        at = scan.find(passage, cursor)
        if at < 0:
            found.append(_difference(where, passage, scan, cursor))
            before = ""
            continue
        if left_out := _left_out(before, where, scan[cursor:at].strip()):
            words = f"{before}: bản quét còn ghi tiếp “{left_out}”."
            found.append(Difference(before, "", left_out, words))
        cursor, before = at + len(passage), where
    known = {where for where, _ in places(regulation)}
    lost = [erratum for erratum in regulation.errata if erratum.where not in known]
    return (
        *found,
        *(Difference(one.where, one.correct, "", f"{one.where}: đính chính cho nơi không có.") for one in lost),
    )


def _as_scanned(where: str, passage: str, errata: tuple[Erratum, ...]) -> tuple[str, list[Difference]]:
    """*passage* with the scan's errors put back, and the errata of its place that fit nothing."""
    unfit: list[Difference] = []
    for erratum in errata:
        if erratum.where == where:
            if passage.count(erratum.correct) != 1:
                words = f"{where}: đính chính “{erratum.correct}” không khớp văn bản."
                unfit.append(Difference(where, erratum.correct, erratum.scan, words))
            passage = passage.replace(erratum.correct, erratum.scan)
    return passage, unfit


def _left_out(before: str, where: str, between: str) -> str:
    """What the scan has between two passages and we have not; chapter headings and whole articles may be left out."""
    if not before[:1].isdigit() or not where[:1].isdigit() or NEW_UNIT.match(between):
        return ""
    return between[:SHOWN]


def places(regulation: Regulation) -> Iterator[tuple[str, str]]:
    """Title, clauses and annex headings of *regulation* with their labels, as a scan prints them, in its order."""
    yield "title", regulation.title
    for clause in regulation.clauses:
        heading = clause.heading if "." not in clause.ref else ""
        yield clause.ref, normalise(f"{clause.label} {heading} {clause.text}")
    for annex in regulation.annexes:
        yield f"PL{annex.number}.issuer", annex.issuer
        yield f"PL{annex.number}", annex.title
        for entry in annex.headings:
            yield f"PL{annex.number}.{entry.label}", entry.printed
        listed = "".join(f" - {one}" for one in (*annex.recipients, annex.filing))
        yield f"PL{annex.number}.close", f"Nơi nhận:{listed} {' '.join(annex.signers)} {annex.seal}"


def _difference(where: str, passage: str, scan: str, cursor: int) -> Difference:
    """The longest beginning of *passage*, by words, that the scan has, and what follows on both sides."""
    if scan.find(passage) >= 0:
        return Difference(where, passage[:SHOWN], "", f"{where}: có trong bản quét nhưng không đúng thứ tự.")
    words = passage.split(" ")
    low, high = 0, len(words)
    while low < high:  # the longest beginning that still stands in the scan
        middle = (low + high + 1) // 2
        if scan.find(" ".join(words[:middle]), cursor) >= 0:
            low = middle
        else:
            high = middle - 1
    expected = " ".join(words[low:])[:SHOWN]
    start = " ".join(words[:low])
    after = scan[scan.find(start, cursor) + len(start) :].strip()[:SHOWN] if low else ""
    return Difference(
        where, expected, after, f"{where}, từ thứ {low + 1}: văn bản ghi “{expected}”, bản quét ghi “{after}”."
    )
