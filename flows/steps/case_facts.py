"""What the store knows about the matter of a case, as the dossier's drafter wants it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flows.steps.case_figures import conflicting_pairs
from flows.steps.case_file import precedents_of
from flows.steps.case_flags import leading
from flows.steps.case_record import record_of
from pipeline.assessment.denials import reports_denial
from pipeline.cases.links import linked_stories
from pipeline.cases.opening_by_hand import rumours
from pipeline.records.agencies import Agency
from pipeline.records.assessment import Assessment, Claim, EvidenceKind
from pipeline.records.cases import Case
from pipeline.records.facts import CaseFacts, FactArticle, FactClaim
from pipeline.records.press import Article, Relation, StoryMember
from pipeline.store import assessments, case_evidence, cases, press, stories, window
from pipeline.store.connect import Tx


def case_facts(
    tx: Tx, case: Case, flagged: tuple[Assessment, ...], agencies: Mapping[str, Agency], grounds: tuple[str, ...] = ()
) -> CaseFacts:
    """The facts of *case*, whose flags are *flagged*: its claims, the articles of its story and of those
    linked to it, the record, the figures.

    *grounds*: all that it rests on; a person may have opened it on a sentence or a statement that was not flagged.
    A flagged article is mostly true: of each only the claim that its leading checkable signal names is listed.
    """
    own = (case.story_id, *linked_stories(cases.events_of(tx, case.case_id)))
    members = stories.members_of_stories(tx, own)
    by_hand = {claim.claim_id: claim for claim in case_evidence.claims_by_id(tx, grounds)}
    doubted = _doubted(flagged, by_hand.values(), press.articles_by_id(tx, grounds))
    ids = {member.article_id for member in members} | doubted
    articles = _one_an_address(press.articles_by_id(tx, sorted(ids)), doubted)
    signals = tuple(signal for one in flagged if (signal := leading(one)))
    known = {claim.claim_id: claim for claim in assessments.claims_for(tx, [one.article_id for one in flagged])}
    against = [e.id for s in signals for e in s.evidence if e.kind is EvidenceKind.CLAIM]
    known |= {claim.claim_id: claim for claim in case_evidence.claims_by_id(tx, against)}
    known |= by_hand
    denied = window.statements_by_id(tx, grounds)
    statements = window.statements_by_id(tx, dict.fromkeys((*(e.id for s in signals for e in s.evidence), *grounds)))
    quoted = sorted(({signal.claim_id for signal in signals} | set(by_hand)) & set(known))
    about = sorted(article.article_id for article in articles)
    return CaseFacts(
        agency_name=agencies[case.agency_id].name,
        claims=tuple(FactClaim(i, known[i].article_id, known[i].sentence) for i in quoted),
        articles=tuple(_articles(articles, members, doubted)),
        statements=record_of(tx, case.agency_id, statements, [known[i] for i in dict.fromkeys(against) if i in known]),
        figures=tuple(conflicting_pairs(signals, known, {s.statement_id: s for s in statements})),
        signals=signals,
        other_agencies=_others(tx, case, about, agencies),
        precedents=precedents_of(tx, case),
        rumours=record_of(tx, case.agency_id, rumours(denied), []),
    )


def _doubted(flagged: Iterable[Assessment], claims: Iterable[Claim], named: Iterable[Article]) -> set[str]:
    """The articles, each in the version that carries what the case is about."""
    return {one.article_id for several in (flagged, claims, named) for one in several}


def _one_an_address(found: Iterable[Article], ids: set[str]) -> list[Article]:
    """A page that changed is one article: the version that is doubted (*ids*), else the one last seen."""
    kept: dict[str, Article] = {}
    for article in sorted(found, key=lambda one: (one.article_id in ids, one.first_seen_at, one.article_id)):
        kept[article.canonical_url] = article
    return list(kept.values())


def _articles(found: list[Article], members: tuple[StoryMember, ...], flagged: set[str]) -> Iterable[FactArticle]:
    copied = {member.article_id: member.joined_to for member in members if member.relation is Relation.COPY}
    doubted = {_original(article, copied) for article in flagged}
    for article in found:
        yield FactArticle(
            article_id=article.article_id,
            capture_id=article.capture_id,
            title=article.title,
            url=article.url,
            outlet=article.source_id,
            country=article.country,
            language=article.language,
            day=article.day,
            day_from=article.day_from,
            first_seen_at=article.first_seen_at,
            is_copy=article.article_id in copied,
            is_denial=reports_denial(article.title, article.lead),
            asserts=_original(article.article_id, copied) in doubted,
        )


def _original(article_id: str, copied: dict[str, str]) -> str:
    """The article of which *article_id* is a copy, or of which that one is."""
    seen = {article_id}
    while (before := copied.get(article_id, article_id)) not in seen:
        seen.add(before)
        article_id = before
    return article_id


def _others(tx: Tx, case: Case, article_ids: list[str], agencies: Mapping[str, Agency]) -> tuple[str, ...]:
    about = {m.agency_id for m in press.mentions_for(tx, article_ids) if m.about} - {case.agency_id}
    return tuple(sorted(agencies[agency].name for agency in about if agency in agencies))
