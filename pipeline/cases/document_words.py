"""Sentences and lists that the papers of a case share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cases.dossier_record import OWN_WORD
from pipeline.cases.draft import MARK
from pipeline.cases.transitions import EVENT_WORDS, in_order
from pipeline.cases.words import instant_words
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement, Notice
from pipeline.records.days import day_in_vietnam
from pipeline.records.documents import Block, BlockKind, DocumentKind, Exhibit
from pipeline.records.facts import MACHINE
from pipeline.records.law import DossierPart
from pipeline.records.press import Agency, AgencyKind

SHORT = 12  # signs of an id or hash in an annex
_GROUNDED = (Basis.EVIDENCE, Basis.JUDGEMENT)
_PROVINCIAL = ("tỉnh ", "thành phố ")
CITIES = frozenset({"ha-noi", "hai-phong", "hue", "da-nang", "can-tho", "ho-chi-minh"})  # run centrally
# Who signs, by profile; an office whose papers another signs edits the template.
_SIGNERS = {"province": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "ministry": ("BỘ TRƯỞNG",)}
_SYMBOLS = {"province": "UBND-……", "ministry": "……-……"}
_KINDS = {
    "statement": "Thông tin chính thức", "claim": "Nội dung được nêu", "article": "Bài", "case": "Vụ việc",
    "attachment": "Tài liệu kèm theo", "capture": "Bản ghi trang",
}  # fmt: skip
_ENDS = (".", ";", ":", "!", "?", ".”", "!”", "?”", "…”")
_TOLD = (CaseEventKind.SPOKE, CaseEventKind.COPIED_MINISTRY)


def full_name(agency: Agency) -> str:
    """``tỉnh Đắk Lắk``, ``thành phố Huế``, ``Bộ Y tế``: as papers name the body."""
    if agency.kind is not AgencyKind.PROVINCE:
        return agency.name
    kind = "thành phố" if agency.id in CITIES else "tỉnh"
    bare = agency.name.removeprefix("Thành phố ").removeprefix("Tỉnh ")
    return f"{kind} {bare}"


def holder(name: str) -> str:
    """The body that issues, by its full *name*: the People's Committee of a province or city; a ministry itself."""
    return f"Ủy ban nhân dân {name}" if name.startswith(_PROVINCIAL) else name


def symbol(kind: DocumentKind, profile_kind: str) -> str:
    """What stands after the blank for the number."""
    if kind is DocumentKind.PRESS_RELEASE:
        return f"TC-{_SYMBOLS[profile_kind].partition('-')[0]}"
    return _SYMBOLS[profile_kind]


def signed_by(profile_kind: str) -> tuple[str, ...]:
    return _SIGNERS[profile_kind]


def addressed(recipients: Sequence[str]) -> tuple[str, ...]:
    """``Kính gửi`` with one body on its line, or each on a line of its own."""
    if not recipients:
        return ("Kính gửi: …………………………",)
    if len(recipients) == 1:
        return (f"Kính gửi: {recipients[0]}",)
    return ("Kính gửi:", *(f"- {one};" for one in recipients[:-1]), f"- {recipients[-1]}.")


def parent(citation: str) -> str:
    """The clause to which a point belongs: the citation without its "điểm" and letter."""
    return citation.split(" ", 2)[2] if citation.startswith("điểm ") else citation


def receipt(notice: Notice) -> str:
    return (
        f"Thông báo số {notice.notice_number} ngày {notice.notice_date:%d/%m/%Y} "
        f"(đến ngày {notice.received_on:%d/%m/%Y}, số đến {notice.register_number})"
    )


def findings(dossier: Sequence[DossierStatement], letter: str, draft: bool) -> list[Block]:
    """What part *letter* says: evidence and judgements; in a draft also the machine's, marked, and the gaps."""
    return [Block(BlockKind.ITEM, _ended(_bulleted(one, draft))) for one in _of(dossier, letter, draft)]


