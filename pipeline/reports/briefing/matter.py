"""One open matter on one page: what was said, what is true, what we answered or propose, who speaks, until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.records.briefing import CaseMatter, WaitingMatter
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, CaseState, ClockKind, DossierStatement
from pipeline.records.digest import ClockRow
from pipeline.reports.briefing.questions import questions
from pipeline.reports.daily.block import quoted
from pipeline.reports.phrase import Number, Phrase, phrase
from pipeline.reports.spelling import cut, date_words, sentence_start, short_id, weekday_date, when_words
from pipeline.reports.terms import CLOCKS, STATES

PENDING = "chờ xác nhận"
DRAFTED = "bản máy soạn, chưa ai duyệt"
UNAPPROVED = "chưa được phê duyệt"
SPEAKER = "Chức danh người phát ngôn hoặc người được ủy quyền: ……………………………"
_LINE = 330  # characters of one statement on the page
_MARK = re.compile(r"^\[[^\]]*\] ")
_SAID_BY_HEADING = re.compile(
    r"^(?:Nội dung được nêu, có dấu hiệu sai lệch|Mức độ đưa tin về sự việc|Đề xuất nội dung): "
)
_RECORD = re.compile(r"[0-9a-f]{32}")
_GROUNDED = (Basis.EVIDENCE, Basis.JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines; ``mark`` stands behind the heading and says how far it may be relied on."""

    heading: str
    mark: str
    lines: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    title: str
    state: str  # Vietnamese
    status: Phrase  # state and id
    clocks: tuple[Phrase, ...]
    warning: str  # "" where a person has confirmed the finding
    parts: tuple[Part, ...]


def case_page(one: CaseMatter, roles: dict[str, str]) -> Matter:
    """The page of an open case; *roles* of the dossier's parts by letter."""
    confirmed = one.case.state != CaseState.OPENED.value
    by_role = {role: [s for s in one.dossier if s.part == letter] for letter, role in roles.items()}
    signals = [signal for flag in one.flags for signal in flag.signals]
    abroad = any(flag.foreign_articles for flag in one.flags)
    truth = _told(by_role.get("nature", ()), 5)
    asked = questions(signals, one.dossier, roles, confirmed=confirmed, abroad=abroad)
    return Matter(
        title=one.case.title,
        state=STATES[CaseState(one.case.state)],
        status=phrase(f"Vụ việc {short_id(one.case.case_id)}, trạng thái: {STATES[CaseState(one.case.state)]}."),
        clocks=tuple(map(_clock, one.clocks)) or (phrase("Không có thời hạn đang tính."),),
        warning="" if confirmed else _pending(),
        parts=(
            Part("Nội dung được nêu", "" if confirmed else PENDING, _told(by_role.get("content", ()), 4)),
            Part("Mức độ lan tỏa", "", _told(by_role.get("impact", ()), 3)),
            Part("Thông tin chính thức, số liệu", "" if truth else PENDING, truth or _nothing()),
            _answer(one, by_role.get("proposal", ())),
            _asked(asked),
            Part("Người phát ngôn", "", (phrase(SPEAKER),)),
        ),
    )


def flag_page(one: WaitingMatter) -> Matter:
    """The page of a flag that nobody has decided on: nothing in it is an answer."""
    flag = one.flag
    key = flag.assessment_id
    spread = phrase(
        Number(flag.articles, "stories.articles", key), " bài của ", Number(flag.outlets, "stories.outlets", key),
        " nguồn, trong đó ", Number(flag.foreign_articles, "stories.foreign_articles", key), " bài nước ngoài.",
    )  # fmt: skip
    said = phrase(f"{quoted(one.sentence, _LINE)}, ngày {date_words(flag.day)}.")
    against = tuple(phrase(quoted(each.quote, _LINE)) for each in one.signal.evidence[:3] if each.quote)
    asked = questions(flag.signals, (), {}, confirmed=False, abroad=bool(flag.foreign_articles))
    return Matter(
        title=flag.title,
        state="chưa ai xem xét",
        status=phrase(f"Nội dung cần kiểm chứng {short_id(key)}, chưa ai xem xét, chưa mở vụ việc."),
        clocks=(phrase("Chưa có thời hạn."),),
        warning=_pending(),
        parts=(
            Part("Nội dung được nêu", PENDING, (said,)),
            Part("Mức độ lan tỏa", "", (spread,)),
            Part("Vì sao cần kiểm chứng", "dấu hiệu do máy nêu", (phrase(cut(one.signal.explanation, _LINE)),)),
            Part("Thông tin đối chiếu", PENDING, against or _nothing()),
            Part("Trả lời", UNAPPROVED, (phrase("Chưa có nội dung trả lời."),)),
            _asked(asked),
            Part("Người phát ngôn", "", (phrase(SPEAKER),)),
        ),
    )


