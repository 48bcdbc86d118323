"""How the coverage spreads over comparable agencies: provinces with provinces, ministries with ministries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.agencies import AgencyKind
from pipeline.records.weekly import AgencyLabel, ShareRow
from pipeline.reports.baseline import Baseline, mean_words
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.scope_words import KINDS
from pipeline.reports.spelling import sentence_start
from pipeline.reports.table import Cell, Column, Table, cell

SHOWN = 5  # in the body, for each kind; the paper's own agencies besides
TOGETHER = 10  # in a paper about several


@dataclass(frozen=True, slots=True)
class Share:
    agency_id: str
    name: str
    kind: AgencyKind
    articles: Number
    share: Number | None  # per cent; None where nobody of its kind was written about
    usual_share: Number | None
    place: Number  # 1 for the most
    agencies: Number  # compared, itself included


@dataclass(frozen=True, slots=True)
class Shares:
    """Agencies with most articles first, kind by kind; of a kind with one agency there is no comparison."""

    all: tuple[Share, ...]
    own: tuple[Share, ...]
    baseline: Baseline

    @property
    def compared(self) -> tuple[Share, ...]:
        return tuple(share for share in self.all if share.agencies.value > 1)

    @property
    def shown(self) -> tuple[Share, ...]:
        """The foremost of each kind, and the paper's own where it is about a few."""
        most = SHOWN if len(self.own) == 1 else TOGETHER
        own = {share.agency_id for share in self.own} if len(self.own) <= SHOWN else set()
        kept: list[Share] = []
        for kind in AgencyKind:
            of_kind = [share for share in self.compared if share.kind is kind]
            kept += [share for index, share in enumerate(of_kind) if index < most or share.agency_id in own]
        return tuple(kept)


def build_shares(
    rows: Sequence[ShareRow], labels: Sequence[AgencyLabel], own: Sequence[str], monday: date, baseline: Baseline
) -> Shares:
    """*labels* of all comparable agencies; rows of others and of weeks that are not full are left aside."""
    now = {row.agency_id: row.articles for row in rows if row.week == monday}
    before: dict[str, int] = {}
    for row in rows:
        if row.week in baseline.weeks:
            before[row.agency_id] = before.get(row.agency_id, 0) + row.articles
    found = [share for kind in AgencyKind for share in _of_kind(kind, labels, now, before, baseline)]
    return Shares(tuple(found), tuple(share for share in found if share.agency_id in set(own)), baseline)


def _of_kind(
    kind: AgencyKind,
    labels: Sequence[AgencyLabel],
    now: Mapping[str, int],
    before: Mapping[str, int],
    baseline: Baseline,
) -> list[Share]:
    group = [label for label in labels if label.kind is kind]
    counted = sorted(group, key=lambda label: (-now.get(label.agency_id, 0), label.name))
    total = sum(now.get(label.agency_id, 0) for label in group)
    earlier = sum(before.get(label.agency_id, 0) for label in group)
    found = []
    for label in counted:
        key, articles = label.agency_id, now.get(label.agency_id, 0)
        place = 1 + sum(now.get(other.agency_id, 0) > articles for other in group)
        share = Number(100 * articles / total, "digest_shares.share", key, 1) if total else None
        usual = None
        if baseline.weeks and earlier:
            usual = Number(100 * before.get(key, 0) / earlier, "digest_shares.usual_share", key, 1)
        found.append(
            Share(
                key, label.name, kind, Number(articles, "digest_shares.articles", key), share, usual,
                Number(place, "digest_shares.place", key), Number(len(group), "digest_shares.agencies", key),
            )
        )  # fmt: skip
    return found


def share_phrases(shares: Shares) -> tuple[Phrase, ...]:
    """One line for each of the paper's own agencies where these are few."""
    if len(shares.own) > SHOWN:
        return ()
    return tuple(_told(share) for share in shares.own if share.agencies.value > 1 and share.share is not None)


def _told(share: Share) -> Phrase:
    assert share.share is not None
    said = phrase(
        f"{share.name} chiếm ", share.share,
        "% lượt nhắc tới của ", share.agencies, f" {KINDS[share.kind]} được theo dõi, đứng thứ ", share.place,
    )  # fmt: skip
    if share.usual_share is None:
        return phrase(*said.parts, ".")
    return phrase(*said.parts, " (các tuần trước: ", share.usual_share, "%).")


def share_tables(shares: Shares) -> tuple[Table, ...]:
    """One for provinces and one for ministries: their shares are not of the same whole."""
    return _by_kind("shares", "được nhắc tới nhiều nhất", shares.shown, shares)


def shares_annex(shares: Shares) -> tuple[Table, ...]:
    """All that are compared, where the body does not hold them all and the paper is about several."""
    if len(shares.own) == 1 or len(shares.compared) <= len(shares.shown):
        return ()
    return _by_kind("shares_all", "được theo dõi: lượt nhắc tới", shares.compared, shares)


def _by_kind(name: str, caption: str, rows: Sequence[Share], shares: Shares) -> tuple[Table, ...]:
    found = []
    for kind in AgencyKind:
        own = [share for share in rows if share.kind is kind]
        if any(share.share for share in own):
            heading = f"{sentence_start(KINDS[kind])} {caption}"
            found.append(_table(name if kind is AgencyKind.PROVINCE else f"{name}_{kind}", heading, own, shares))
    return tuple(found)


def _table(name: str, caption: str, rows: Sequence[Share], shares: Shares) -> Table:
    compared = any(share.usual_share for share in rows)
    mean = mean_words(shares.baseline)
    columns = (
        Column("Cơ quan, địa phương"),
        Column("Tin, bài", ("digest_shares.articles",), numeric=True),
        Column("Tỷ trọng (%)", ("digest_shares.share",), numeric=True),
        *((Column(f"{mean} (%)", ("digest_shares.usual_share",), numeric=True),) if compared else ()),
        Column("Xếp thứ", ("digest_shares.place",), numeric=True),
    )
    return Table(name, caption, columns, tuple(_row(share, compared) for share in rows))


def _row(share: Share, compared: bool) -> tuple[Cell, ...]:
    return (
        cell(share.name),
        cell(share.articles),
        cell(share.share if share.share is not None else "–"),
        *((cell(share.usual_share if share.usual_share is not None else "–"),) if compared else ()),
        cell(share.place),
    )
