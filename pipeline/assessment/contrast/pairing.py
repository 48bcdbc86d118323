"""Which mention of the claim stands where another one stands in the other sentence."""

from __future__ import annotations

from pipeline.assessment.contrast.days import When
from pipeline.assessment.contrast.mentions import Mention
from pipeline.assessment.contrast.quantities import ORDINAL, Amount
from pipeline.assessment.contrast.reading import Reading
from pipeline.assessment.contrast.records import Difference, Kind, Words
from pipeline.assessment.contrast.windows import Window, likeness, window
from pipeline.text.folding import plain
from pipeline.text.weights import Weights

SAME_PLACE = 0.34  # from this likeness of their neighbours on two mentions stand at the same place
SURE = 0.35  # by how much another place must fit better before an equal value counts as standing elsewhere
_LOOSE = frozenset({Kind.PLACE, Kind.NAME})
NOWHERE = Words("", 0, 0)


def differences(claim: Reading, other: Reading, weights: Weights) -> tuple[list[Difference], list[Difference]]:
    """``(differences, missing)`` of figures, numbers, dates and names."""
    around = {id(one): window(other.tokens, one.first, one.last, weights) for one in other.mentions}
    found: list[Difference] = []
    missing: list[Difference] = []
    for own in claim.mentions:
        here = window(claim.tokens, own.first, own.last, weights)
        difference = _difference(claim, other, own, here, around)
        if difference is None:
            continue
        (found if difference.certainty >= SAME_PLACE else missing).append(difference)
    return found, missing


def _difference(
    claim: Reading, other: Reading, own: Mention, here: Window, around: dict[int, Window]
) -> Difference | None:
    """None where the other sentence has the same value at a place that fits."""
    against = [one for one in other.mentions if comparable(own, one)]
    same = [one for one in against if agree(own, one)]
    if same and own.kind in _LOOSE:
        return None  # a name may stand at several places
    if not same and own.kind in _LOOSE and _mentioned(own, other):
        return None
    rivals = [one for one in against if _rival(own, one) and (same or not _elsewhere(one, claim))]
    best = max(
        rivals,
        key=lambda one: (round(likeness(here, around[id(one)]), 1), _behind(claim, own) == _behind(other, one)),
        default=None,
    )
    fit = likeness(here, around[id(best)]) if best is not None else 0.0
    if same and fit < SURE + max(likeness(here, around[id(one)]) for one in same):
        return None
    if best is None:
        return (
            None if own.family == ORDINAL else Difference(own.kind, own.words(claim.tokens), NOWHERE, 0.0, own.family)
        )
    return Difference(own.kind, own.words(claim.tokens), best.words(other.tokens), round(fit, 4), _about(own))


def _behind(reading: Reading, one: Mention) -> str:
    """The word in front of a mention: of two dates that fit alike, "từ ngày" stands against "từ ngày"."""
    return reading.tokens.keys[one.first - 1] if one.first else ""


def _rival(own: Mention, one: Mention) -> bool:
    """Whether the two exclude each other: names of one sort, dates of one precision, other numbers."""
    return not agree(own, one) and (own.kind in (Kind.FIGURE, Kind.NUMBER) or own.family == one.family)


def comparable(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of a kind that excludes each other."""
    if one.kind in _LOOSE:
        return other.kind in _LOOSE
    if one.kind is Kind.DATE:
        return other.kind is Kind.DATE and _same_calendar(one, other)
    if other.kind not in (Kind.FIGURE, Kind.NUMBER) or (one.family == ORDINAL) != (other.family == ORDINAL):
        return False
    if isinstance(one.value, Amount) and isinstance(other.value, Amount):
        return _same_thing(one, other, one.value.counted, other.value.counted)
    return type(one.value) is type(other.value)


def _same_thing(one: Mention, other: Mention, counted: str, other_counted: str) -> bool:
    """Whether two amounts count the same, as far as unit and counted words say: the dead are not the missing."""
    if one.kind is other.kind is Kind.FIGURE and one.family != other.family:
        return False
    if not counted or not other_counted:
        return True
    return bool(set(counted.split()) & set(other_counted.split()))


def agree(one: Mention, other: Mention) -> bool:
    """Whether two comparable mentions can mean the same."""
    if isinstance(one.value, When) and isinstance(other.value, When):
        return one.value.agrees(other.value)
    if isinstance(one.value, Amount) and isinstance(other.value, Amount):
        return one.value.agrees(other.value)
    if one.kind in _LOOSE:
        return same_name(str(one.value), str(other.value))
    return one.value == other.value


def same_name(one: str, other: str) -> bool:
    """Whether one name is part of the other, or its initials."""
    if f" {one} " in f" {other} " or f" {other} " in f" {one} ":
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 5 and long.startswith(short[:-1]) and len(long) - len(short) <= 1:
        return True  # a slip of the pen
    return _initials(short, long) or (short[:3] == long[:3] and _initials(short[3:].strip(), long[3:].strip()))


def _initials(short: str, long: str) -> bool:
    """Whether *short* abbreviates *long*, of whose name the end may be cut off: gtvt, "giao thong"."""
    initials = "".join(word[0] for word in long.split())
    return " " not in short and len(short) > 1 < len(initials) and short.startswith(initials)


def _same_calendar(one: Mention, other: Mention) -> bool:
    if isinstance(one.value, When) and isinstance(other.value, When):
        first, second = one.value, other.value
        pairs = ((first.day, second.day), (first.month, second.month), (first.year, second.year))
        return any(a is not None and b is not None for a, b in pairs)
    return one.family == other.family


def _elsewhere(rival: Mention, claim: Reading) -> bool:
    """Whether the claim has the rival's value too: then it is no replacement of another one."""
    return any(comparable(rival, one) and agree(rival, one) for one in claim.mentions)


def _mentioned(own: Mention, other: Reading) -> bool:
    """Whether the name's words stand in the other sentence in whatever case."""
    return f" {own.value} " in plain(other.line)


def _about(own: Mention) -> str:
    if own.kind in _LOOSE:
        return ""
    counted = own.value.counted if isinstance(own.value, Amount) else ""
    return " ".join(part for part in (counted, own.family) if part)
