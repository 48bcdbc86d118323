"""A case opened by a person on something that stands in the store; what there is to open one on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.case_draft import renew_draft
from flows.steps.flags import standing_flags
from flows.steps.law import OfficeLaw, law_of
from flows.steps.told import event_told
from pipeline.assessment.denials import reports_denial
from pipeline.cases.opening_by_hand import Ground, open_by_hand
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition, UnknownRecord
from pipeline.records.agencies import Agency
from pipeline.records.assessment import Assessment, Claim, Statement
from pipeline.records.cases import Case
from pipeline.records.press import Article
from pipeline.store import assessments, audit, case_evidence, cases, press, window
from pipeline.store.connect import Stamp, Store, Tx

SHOWN = 20


def open_case(
    store: Store, law: OfficeLaw, watched: tuple[str, ...], agencies: Mapping[str, Agency], prefix: str, agency_id: str,
    title: str, reason: str, actor: str, now: datetime,
) -> Case:  # fmt: skip
    """Open a case on the record whose id begins with *prefix*, drafted from what is known; *agency_id* may be "" where
    it is about one watched agency only.

    Raises :class:`UnknownRecord`, :class:`SecretMatter`, and as :func:`pipeline.cases.opening_by_hand.open_by_hand`.
    """
    refuse_secret(law.profile, title, reason)
    with store.transaction(Stamp(new_run_id("case", now), now)) as tx:
        ground = ground_of(tx, prefix)
        _refuse_denial(tx, ground)
        own = agency_id or _only(ground, watched)
        bound = law_of(agencies[own]) if own in agencies else law
        standing = cases.standing_cases(tx)
        made = open_by_hand(
            ground, own, title, reason, standing, watched, actor, now, bound.profile, bound.holidays
        )  # fmt: skip
        cases.save_cases(tx, [made.case])
        cases.save_events(tx, [made.event])
        cases.save_clocks(tx, [made.clock])
        audit.append_audit(tx, now, actor, "case.opened", made.case.case_id, event_told(made.event))
        renew_draft(tx, made.case, tuple(standing_flags(tx)), law, agencies, now, actor)
    return made.case


def findable(store: Store, text: str) -> tuple[case_evidence.Told, ...]:
    """Statements, sentences and articles in the store that hold *text*, whatever their case; at most :data:`SHOWN`."""
    with store.reading() as tx:
        return case_evidence.holding(tx, text, SHOWN)


def ground_of(tx: Tx, prefix: str) -> Ground:
    """The flag, article, sentence or statement whose id begins with *prefix*.  Raises :class:`UnknownRecord`."""
    kind, own = case_evidence.ground_named(tx, prefix)
    record: Assessment | Article | Claim | Statement
    if kind == "assessment":
        record = assessments.assessment(tx, own)
        named: tuple[str, ...] = (record.agency_id,)
    elif kind == "claim":
        (record,) = case_evidence.claims_by_id(tx, [own])
        named = record.agencies
    elif kind == "statement":
        (record,) = window.statements_by_id(tx, [own])
        named = record.agencies
    else:
        (record,) = press.articles_by_id(tx, [own])
        named = ()
    found = press.articles_by_id(tx, [record.article_id])
    if not found:
        raise UnknownRecord("Mục này không đứng trong bài nào của kho (thông tin nhập tay): hãy mở trên một bài.")
    about = sorted({one.agency_id for one in press.mentions_for(tx, [record.article_id]) if one.about})
    members = window.members_for(tx, [record.article_id])
    if not members:
        raise UnknownRecord("Bài này chưa được ghép vào sự việc nào; chạy lamro nightly rồi mở lại.")
    agencies = tuple(dict.fromkeys((*named, *about)))
    return Ground(record, found[0], members[0].story_id, agencies, _said_again(tx, record))


def _said_again(tx: Tx, record: object) -> tuple[str, ...]:
    """One report tells one denial in its title and in its text: "… do lũ", "… do lũ ở Đắk Lắk"."""
    if not isinstance(record, Statement) or not record.denied:
        return ()
    own = record.denied.casefold()
    others = window.statements_for(tx, [record.article_id])
    return tuple(
        one.statement_id
        for one in others
        if one.denied and (one.denied.casefold() in own or own in one.denied.casefold())
    )


def _refuse_denial(tx: Tx, ground: Ground) -> None:
    """A report that denies a rumour is evidence: what it says must never be quoted as the doubted claim."""
    if isinstance(ground.record, Statement) or not reports_denial(ground.article.title, ground.article.lead):
        return
    said = [one for one in window.statements_for(tx, [ground.article.article_id]) if one.denied]
    ids = "; ".join(f"{one.statement_id[:12]} bác bỏ “{one.denied}”" for one in said)
    hint = f" Hãy mở trên thông tin chính thức trong bài: {ids}." if ids else ""
    raise IllegalTransition(f"Bài này đưa tin bác bỏ, đính chính, không phải bài nêu nội dung sai lệch.{hint}")


def _only(ground: Ground, watched: tuple[str, ...]) -> str:
    own = [one for one in ground.agencies if one in watched]
    if len(own) != 1:
        told = ", ".join(own) or ", ".join(ground.agencies) or "-"
        raise UnknownRecord(f"Cần nêu cơ quan, địa phương (--agency). Nội dung này nói về: {told}.")
    return own[0]