def _pending() -> str:
    return "Chờ xác nhận: thông tin có dấu hiệu sai lệch, chưa có người có trách nhiệm kết luận."


def _nothing() -> tuple[Phrase, ...]:
    return (phrase("Chưa có thông tin chính thức về sự việc."),)


def _asked(asked: Sequence[str]) -> Part:
    return Part("Câu hỏi có thể gặp", "gợi ý của máy", tuple(map(phrase, asked)))


def _told(statements: Iterable[DossierStatement], most: int) -> tuple[Phrase, ...]:
    """What rests on evidence or on a named judgement."""
    found = [one for one in statements if one.basis in _GROUNDED]
    return tuple(phrase(_words(one)) for one in found[:most])


def _words(one: DossierStatement) -> str:
    who = f" (nhận định của {one.author})" if one.basis is Basis.JUDGEMENT else ""
    return f"{_plain(one)}{who}"


def _plain(one: DossierStatement) -> str:
    """Without the mark of a draft, and without what the heading says already."""
    return sentence_start(cut(_SAID_BY_HEADING.sub("", _MARK.sub("", one.text)), _LINE))


def _answer(one: CaseMatter, proposals: Iterable[DossierStatement]) -> Part:
    """What was said; before that what is approved; before that what is proposed, and by whom."""
    spoke = [event for event in one.events if event.kind is CaseEventKind.SPOKE]
    if spoke:
        lines = tuple(phrase(f"{_when(event)}: {cut(event.reason, _LINE)}") for event in spoke[-3:])
        return Part("Đã trả lời", "", lines)
    own = [each for each in proposals if _RECORD.search(" ".join(each.evidence)) or each.basis in _GROUNDED]
    grounded = [each for each in own if each.basis in _GROUNDED]
    if one.approved and grounded:
        return Part("Nội dung đã phê duyệt", "chưa phát ngôn", tuple(phrase(_words(each)) for each in grounded[:4]))
    said = {_MARK.sub("", each.text) for each in grounded}
    drafts = [x for x in own if x.basis is Basis.MACHINE_DRAFT and _MARK.sub("", x.text) not in said]
    told = [phrase(_words(each)) for each in grounded[:3]]
    told += [phrase(f"[{DRAFTED}] {_plain(each)}") for each in drafts[: 4 - len(told)]]
    mark = f"{UNAPPROVED}, không dùng để trả lời"
    return Part("Đề xuất", mark, tuple(told) or (phrase("Chưa có nội dung đề xuất."),))


def _when(event: CaseEvent) -> str:
    return sentence_start(when_words(event.happened_at).removeprefix("lúc "))


def _clock(row: ClockRow) -> Phrase:
    name = f"Thời hạn {CLOCKS[ClockKind(row.kind)]}: "
    left = Number(abs(row.days_left), "case_clock.days_left", row.case_id)
    if row.ended_at is not None:
        return phrase(f"{name}đã kết thúc {when_words(row.ended_at)}.")
    if row.overdue:
        return Phrase((name, "quá hạn ", left, f" ngày, ngày cuối {date_words(row.last_day)}."), important=True)
    return phrase(name, "còn ", left, f" ngày, hết {weekday_date(row.last_day)}.")
