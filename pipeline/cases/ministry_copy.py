"""The copy for the ministry (đồng gửi): what was explained since its notice, or what was found instead."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cases.answered import copied
from pipeline.cases.correction import DONE, RIGHT
from pipeline.cases.document_words import acts, contact_line, ended, letter_of, own_words, receipt, voiced
from pipeline.cases.paper_form import holder
from pipeline.cases.transitions import in_order, outcome
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, Notice
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.records.documents import Block, BlockKind, PaperFacts, Written

TEXT, ITEM, HEADING = BlockKind.TEXT, BlockKind.ITEM, BlockKind.HEADING
KIND = CaseEventKind
_FOUND = {
    KIND.DISMISSED: "Qua kiểm tra, nội dung được nêu không thuộc diện phải giải thích, làm rõ",
    KIND.WITHDRAWN: "Qua kiểm tra, vụ việc được mở do nhầm lẫn và đã được rút",
}


def ministry_copy(facts: PaperFacts) -> Written:
    """Raises :class:`IllegalTransition` without a notice, or where it would say that something was explained before it
    was.  A case without a finding has nothing to explain in public: its copy tells the ministry what was found."""
    if not facts.notices:
        raise IllegalTransition("Chưa có thông báo nào của Bộ trong sổ (lamro case notice): chưa có gì để đồng gửi.")
    latest, decided = facts.notices[-1], outcome(facts.events)
    spoken = _spoke_since(facts, latest, decided)
    silent = decided is not None and decided.kind in _FOUND
    if not facts.draft and not spoken and not silent:
        raise IllegalTransition(
            f"Chưa thể xuất công văn đồng gửi chính thức: từ ngày đến của thông báo ({latest.received_on:%d/%m/%Y}) "
            "chưa ghi việc phát ngôn, cung cấp thông tin giải thích, làm rõ nào (lamro case spoke, lamro case respond "
            "--done)."
        )
    return (
        f"V/v {_about(decided)} liên quan đến {facts.agency_name}",
        tuple(_body(facts, latest, decided, to_come=not spoken and not silent)),
        (),
    )


def _about(decided: CaseEvent | None) -> str:
    if decided is None:
        return "đồng gửi thông tin giải thích, làm rõ"
    return "báo cáo kết quả kiểm tra thông tin"


def _body(facts: PaperFacts, latest: Notice, decided: CaseEvent | None, *, to_come: bool) -> Iterator[Block]:
    profile, who = facts.profile, holder(facts.agency_name)
    chosen = f" ({profile.label})" if profile.by_choice else ""
    did = "báo cáo việc phát ngôn, cung cấp thông tin giải thích, làm rõ và đồng gửi Quý cơ quan như sau:"
    if decided is not None:
        did = "báo cáo Quý cơ quan kết quả kiểm tra như sau:"
    elif to_come:
        did = "dự kiến phát ngôn, cung cấp thông tin giải thích, làm rõ và đồng gửi Quý cơ quan như sau:"
    yield Block(TEXT, f"Thực hiện {profile.clock_rule.clause.citation}{chosen} và {receipt(latest)}, {who} {did}")
    if decided is None:
        yield Block(HEADING, f"1. Nội dung {'sẽ' if to_come else 'đã'} giải thích, làm rõ")
        yield from voiced(facts.dossier, letter_of(profile.parts, "nature"), facts.draft)
        yield from acts(facts.events, 2)
    elif decided.kind is KIND.PRESS_WAS_RIGHT:
        yield from _press_was_right(facts, decided)
    else:
        yield Block(TEXT, f"{_FOUND[decided.kind]}: {ended(decided.reason)}")
        yield from _taken_back(facts, decided)
        yield from acts(_since(facts, decided), 1)
    yield Block(TEXT, f"{contact_line(facts)} {who} kính gửi Quý cơ quan./.")


def _press_was_right(facts: PaperFacts, decided: CaseEvent) -> Iterator[Block]:
    parts = facts.profile.parts
    yield Block(TEXT, "Qua kiểm tra, thông tin báo chí nêu là đúng; cơ quan tiếp thu và đính chính.")
    yield from _taken_back(facts, decided)
    yield Block(HEADING, "1. Nội dung báo chí nêu đúng")
    yield from own_words(facts.dossier, letter_of(parts, RIGHT))
    yield Block(HEADING, "2. Việc đã làm và sẽ làm")
    yield from own_words(facts.dossier, letter_of(parts, DONE))
    yield from acts(_since(facts, decided), 3)


def _taken_back(facts: PaperFacts, decided: CaseEvent) -> Iterator[Block]:
    """What the ministry was told before that was decided stands no more."""
    before = [one for one in copied(facts.events) if one.happened_at < decided.happened_at]
    if before:
        days = ", ".join(dict.fromkeys(f"{day_in_vietnam(one.happened_at):%d/%m/%Y}" for one in before))
        yield Block(TEXT, f"Nội dung giải thích, làm rõ đã đồng gửi Quý cơ quan ngày {days} thôi có giá trị.")


def _since(facts: PaperFacts, decided: CaseEvent) -> list[CaseEvent]:
    return [one for one in in_order(facts.events) if one.happened_at >= decided.happened_at]


def _spoke_since(facts: PaperFacts, notice: Notice, decided: CaseEvent | None) -> bool:
    """Whether the office spoke on or after the day of receipt, and after what was decided about the case."""
    since = start_of_day(notice.received_on)
    events = _since(facts, decided) if decided is not None else facts.events
    return any(one.kind is KIND.SPOKE and one.happened_at >= since for one in events)
