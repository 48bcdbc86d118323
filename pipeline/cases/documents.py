"""The words of the papers that a case sends out: the notice, the dossier, the press release, the ministry's copy.

Only what a person stands for goes into an approved paper: evidence and judgements, never a machine's draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.cases.document_words import acts, annex, contact_line, findings, letter_of, parent, voiced
from pipeline.cases.ministry_copy import ministry_copy
from pipeline.cases.paper_form import addressed, holder, place, polished, signed_by, symbol
from pipeline.cases.release import press_release
from pipeline.cases.transitions import EVENT_WORDS, outcome
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind
from pipeline.records.documents import Block, BlockKind, DocumentKind, Paper, PaperFacts, Written

TEXT, HEADING = BlockKind.TEXT, BlockKind.HEADING


def compose(kind: DocumentKind, facts: PaperFacts) -> Paper:
    """The paper *kind* of a case, as the decree spells it.

    Raises :class:`IllegalTransition` where the office's circular knows no such paper, where what was decided about the
    case leaves no room for it, or where there is nothing yet that it could be about.
    """
    refuse_paper(kind, outcome(facts.events))
    subject, body, more = _WRITERS[kind](facts)
    blocks = (*body, *more)
    words = polished([subject, *(one.text for one in blocks)], facts.profile.documents)
    spelt = tuple(replace(block, text=text) for block, text in zip(blocks, words[1:], strict=True))
    length = len(blocks) - len(more)
    release = kind is DocumentKind.PRESS_RELEASE
    return Paper(
        kind=kind,
        draft=facts.draft,
        issuer=holder(facts.agency_name),
        place=place(facts.agency_name),
        symbol=symbol(kind, facts.profile.kind),
        subject=words[0],
        addressees=() if release else addressed(facts.recipients),
        body=spelt[:length],
        recipients=facts.recipients if release else ("Như trên",),
        signer=signed_by(facts.profile.kind),
        annex=spelt[length:],
    )


def refuse_paper(kind: DocumentKind, decided: CaseEvent | None) -> None:
    """Raises :class:`IllegalTransition` where *decided* (the outcome of the case, None where none) leaves no room for
    the paper: nothing tells of misleading information once it was found not to be."""
    if decided is None:
        return
    may = _AFTER[decided.kind]
    if kind not in may:
        names = " hoặc ".join(_NAMES[one] for one in may)
        raise IllegalTransition(
            f"Vụ việc đã {EVENT_WORDS[decided.kind]}: không có văn bản nào nói đây là thông tin sai lệch. Chỉ còn có "
            f"thể xuất {names}."
        )


_AFTER = {
    CaseEventKind.PRESS_WAS_RIGHT: (DocumentKind.PRESS_RELEASE, DocumentKind.MINISTRY_COPY),
    CaseEventKind.DISMISSED: (DocumentKind.MINISTRY_COPY,),
    CaseEventKind.WITHDRAWN: (DocumentKind.MINISTRY_COPY,),
}
_NAMES = {
    DocumentKind.PRESS_RELEASE: "thông cáo đính chính, tiếp thu (press-release)",
    DocumentKind.MINISTRY_COPY: "công văn đồng gửi (ministry-copy) khi Bộ đã có thông báo",
}


def _doubted(facts: PaperFacts) -> str:
    """Before a person has approved it, information only has signs of being wrong."""
    return "thông tin có dấu hiệu sai lệch" if facts.draft else "thông tin sai lệch"


def _notice(facts: PaperFacts) -> Written:
    if facts.profile.by_choice is False:
        raise IllegalTransition(
            "Công văn thông báo là văn bản của tỉnh, thành phố; bộ, ngành gửi tư liệu: --document dossier."
        )
    subject = f"V/v thông báo {_doubted(facts)} về {facts.agency_name}"

    def body() -> Iterator[Block]:
        who = holder(facts.agency_name)
        yield Block(
            TEXT,
            f"Thực hiện {facts.profile.notify.citation}, {who} thông báo tới Quý cơ quan về {_doubted(facts)} ảnh "
            f"hưởng đến uy tín, hình ảnh của {facts.agency_name}, cụ thể như sau:",
        )
        for number, (role, title) in enumerate(_TITLES, start=1):
            yield Block(HEADING, f"{number}. {title}")
            said = voiced if role == "nature" else findings
            yield from said(facts.dossier, letter_of(facts.profile.parts, role), facts.draft)
        yield from acts(facts.events, len(_TITLES) + 1)
        yield Block(TEXT, f"{who} thông báo để Quý cơ quan phục vụ công tác quản lý./.")

    return subject, tuple(body()), ()


_TITLES = (("content", "Nội dung thông tin"), ("impact", "Mức độ đưa tin và tác động"), ("nature", "Bản chất sự việc"))


def _dossier(facts: PaperFacts) -> Written:
    profile = facts.profile
    subject = f"V/v cung cấp tư liệu, lập luận giải thích, làm rõ về {facts.agency_name}"
    chosen = f" ({profile.label})" if profile.by_choice else ""

    def body() -> Iterator[Block]:
        who = holder(facts.agency_name)
        yield Block(
            TEXT,
            f"Thực hiện {profile.notify.citation}, {who} gửi tới Quý cơ quan tư liệu, tài liệu, hồ sơ, lập luận giải "
            f"thích, làm rõ {_doubted(facts)} ảnh hưởng đến uy tín, hình ảnh của {facts.agency_name}.",
        )
        yield Block(
            TEXT,
            f"Bộ tư liệu gồm các nội dung theo {parent(profile.parts[0].clause.citation)}{chosen}, nêu tại Phụ lục kèm "
            "theo. Mỗi nội dung ghi rõ tư liệu làm căn cứ, hoặc ghi là nhận định.",
        )
        yield Block(TEXT, f"{contact_line(facts)} Đề nghị Quý cơ quan phối hợp./.")

    return subject, tuple(body()), tuple(annex(profile.parts, facts.dossier, facts.exhibits, facts.draft))


_WRITERS: dict[DocumentKind, Callable[[PaperFacts], Written]] = {
    DocumentKind.NOTICE: _notice,
    DocumentKind.DOSSIER: _dossier,
    DocumentKind.PRESS_RELEASE: press_release,
    DocumentKind.MINISTRY_COPY: ministry_copy,
}
