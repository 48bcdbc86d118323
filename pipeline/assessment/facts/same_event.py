"""Is it one event?  Pupils stay at home in two provinces for one storm; a dog bites an old man of 83 only once."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.articles.figures import agree, same_kind
from pipeline.assessment.context import Report
from pipeline.assessment.contrast import Difference
from pipeline.assessment.facts.pair import Pair, opening
from pipeline.assessment.figures_apart import opens
from pipeline.records.assessment import Figure
from pipeline.text.shingles import words
from pipeline.text.weights import Weights

RARE = 2.0  # a word is rare when it stands in at most e² times as many reports as one seen once
_NAME = re.compile(r"\b[A-ZĐÀ-Ỹ]\w+(?:[ -][A-ZĐÀ-Ỹ]\w+)*")
# An age, a number of metres; not "bão số 13", a year or a day.
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?<!số )(?<!thứ )(?<!lần )(?<!ngày )(?<!năm )(?<!tháng )"
    r"(?!(?:19|20)\d\d\b)\d\d+(?:[.,]\d+)*(?![\w/.-])",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:[ÔôBb]ng|[ÔôBb]à|[Aa]nh|[Cc]hị|[Tt]ướng|[Tt]iến sĩ)\s+(?P<name>[A-ZĐÀ-Ỹ]\w+(?: [A-ZĐÀ-Ỹ]\w+)+)"
)
_UNSEEN = "\x00"
_CONTEST = frozenset({"thắng / thua / hòa", "mua / bán", "lợi nhuận / lỗ"})


def same_event(pair: Pair) -> bool:
    """Two reports that differ in the place tell of one event: by a figure, an age or a rare name that both have."""
    own, others = figures_of(pair.report), figures_of(pair.sibling)
    if any(same_kind(one, two) and agree(one, two, 0.0) for one in own for two in others):
        return True
    one, two = opening(pair.report), opening(pair.sibling)
    return bool(set(_NUMBER.findall(one)) & set(_NUMBER.findall(two))) or _share_rare_name(
        one, two, pair.around.weights
    )


def figures_of(report: Report) -> list[Figure]:
    """The figures in the opening of *report*."""
    return [figure for claim in report.claims if opens(claim) for figure in claim.figures]


def _share_rare_name(one: str, other: str, weights: Weights) -> bool:
    """Whether both have a name of which some word is rare: hồ Thác Bà, but not the storm that all speak of."""
    least = weights.of(_UNSEEN) - RARE
    return any(max(map(weights.of, name)) >= least for name in _names(one) & _names(other))


def _names(text: str) -> set[tuple[str, ...]]:
    """The names in *text* and the pairs of adjoining words in them, in small letters."""
    runs = [tuple(words(name)) for name in _NAME.findall(text)]
    return {run for run in runs if run} | {pair for run in runs for pair in pairwise(run)}


def other_people(pair: Pair) -> bool:
    """Whether both reports name people by their titles and none in common: two appointments, not one."""
    one, two = _people(opening(pair.report)), _people(opening(pair.sibling))
    return bool(one) and bool(two) and not one & two


def _people(text: str) -> set[str]:
    return {match.group("name").casefold() for match in _PERSON.finditer(text)}


def same_side(claim: str, other: str, difference: Difference) -> bool:
    """Where two sides meet, one wins and the other loses: opposite words contradict only if said of the same side."""
    if difference.about not in _CONTEST:
        return True
    one, two = _subject(claim, difference.claim.start), _subject(other, difference.other.start)
    return bool(one & two)


def _subject(sentence: str, at: int) -> set[str]:
    """The words of the last name in front of the place."""
    names = _NAME.findall(sentence[:at])
    return set(words(names[-1])) if names else set()