def claims(exhibits: Sequence[Exhibit], dossier: Sequence[DossierStatement]) -> list[str]:
    """The sentences that the dossier quotes as doubted, each once."""
    cited = {id for one in dossier if one.basis in _GROUNDED for id in one.evidence}
    return list(dict.fromkeys(one.words for one in exhibits if one.kind == "claim" and one.id in cited))


def acts(events: Sequence[CaseEvent], number: int) -> Iterator[Block]:
    """What was done to explain, by day; nothing where nothing was."""
    done = [one for one in in_order(events) if one.kind in _TOLD]
    if not done:
        return
    yield Block(BlockKind.HEADING, f"{number}. Việc giải thích, làm rõ đã thực hiện")
    for one in done:
        day = f"{day_in_vietnam(one.happened_at):%d/%m/%Y}"
        yield Block(BlockKind.ITEM, f"- Ngày {day}, {EVENT_WORDS[one.kind]}: {one.reason.rstrip('.')}.")


def annex(
    parts: Sequence[DossierPart], dossier: Sequence[DossierStatement], exhibits: Sequence[Exhibit], draft: bool
) -> list[Block]:
    """The whole dossier part by part, then the list of what each number in square brackets stands for."""
    known = {one.id: one for one in exhibits}
    shown = [one for part in parts for one in _of(dossier, part.letter, draft)]
    order = {id: place for place, id in enumerate(dict.fromkeys(i for s in shown for i in s.evidence if i in known), 1)}
    made: list[Block] = []
    for part in parts:
        made.append(Block(BlockKind.HEADING, f"{part.letter}) {part.clause.text.rstrip(' ;.')}"))
        own = _of(dossier, part.letter, draft)
        made += [
            Block(BlockKind.ITEM, _ended(f"{_bulleted(one, draft).rstrip(' .;')}{_rests(one, order, draft)}"))
            for one in own
        ]
        if not own:
            made.append(Block(BlockKind.ITEM, "(chưa có nội dung)"))
    if order:
        made.append(Block(BlockKind.HEADING, "Danh mục tư liệu"))
        made += [Block(BlockKind.ITEM, f"[{place}] {_exhibit(known[id])}") for id, place in order.items()]
    return made


def _of(dossier: Sequence[DossierStatement], letter: str, draft: bool) -> list[DossierStatement]:
    own = [one for one in dossier if one.part == letter]
    adopted = {one.text for one in own if one.basis in _GROUNDED}
    kept = [one for one in own if one.basis in _GROUNDED or (draft and one.text.removeprefix(MARK) not in adopted)]
    return sorted(kept, key=lambda one: (one.position, one.statement_id))


def _bulleted(one: DossierStatement, draft: bool) -> str:
    """A statement as the body that issues the paper says it: not as an analyst reads it."""
    gap = "[Còn thiếu] " if one.basis is Basis.MISSING else ""
    text = one.text.replace(OWN_WORD, "")
    if not draft and one.author == MACHINE:  # a person has found by now that it is wrong
        text = text.replace(", có dấu hiệu sai lệch:", ":")
    return f"- {gap}{text[:1].upper()}{text[1:]}"


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _rests(one: DossierStatement, order: dict[str, int], draft: bool) -> str:
    """What a statement rests on.  A login is nobody's name outside the house: only a draft tells whose judgement."""
    numbers = ", ".join(map(str, sorted({order[id] for id in one.evidence if id in order})))
    who = ""
    if one.basis is Basis.JUDGEMENT and one.author != MACHINE:
        who = f" (nhận định của {one.author})" if draft else " (nhận định)"
    return f"{who}{f' [{numbers}]' if numbers else ''}"


def _exhibit(one: Exhibit) -> str:
    words = f"{_KINDS.get(one.kind, 'Tư liệu')}{f': “{one.words}”' if one.words else ''}"
    where = f"; {one.url}" if one.url else ""
    seen = f"; thu lúc {instant_words(one.fetched_at)}" if one.fetched_at else ""
    digest = f"; SHA-256 {one.sha256[:SHORT]}…" if one.sha256 else ""
    return f"{words}{where}{seen}{digest}; mã {one.id[:SHORT]}"
