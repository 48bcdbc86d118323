"""What may be drafted and submitted, by how far a case has come and by what was decided about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pipeline.cases.answered import waiting_receipts
from pipeline.cases.correction import asked, lacks
from pipeline.cases.gaps import confirmed_gaps, missing_parts, open_gaps, unverified
from pipeline.cases.life import apply, refuse_unowed
from pipeline.cases.signoff import refuse_incomplete, standing
from pipeline.cases.transitions import DRAFTING, ENDED, STATE_WORDS
from pipeline.errors import IllegalTransition
from pipeline.records.cases import CaseEvent, CaseEventKind, CaseState, DossierStatement
from pipeline.records.law import DossierPart

_COMPLETE_FOR = (CaseState.CONFIRMED, CaseState.EVIDENCE)
_WAITS = (CaseEventKind.SUBMITTED, CaseEventKind.APPROVED)


def machine_may_draft(events: Iterable[CaseEvent]) -> bool:
    """Whether the machine's draft is renewed: never after a submission or a decision."""
    return apply(events) in DRAFTING


def may_be_drafted(events: Iterable[CaseEvent]) -> bool:
    """Whether a person may still write in the dossier: what was submitted stays what the approver reads.

    Where the press was right, the dossier is open for the correction; a closed case whose new notice waits, once the
    approver has returned it.
    """
    past = list(events)
    state, last = apply(past), standing(past)
    if last is not None and last.kind in _WAITS:
        return False
    return state in (*DRAFTING, CaseState.PRESS_WAS_RIGHT) or (
        state is CaseState.CLOSED and bool(waiting_receipts(past))
    )


def refuse_locked(events: Iterable[CaseEvent]) -> None:
    """Raises :class:`IllegalTransition` where the dossier stays as it is, with what would open it."""
    past = list(events)
    if may_be_drafted(past):
        return
    state = apply(past)
    words = f"Vụ việc “{STATE_WORDS[state]}”: bộ tư liệu giữ nguyên."
    if state in (CaseState.DISMISSED, CaseState.WITHDRAWN, CaseState.MERGED):
        raise IllegalTransition(f"{words} Vụ việc này không còn gì để gửi đi ngoài kết luận đã ghi.")
    if state is CaseState.CLOSED and not waiting_receipts(past):
        raise IllegalTransition(
            f"{words} Nếu kết luận là nhầm: lamro case withdraw; nếu báo nêu đúng: lamro case press-was-right."
        )
    raise IllegalTransition(f"{words} Người phê duyệt trả lại (lamro case return) thì mới sửa được.")


def lacking(
    events: Iterable[CaseEvent],
    dossier: Iterable[DossierStatement],
    parts: Sequence[DossierPart],
    primary: Collection[str] = (),
) -> tuple[str, ...]:
    """The letters of the parts that a person must still complete, for what the case is now about; none once it has
    ended.

    *primary*: as :func:`pipeline.cases.gaps.open_gaps`.
    """
    past = list(events)
    state = apply(past)
    if state in ENDED:
        return ()
    if state is CaseState.PRESS_WAS_RIGHT:
        return lacks(dossier, parts)
    return missing_parts(dossier, parts, primary, confirmed_gaps(past))


def still_asked(
    events: Iterable[CaseEvent],
    dossier: Iterable[DossierStatement],
    parts: Sequence[DossierPart],
    primary: Collection[str] = (),
) -> tuple[DossierStatement, ...]:
    """The gaps that a person must still answer, for what the case is now about.  Parameters as :func:`lacking`."""
    past, known = list(events), tuple(dossier)
    state = apply(past)
    if state in ENDED:
        return ()
    found = open_gaps(known, parts, primary, confirmed_gaps(past))
    if state is not CaseState.PRESS_WAS_RIGHT:
        return found
    wanted = lacks(known, parts)
    return tuple(one for one in found if one.part in wanted)


def is_ready(
    events: Iterable[CaseEvent],
    dossier: Iterable[DossierStatement],
    parts: Sequence[DossierPart],
    primary: Collection[str] = (),
) -> bool:
    """Whether the dossier, or the correction, could be submitted now.  Parameters as :func:`lacking`."""
    past, known = list(events), tuple(dossier)
    if apply(past) not in (*_COMPLETE_FOR, CaseState.PRESS_WAS_RIGHT) or not may_be_drafted(past):
        return False
    return not lacking(past, known, parts, primary) and not unverified(known)


def refuse_unfit(
    events: Iterable[CaseEvent],
    dossier: Iterable[DossierStatement],
    parts: Sequence[DossierPart],
    primary: Collection[str] = (),
) -> None:
    """Raises :class:`IllegalTransition` where there is nothing to submit, or something of it is missing.  *primary*: as
    :func:`lacking`."""
    past, known = list(events), list(dossier)
    refuse_unowed(past)
    state = apply(past)
    if state in _COMPLETE_FOR:
        refuse_incomplete(known, parts, primary, confirmed_gaps(past))
    missing = lacks(known, parts) if state is CaseState.PRESS_WAS_RIGHT else ()
    if missing:
        words = ";\n".join(
            f"- phần {one.letter}: {asked(one.role).rstrip('.')}" for one in parts if one.letter in missing
        )
        raise IllegalTransition(f"Chưa thể trình bản đính chính, còn thiếu (lamro case add):\n{words}.")
