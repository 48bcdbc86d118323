"""About whom papers are made: what is watched and existed in their days; the rest is refused or skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.errors import NotCovered, UnknownRecord
from pipeline.records.agencies import Agency
from pipeline.records.office import Office
from pipeline.records.weekly import AgencyLabel
from pipeline.reports.scope_words import ended_words, full_name
from pipeline.reports.spelling import date_words, inside_sentence
from pipeline.store import assessments
from pipeline.store.connect import Store

_NAMED = 8  # watched agencies that an error names


@dataclass(frozen=True, slots=True)
class Covered:
    """*agencies* to make papers about; *skipped*: in words (Vietnamese) those that are watched but did not exist."""

    agencies: tuple[str, ...]
    skipped: tuple[str, ...] = ()


def covered(
    store: Store, office: Office, known: Mapping[str, Agency], asked: Sequence[str], first: date, last: date,
    cutoff: datetime,
) -> Covered:  # fmt: skip
    """*asked* for by a person, else all that *office* watches, for papers about the days *first* to *last*.

    Raises :class:`UnknownRecord` for what is no agency; of those asked for :class:`NotCovered` for one that did not
    exist in those days, and for one that is not watched and of which the store has weighed nothing by *cutoff*: its
    paper would tell of zeros that nobody has counted.
    """
    for slug in asked or office.watched:
        if slug not in known:
            raise UnknownRecord(f"Không có cơ quan, địa phương nào mang mã “{slug}” (xem data/reference/agencies.csv).")
    if not asked:
        gone = {
            slug: _gone(known, known[slug], last) for slug in office.watched if not _there(known, slug, first, last)
        }
        return Covered(tuple(slug for slug in office.watched if slug not in gone), tuple(gone.values()))
    for slug in asked:
        if not _there(known, slug, first, last):
            raise NotCovered(_gone(known, known[slug], last))
    strangers = [slug for slug in asked if not _watched(office, known, slug)]
    if strangers:
        with store.reading() as tx:
            for slug in strangers:
                if not assessments.has_assessed(tx, slug, cutoff):
                    raise NotCovered(_unwatched(office, known[slug]))
    return Covered(tuple(asked))


def _watched(office: Office, known: Mapping[str, Agency], slug: str) -> bool:
    """Itself, or in its place the one into which it was merged: whose office answers for what was before."""
    heir: str | None = slug
    while heir is not None and heir not in office.watched:
        heir = known[heir].successor
    return heir is not None


def has_ended(known: Mapping[str, Agency], agency: Agency) -> str:
    """``Tỉnh Phú Yên đã sáp nhập vào tỉnh Đắk Lắk từ 01/07/2025``; "" for an agency that exists."""
    if agency.valid_to is None:
        return ""
    successor = known[agency.successor] if agency.successor else None
    return ended_words(_label(agency), agency.valid_to, _label(successor) if successor else None)


def _there(known: Mapping[str, Agency], slug: str, first: date, last: date) -> bool:
    return known[slug].exists_within(first, last)


def _gone(known: Mapping[str, Agency], agency: Agency, day: date) -> str:
    if agency.valid_to is None or day < agency.valid_to:
        begins = date_words(agency.valid_from) if agency.valid_from else ""
        return f"{full_name(_label(agency))} chỉ có từ {begins}: không có gì để lập cho thời gian trước đó."
    heir = agency
    while heir.successor and not heir.exists_on(day):
        heir = known[heir.successor]
    advice = f" Hãy lập cho đơn vị kế thừa: -a {heir.id}." if heir is not agency else ""
    return (
        f"{has_ended(known, agency)}: từ đó không lập văn bản riêng cho {agency.id} nữa.{advice} "
        f"Thời gian đến hết ngày {date_words(agency.valid_to)} vẫn lập được."
    )


def _unwatched(office: Office, agency: Agency) -> str:
    named = ", ".join(office.watched[:_NAMED]) + ("…" if len(office.watched) > _NAMED else "")
    return (
        f"office.yml không theo dõi {inside_sentence(full_name(_label(agency)))} và kho dữ liệu chưa xét bài nào về "
        "nơi này: mọi con số sẽ là số 0 không có thật. Muốn theo dõi, thêm "
        f"{agency.successor or agency.id} vào mục watched của office.yml, rồi chạy `lamro nightly`. "
        f"Đang theo dõi: {named}."
    )


def _label(agency: Agency) -> AgencyLabel:
    return AgencyLabel(agency.id, agency.name, agency.kind)
