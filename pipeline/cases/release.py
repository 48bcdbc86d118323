"""The press release, in the body's own voice: what is not so and what is; or, where the press was right, the
correction, with thanks."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cases.correction import DONE, RIGHT
from pipeline.cases.document_words import DOTS, claims, letter_of, own_words
from pipeline.cases.paper_form import holder, quoted
from pipeline.cases.transitions import in_order, outcome
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.records.days import day_in_vietnam
from pipeline.records.documents import Block, BlockKind, PaperFacts, Written

TEXT, ITEM, HEADING = BlockKind.TEXT, BlockKind.ITEM, BlockKind.HEADING
_BLANK = Block(ITEM, f"- [Cơ quan ghi bằng lời của mình: {DOTS}]")


def press_release(facts: PaperFacts) -> Written:
    """Raises :class:`IllegalTransition` where it would go out without a word that a person wrote."""
    decided = outcome(facts.events)
    if decided is not None:
        return _correction(facts, decided)
    body = tuple(_clarified(facts))
    return f"Về thông tin liên quan đến {facts.agency_name}", body, ()


def told_before(facts: PaperFacts) -> list[str]:
    """What was reported, each once: what a denial on which the case rests denies, and what part a quotes."""
    letter = letter_of(facts.profile.parts, "content")
    return list(dict.fromkeys((*facts.rumours, *claims(facts.exhibits, facts.dossier, letter))))


def _clarified(facts: PaperFacts) -> Iterator[Block]:
    who, told = holder(facts.agency_name), [quoted(one.rstrip(" .")) for one in told_before(facts)]
    how = "có dấu hiệu sai lệch" if facts.draft else "là không chính xác"
    yield Block(TEXT, f"Thời gian qua có thông tin liên quan đến {facts.agency_name}. {who} thông tin như sau:")
    if len(told) == 1:
        yield Block(TEXT, f"Thông tin {told[0]} {how}.")
    elif told:
        yield Block(TEXT, f"Các thông tin sau đây {how}:")
        yield from (Block(ITEM, f"- {one};") for one in told[:-1])
        yield Block(ITEM, f"- {told[-1]}.")
    yield Block(TEXT, "Thực tế:")
    yield from _written(facts, "nature")
    yield _contact(facts)


def _correction(facts: PaperFacts, decided: CaseEvent) -> Written:
    def body() -> Iterator[Block]:
        who, told = holder(facts.agency_name), [quoted(one.rstrip(" .")) for one in told_before(facts)]
        if told:
            yield Block(TEXT, f"Thời gian qua, báo chí có nêu thông tin liên quan đến {facts.agency_name}:")
            yield from (Block(ITEM, f"- {one};") for one in told[:-1])
            yield Block(ITEM, f"- {told[-1]}.")
        yield Block(
            TEXT,
            f"Qua kiểm tra, thông tin báo chí nêu là đúng. {who} tiếp thu và trân trọng cảm ơn các cơ quan báo chí đã "
            "phản ánh.",
        )
        yield from _said_otherwise(facts, decided, who)
        yield Block(HEADING, "1. Nội dung báo chí nêu đúng")
        yield from _written(facts, RIGHT)
        yield Block(HEADING, "2. Việc đã làm và sẽ làm")
        yield from _written(facts, DONE)
        yield _contact(facts)

    return f"Về việc đính chính, tiếp thu thông tin báo chí nêu về {facts.agency_name}", tuple(body()), ()


def _said_otherwise(facts: PaperFacts, decided: CaseEvent, who: str) -> Iterator[Block]:
    """The office corrects itself: what it had said before it found that the press was right."""
    before = [
        one
        for one in in_order(facts.events)
        if one.kind is CaseEventKind.SPOKE and one.happened_at < decided.happened_at
    ]
    if before:
        days = list(dict.fromkeys(f"ngày {day_in_vietnam(one.happened_at):%d/%m/%Y}" for one in before))
        yield Block(
            TEXT,
            f"{who} đính chính thông tin do mình đã đưa ra {', '.join(days)}: nội dung nêu tại Thông cáo này thay cho "
            "thông tin đó.",
        )


def _written(facts: PaperFacts, role: str) -> list[Block]:
    letter = letter_of(facts.profile.parts, role)
    own = own_words(facts.dossier, letter)
    if not own and not facts.draft:
        raise IllegalTransition(
            f"Chưa thể xuất thông cáo chính thức: phần {letter} chưa có câu nào do người ghi. Người phê duyệt trả lại "
            f"(lamro case return), cán bộ ghi (lamro case add --part {letter}), rồi trình lại."
        )
    return own or [_BLANK]


def _contact(facts: PaperFacts) -> Block:
    return Block(TEXT, f"Cần thêm thông tin, đề nghị liên hệ {facts.contact or DOTS} để được cung cấp./.")
