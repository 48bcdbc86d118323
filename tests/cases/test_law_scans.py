"""Each document finds its scan by its words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.cases.law_check import places
from pipeline.cases.law_scans import compare
from pipeline.records.law import Regulation


def scan_of(regulation: Regulation) -> str:
    return "\n".join(text for _, text in places(replace(regulation, errata=())))


def test_each_finds_its_own(regulations: tuple[Regulation, ...]) -> None:
    clean = [replace(one, errata=()) for one in regulations]
    scans = {f"{number}.txt": scan_of(one) for number, one in enumerate(clean)} | {"khác.txt": "Tin về Thông tư."}
    found = compare(clean, scans)
    assert [one.scan for one in found] == [f"{number}.txt" for number in range(len(clean))]
    assert all(one.differences == () for one in found)


def test_one_word_changed_in_the_scan_is_told_with_its_clause(regulations: tuple[Regulation, ...]) -> None:
    circular = replace(regulations[0], errata=())
    (found,) = compare([circular], {"a.txt": scan_of(circular).replace("bảy (07) ngày", "mười (10) ngày")})
    (difference,) = found.differences
    assert (difference.where, difference.expected[:8], difference.found[:9]) == ("6.5", "bảy (07)", "mười (10)")


def test_a_scanned_document_without_scan_is_a_difference_an_unverified_one_is_not(
    regulations: tuple[Regulation, ...],
) -> None:
    found = {one.regulation.id: one for one in compare(regulations, {"x.txt": "chữ khác"})}
    assert len(found["02/2019/TT-BTTTT"].differences) == 1
    assert found["91/2015/QH13"].differences == ()
    assert {one.scan for one in found.values()} == {""}
