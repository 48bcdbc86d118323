"""The words of the papers that a case sends out: the notice, the dossier, the press release, the ministry's copy.

Only what a person stands for goes into an approved paper: evidence and judgements, never a machine's draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.cases.document_words import (
    acts,
    addressed,
    annex,
    claims,
    findings,
    holder,
    parent,
    receipt,
    signed_by,
    symbol,
)
from pipeline.errors import IllegalTransition
from pipeline.records.documents import Block, BlockKind, DocumentKind, Paper, PaperFacts

TEXT, HEADING = BlockKind.TEXT, BlockKind.HEADING


def compose(kind: DocumentKind, facts: PaperFacts) -> Paper:
    """The paper *kind* of a case.

    Raises :class:`IllegalTransition` where the office's circular knows no such paper, or where there is nothing yet
    that it could be about.
    """
    subject, body, more = _WRITERS[kind](facts)
    return Paper(
        kind=kind,
        draft=facts.draft,
        issuer=holder(facts.agency_name),
        symbol=symbol(kind, facts.profile.kind),
        subject=subject,
        addressees=() if kind is DocumentKind.PRESS_RELEASE else addressed(facts.recipients),
        body=tuple(body),
        recipients=("Như trên",) if kind is not DocumentKind.PRESS_RELEASE else facts.recipients,
        signer=signed_by(facts.profile.kind),
        annex=tuple(more),
    )


Written = tuple[str, Iterator[Block], Sequence[Block]]


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
        roles = {part.role: part.letter for part in facts.profile.parts}
        for number, (role, title) in enumerate(_TITLES, start=1):
            found = findings(facts.dossier, roles[role], facts.draft)
            yield Block(HEADING, f"{number}. {title}")
            yield from found
        yield from acts(facts.events, len(_TITLES) + 1)
        yield Block(TEXT, f"{who} thông báo để Quý cơ quan phục vụ công tác quản lý./.")

    return subject, body(), ()


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
        yield Block(TEXT, f"Đầu mối trao đổi: {facts.contact}. Đề nghị Quý cơ quan phối hợp./.")

    return subject, body(), annex(profile.parts, facts.dossier, facts.exhibits, facts.draft)


def _press_release(facts: PaperFacts) -> Written:
    quoted = (*facts.rumours, *claims(facts.exhibits, facts.dossier))
    roles = {part.role: part.letter for part in facts.profile.parts}
    said = findings(facts.dossier, roles["nature"], facts.draft)
    if not said:
        raise IllegalTransition("Chưa thể soạn thông cáo: phần bản chất sự việc của bộ tư liệu chưa có nội dung.")

    def body() -> Iterator[Block]:
        who = holder(facts.agency_name)
        if quoted:
            yield Block(TEXT, f"Thời gian qua có thông tin liên quan đến {facts.agency_name} nêu:")
            yield from (Block(BlockKind.ITEM, f"“{one}”") for one in quoted)
        yield Block(TEXT, f"Về nội dung này, {who} thông tin như sau:")
        yield from said
        yield Block(TEXT, f"Cần thêm thông tin, đề nghị liên hệ {facts.contact} để được cung cấp./.")

    return f"Về thông tin liên quan đến {facts.agency_name}", body(), ()


def _ministry_copy(facts: PaperFacts) -> Written:
    if not facts.notices:
        raise IllegalTransition("Chưa có thông báo nào của Bộ trong sổ (lamro case notice): chưa có gì để đồng gửi.")
    profile = facts.profile
    latest = facts.notices[-1]
    chosen = f" ({profile.label})" if profile.by_choice else ""

    def body() -> Iterator[Block]:
        who = holder(facts.agency_name)
        yield Block(
            TEXT,
            f"Thực hiện {profile.clock_rule.clause.citation}{chosen} và {receipt(latest)}, {who} báo cáo việc phát "
            "ngôn, cung cấp thông tin giải thích, làm rõ và đồng gửi Quý cơ quan như sau:",
        )
        roles = {part.role: part.letter for part in profile.parts}
        yield Block(HEADING, "1. Nội dung đã giải thích, làm rõ")
        yield from findings(facts.dossier, roles["nature"], facts.draft)
        yield from acts(facts.events, 2)
        yield Block(TEXT, f"Đầu mối trao đổi: {facts.contact}. {who} kính gửi Quý cơ quan./.")

    return f"V/v đồng gửi thông tin giải thích, làm rõ về {facts.agency_name}", body(), ()


_WRITERS: dict[DocumentKind, Callable[[PaperFacts], Written]] = {
    DocumentKind.NOTICE: _notice,
    DocumentKind.DOSSIER: _dossier,
    DocumentKind.PRESS_RELEASE: _press_release,
    DocumentKind.MINISTRY_COPY: _ministry_copy,
}
