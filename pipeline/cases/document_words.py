"""Sentences and lists that the papers of a case share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cases.dossier_record import OWN_WORD
from pipeline.cases.draft import MARK
from pipeline.cases.transitions import EVENT_WORDS, in_order
from pipeline.cases.words import instant_words
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement, Notice
from pipeline.records.days import day_in_vietnam
from pipeline.records.documents import Block, BlockKind, Exhibit, PaperFacts
from pipeline.records.facts import MACHINE
from pipeline.records.law import DossierPart

SHORT = 12  # signs of an id or hash in an annex
DOTS = "…………………………"
_GROUNDED = (Basis.EVIDENCE, Basis.JUDGEMENT)
# How an analyst reads the record: for the officer's eyes, never for an addressee's.
_ANALYST = ("Đối chiếu số liệu:", "Dấu hiệu:")
_REWRITE = "[Cán bộ ghi lại bằng lời của cơ quan; câu này không gửi đi] "
_KINDS = {
    "statement": "Thông tin chính thức", "claim": "Câu trích", "article": "Bài", "case": "Vụ việc",
    "attachment": "Tài liệu kèm theo", "capture": "Bản ghi trang",
}  # fmt: skip
_ENDS = (".", ";", ":", "!", "?", ".”", "!”", "?”", "…”")
_TOLD = (CaseEventKind.SPOKE, CaseEventKind.COPIED_MINISTRY)


def letter_of(parts: Sequence[DossierPart], role: str) -> str:
    """The letter of the part with that *role*."""
    return next(part.letter for part in parts if part.role == role)


def parent(citation: str) -> str:
    """The clause to which a point belongs: the citation without its "điểm" and letter."""
    return citation.split(" ", 2)[2] if citation.startswith("điểm ") else citation


def receipt(notice: Notice) -> str:
    return (
        f"Thông báo số {notice.notice_number} ngày {notice.notice_date:%d/%m/%Y} của Quý cơ quan "
        f"(đến ngày {notice.received_on:%d/%m/%Y}, số đến {notice.register_number})"
    )


def contact_line(facts: PaperFacts) -> str:
    return f"Đầu mối trao đổi: {facts.contact or DOTS}."


def findings(dossier: Sequence[DossierStatement], letter: str, draft: bool) -> list[Block]:
    """What part *letter* says: evidence and judgements; in a draft also the machine's, marked, and the gaps."""
    return [Block(BlockKind.ITEM, ended(_bulleted(one, draft))) for one in _of(dossier, letter, draft)]


def own_words(dossier: Sequence[DossierStatement], letter: str) -> list[Block]:
    """What persons have written in part *letter*: what the body says in its own voice."""
    own = [one for one in _of(dossier, letter, False) if one.author != MACHINE]
    return [Block(BlockKind.ITEM, ended(_bulleted(one, False))) for one in own]


def voiced(dossier: Sequence[DossierStatement], letter: str, draft: bool) -> list[Block]:
    """Part *letter* as the body says it to others: in its own words where persons wrote any; a draft shows all."""
    return findings(dossier, letter, draft) if draft else own_words(dossier, letter) or findings(dossier, letter, draft)


def claims(exhibits: Sequence[Exhibit], dossier: Sequence[DossierStatement], letter: str) -> list[str]:
    """The sentences that part *letter* quotes as doubted, each once; what contradicts them stands in other parts."""
    cited = {id for one in dossier if one.part == letter and one.basis in _GROUNDED for id in one.evidence}
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
            Block(BlockKind.ITEM, ended(f"{_bulleted(one, draft).rstrip(' .;')}{_rests(one, order, draft)}"))
            for one in own
        ]
        if not own:
            made.append(Block(BlockKind.ITEM, "(chưa có nội dung)"))
    if order:
        made.append(Block(BlockKind.HEADING, "Danh mục tư liệu"))
        made += [Block(BlockKind.ITEM, f"[{place}] {_exhibit(known[id])}") for id, place in order.items()]
    return made


def ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _of(dossier: Sequence[DossierStatement], letter: str, draft: bool) -> list[DossierStatement]:
    own = [one for one in dossier if one.part == letter and (draft or not _for_analysts(one))]
    adopted = {one.text for one in own if one.basis in _GROUNDED}
    kept = [one for one in own if one.basis in _GROUNDED or (draft and one.text.removeprefix(MARK) not in adopted)]
    return sorted(kept, key=lambda one: (one.position, one.statement_id))


def _for_analysts(one: DossierStatement) -> bool:
    return one.text.startswith(_ANALYST)


def _bulleted(one: DossierStatement, draft: bool) -> str:
    """A statement as the body that issues the paper says it: not as an analyst reads it."""
    mark = "[Còn thiếu] " if one.basis is Basis.MISSING else (_REWRITE if _for_analysts(one) else "")
    text = one.text.replace(OWN_WORD, "")
    if not draft and one.author == MACHINE:  # a person has found by now that it is wrong
        text = text.replace(", có dấu hiệu sai lệch:", ":").replace(
            "nội dung có dấu hiệu sai lệch", "nội dung sai lệch"
        )
    return f"- {mark}{text[:1].upper()}{text[1:]}"


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
