"""How a paper calls those whom it is about, and those with whom they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.records.agencies import AgencyKind
from pipeline.records.weekly import AgencyLabel, DigestInput
from pipeline.reports.spelling import date_words, inside_sentence, sentence_start

NAMED = 3  # as many agencies are called by name, more by their kind
_CITIES = frozenset({"ha-noi", "hai-phong", "hue", "da-nang", "ho-chi-minh", "can-tho"})  # under the central government
KINDS: dict[AgencyKind, str] = {AgencyKind.PROVINCE: "tỉnh, thành phố", AgencyKind.MINISTRY: "bộ, ngành"}


def own_labels(data: DigestInput) -> tuple[AgencyLabel, ...]:
    """The labels of those whom the paper is about, in its order; raises ValueError where one has none."""
    known = {label.agency_id: label for label in data.labels}
    lacking = [one for one in data.scope.agencies if one not in known]
    if lacking or not data.scope.agencies:
        raise ValueError(f"no label for {lacking or 'any agency'}")
    return tuple(known[one] for one in data.scope.agencies)


def full_name(label: AgencyLabel) -> str:
    """``Tỉnh Đắk Lắk``, ``Thành phố Huế``; a ministry's name as it is."""
    if label.kind is not AgencyKind.PROVINCE or label.name.startswith(("Tỉnh ", "Thành phố ")):
        return label.name
    return f"{'Thành phố' if label.agency_id in _CITIES else 'Tỉnh'} {label.name}"


def ended_words(label: AgencyLabel, last_day: date, successor: AgencyLabel | None) -> str:
    """``Tỉnh Phú Yên đã sáp nhập vào tỉnh Đắk Lắk từ 01/07/2025``; *last_day* is the last of its existence."""
    first = date_words(last_day + timedelta(days=1))
    if successor is None:
        return f"{sentence_start(full_name(label))} không còn từ {first}"
    return f"{sentence_start(full_name(label))} đã sáp nhập vào {inside_sentence(full_name(successor))} từ {first}"


def subject_words(labels: Sequence[AgencyLabel]) -> str:
    """As written inside a sentence: ``tỉnh Đắk Lắk``; ``34 tỉnh, thành phố``."""
    if len(labels) <= NAMED:
        *first, last = [inside_sentence(full_name(label)) for label in labels]
        return f"{', '.join(first)} và {last}" if first else last
    return f"{len(labels)} {kind_words(labels)}"


def subject_name(labels: Sequence[AgencyLabel]) -> str:
    """As the name above the title."""
    if len(labels) <= NAMED:
        return "; ".join(full_name(label) for label in labels)
    return f"{len(labels)} {kind_words(labels)} được theo dõi"


def among(labels: Sequence[AgencyLabel]) -> str:
    """Everyone by name where :func:`subject_words` only counts: ``Tỉnh, thành phố: Đắk Lắk; Huế.``; else ""."""
    if len(labels) <= NAMED:
        return ""
    told = []
    for kind in AgencyKind:
        names = [label.name for label in labels if label.kind is kind]
        if names:
            told.append(f"{sentence_start(KINDS[kind])}: {'; '.join(names)}.")
    return " ".join(told)


def kind_words(labels: Sequence[AgencyLabel]) -> str:
    """``tỉnh, thành phố``; ``bộ, ngành``; ``cơ quan, địa phương`` for both."""
    kinds = {label.kind for label in labels}
    return KINDS[kinds.pop()] if len(kinds) == 1 else "cơ quan, địa phương"
