"""What became of a case's pages after it was answered, gathered from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from flows.steps.case_flags import flags_of, grounds, leading
from pipeline.cases.followup import after_answers
from pipeline.records.cases import Case, CaseEvent, CaseEventKind
from pipeline.records.followup import Carries, CasePage, FollowedPage, PageAfter
from pipeline.store import case_evidence, case_followup, versions
from pipeline.store.connect import Tx


def follow(tx: Tx, case: Case, events: Sequence[CaseEvent], now: datetime) -> tuple[PageAfter, ...]:
    """What became of the pages of *case* since its first answer; nothing before it."""
    answers = [event.happened_at for event in events if event.kind is CaseEventKind.SPOKE]
    if not answers:
        return ()
    sentences = _doubted(tx, events)
    pages = case_followup.pages_of_case(tx, case.case_id, now)
    return after_answers([_followed(tx, page, sentences, now) for page in pages], answers)


def _followed(tx: Tx, page: CasePage, sentences: Mapping[str, str], now: datetime) -> FollowedPage:
    known = versions.versions_of(tx, page.canonical_url)
    doubted = next((sentences[one.article_id] for one in known if one.article_id in sentences), "")
    if not doubted and page.relation is Carries.COPY:  # a copy carries the same sentence, where it was not reworded
        doubted = next(
            (told for told in sentences.values() if any(_holds(one.title, one.text, told) for one in known)), ""
        )
    last, fetched = known[-1], versions.page_fetches(tx, page.canonical_url)
    return FollowedPage(
        page,
        tuple(one for one in versions.changes_of(tx, page.canonical_url) if one.noticed_at <= now),
        tuple(one.fetched_at for one in fetched if one.status is not None and one.fetched_at <= now),
        doubted,
        _holds(last.title, f"{last.lead} {last.text}", doubted),
    )


def _doubted(tx: Tx, events: Sequence[CaseEvent]) -> dict[str, str]:
    """The sentence for which each article is in the case, by article."""
    named = [signal.claim_id for flag in flags_of(tx, events) if (signal := leading(flag))]
    return {one.article_id: one.sentence for one in case_evidence.claims_by_id(tx, (*grounds(events), *named))}


def _holds(title: str, text: str, sentence: str) -> bool:
    return " ".join(sentence.split()) in " ".join(f"{title} {text}".split())
