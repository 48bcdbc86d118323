"""Four eyes: what goes out was submitted complete and approved by another login (DESIGN section 8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pipeline.cases.gaps import missing_parts, open_gaps, unverified, wants_confirmation
from pipeline.cases.transitions import OUTCOMES, SIGN_OFF, in_order
from pipeline.cases.words import shorten
from pipeline.errors import IllegalTransition, NotAllowed
from pipeline.records.cases import Basis, CaseEvent, CaseEventKind, DossierStatement
from pipeline.records.facts import MACHINE
from pipeline.records.ids import record_id
from pipeline.records.law import DossierPart

KIND = CaseEventKind
_ASKED = 140  # characters of a gap in the list of what is missing
_ID = 8  # hex digits
# The reason of a dismissal or withdrawal is what the ministry is told: who wrote it has drafted.
_DOES = (
    KIND.OPENED, KIND.RENAMED, KIND.CONFIRMED, KIND.EVIDENCE, KIND.ATTACHED, KIND.FORCE_CONFIRMED, KIND.STORY_LINKED,
    KIND.STORY_UNLINKED, KIND.SUBMITTED, KIND.DISMISSED, KIND.WITHDRAWN,
)  # fmt: skip


def fingerprint(dossier: Iterable[DossierStatement]) -> str:
    """One id for all that *dossier* says, whoever reads it in whatever order."""
    rows = sorted(
        f"{one.statement_id} {one.basis} {' '.join((*one.evidence, *filter(None, [one.answers])))}" for one in dossier
    )
    return record_id("dossier", *rows)


def standing(events: Iterable[CaseEvent]) -> CaseEvent | None:
    """The last event of the sign-off: the submission that waits, the approval that stands, or the return.

    What was signed before the case was decided otherwise is overtaken: it was about information held to be wrong.
    """
    last = next(
        (event for event in reversed(in_order(events)) if event.kind in SIGN_OFF or event.kind in OUTCOMES), None
    )
    return last if last is not None and last.kind in SIGN_OFF else None


def refuse_unsubmitted(events: Iterable[CaseEvent]) -> CaseEvent:
    """The submission that waits.  Raises :class:`IllegalTransition` where there is none."""
    last = standing(events)
    if last is None or last.kind is not KIND.SUBMITTED:
        raise IllegalTransition("Chưa có bản trình nào chờ phê duyệt (lamro case submit).")
    return last


def refuse_unapproved(events: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where no approval stands."""
    last = standing(events)
    if last is None or last.kind is not KIND.APPROVED:
        raise IllegalTransition(
            "Chưa được phê duyệt: nội dung đưa ra ngoài phải được trình (lamro case submit) và được người khác phê "
            "duyệt (lamro case approve)."
        )


def is_approved(events: Iterable[CaseEvent], dossier: Iterable[DossierStatement]) -> bool:
    """Whether an approval of this very *dossier* stands, and no outcome has overtaken it."""
    last = standing(events)
    return last is not None and last.kind is KIND.APPROVED and last.ref == fingerprint(dossier)


def refuse_same_eyes(events: Iterable[CaseEvent], dossier: Iterable[DossierStatement], login: str) -> None:
    """Raises :class:`NotAllowed` where *login* opened, confirmed, dismissed, withdrew or submitted the case, or drafted
    in it."""
    did = {event.actor for event in events if event.kind in _DOES}
    wrote = {one.author for one in dossier if one.author != MACHINE}
    if login in did | wrote:
        raise NotAllowed(
            f"Người phê duyệt phải là đăng nhập khác: “{login}” đã mở, xác nhận, kết luận, soạn hoặc trình vụ việc này."
        )


def refuse_incomplete(
    dossier: Iterable[DossierStatement],
    parts: Sequence[DossierPart],
    primary: Collection[str] = (),
    confirmed: Collection[str] = (),
) -> None:
    """Raises :class:`IllegalTransition` with the list of what is missing, part by part and gap by gap, in words, and
    with what would go out unverified.  *primary*, *confirmed*: as :func:`pipeline.cases.gaps.open_gaps`."""
    standing = list(dossier)
    missing = missing_parts(standing, parts, primary, confirmed)
    gaps = open_gaps(standing, parts, primary, confirmed)
    told = [_lack(part, standing, gaps) for part in parts if part.letter in missing]
    told += [
        f"- câu {one.statement_id[:_ID]} phần {one.part} còn ghi chưa kiểm chứng: sửa (lamro case edit --statement)"
        for one in unverified(standing)
    ]
    if told:
        words = ";\n".join(told)
        raise IllegalTransition(f"Chưa thể trình, bộ tư liệu còn thiếu:\n{words}.{_how(gaps, missing)}")


def _lack(part: DossierPart, dossier: Iterable[DossierStatement], gaps: Iterable[DossierStatement]) -> str:
    wants = "cần bằng chứng" if part.needs_evidence else "cần bằng chứng hoặc nhận định của người có trách nhiệm"
    asked = [
        f"\n    ? {one.statement_id[:_ID]} {shorten(one.text.rstrip(' ;.'), _ASKED)}"
        for one in gaps
        if one.part == part.letter
    ]
    drafts = sum(one.basis is Basis.MACHINE_DRAFT for one in dossier if one.part == part.letter)
    waiting = f"; {drafts} câu máy soạn chưa ai nhận" if drafts and not asked else ""
    open_ = f"; còn hỏi:{';'.join(asked)}" if asked else ""
    return f"- phần {part.letter} ({part.clause.text.rstrip(' ;.')}; {wants}){waiting}{open_}"


def _how(gaps: Sequence[DossierStatement], missing: Iterable[str]) -> str:
    ways = []
    if any(not wants_confirmation(one) for one in gaps):
        ways.append("trả lời từng chỗ: lamro case add MÃ --answers MÃ_SAU_DẤU_?")
    if any(wants_confirmation(one) for one in gaps):
        ways.append("xác nhận hiệu lực văn bản: lamro case in-force MÃ MÃ_SAU_DẤU_?")
    asked = {one.part for one in gaps}
    if bare := [letter for letter in missing if letter not in asked]:
        ways.append(
            f"phần {', '.join(bare)}: nhận câu máy soạn (lamro case adopt MÃ MÃ_CÂU) hoặc tự ghi (lamro case add MÃ "
            "--part CHỮ)"
        )
    return f"\nCách làm: {'; '.join(ways)}." if ways else ""
