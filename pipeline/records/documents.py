"""Official papers of a case: what is in them, before they have a layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pipeline.records.cases import CaseEvent, DossierStatement, Notice
from pipeline.records.profile import Profile


class DocumentKind(StrEnum):
    NOTICE = "notice"  # công văn thông báo
    DOSSIER = "dossier"  # công văn gửi tư liệu, with the dossier as its annex
    PRESS_RELEASE = "press-release"  # thông cáo báo chí
    MINISTRY_COPY = "ministry-copy"  # công văn đồng gửi


class BlockKind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph and what it is."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the form of Decree 30/2020 divides it.  Number, date and signature have no field: they stay blank.

    There is no field for a journalist, an outlet or a sanction.
    """

    kind: DocumentKind
    draft: bool  # not approved: marked on every page
    issuer: str  # "" leaves a blank
    symbol: str  # after the number's blank: UBND-……
    subject: str  # trích yếu
    addressees: tuple[str, ...]  # from the allow-list
    body: tuple[Block, ...]
    recipients: tuple[str, ...]  # nơi nhận
    signer: tuple[str, ...]  # authority and office of who signs, line by line
    annex: tuple[Block, ...] = ()
    place: str = ""  # địa danh, before the blank for the date; "" leaves a blank


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What an id of the dossier stands for; the address, instant and hash are of the page it was read from."""

    id: str
    kind: str  # statement, claim, article, capture, case, attachment
    words: str
    url: str
    fetched_at: datetime | None
    sha256: str


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All that a paper is written from."""

    agency_name: str
    profile: Profile
    dossier: tuple[DossierStatement, ...]
    exhibits: tuple[Exhibit, ...]
    events: tuple[CaseEvent, ...]
    notices: tuple[Notice, ...]  # those that stand, by day of receipt
    recipients: tuple[str, ...]  # chosen from the office's allow-list
    contact: str  # whom the press or an addressee may ask; "" leaves a blank
    draft: bool
    today: date
    rumours: tuple[str, ...] = ()  # what the statements deny on which a person opened the case


Written = tuple[str, tuple[Block, ...], tuple[Block, ...]]
"""A paper's subject, body and annex."""
