"""``official_denial``: a claim asserts what a public body has denied."""

from __future__ import annotations

import re

from pipeline.assessment.acts import acts_in
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.matching import coverage, is_asserted, is_negated, predicate_coverage, short, terms_of
from pipeline.assessment.names import names_in
from pipeline.assessment.told_numbers import agrees_with, numbers_in
from pipeline.records.assessment import REFUTING, Claim, Evidence, EvidenceKind, Signal, Statement
from pipeline.text.function_words import is_common
from pipeline.text.sentences import sentence_spans
from pipeline.text.weights import Weights

NAME = "official_denial"
MIN_COVERAGE = 0.62
MIN_OWN_COVERAGE, MIN_OPENING_COVERAGE = 0.42, 0.78  # a rumour told over several sentences
MIN_TELLING = 3  # words that name something
_ANSWERED = re.compile(
    r"\b(?:sau khi (?:kiểm tra, )?xác minh|qua (?:kiểm tra, )?xác minh|kết quả (?:xác minh|kiểm tra)|"
    r"thông tin (?:mới|chính thức)|"
    r"công bố thông tin)\b",
    re.IGNORECASE,
)
_ABOUT_TELLING = frozenset("thông tin tuy nhiên đồn lan truyền mạng xã hội nội dung".split())
MIN_PREDICATE = 0.72
NEARLY_ALL = 0.8
OPENING = 500  # characters
MIN_WEIGHT = 9.0  # telling words that must be shared, in idf: two common words do not make a match
DAYS_BEFORE, DAYS_AFTER = 4, 10  # the denial may come up to ten days after the claim, or precede it


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """One signal for each claim of *report* that asserts a denied claim; the best denial is its evidence.

    Where no sentence carries the denied claim alone but the opening does as a whole, the nearest one stands for it.
    """
    denials = [s for s in around.statements if s.kind in REFUTING and _in_time(s, report) and _says(s)]
    if _ANSWERED.search(f"{report.article.title}. {report.article.text[:OPENING]}"):
        return ()  # it tells what the body found, not only what was told
    claims = [claim for claim in report.claims if is_asserted(claim.sentence)]
    direct = [found for claim in claims if (found := _best(claim, claim.sentence, MIN_COVERAGE, denials, around))]
    if direct:
        return tuple(direct)
    plainly, negated = _opening(report)
    told = [
        found
        for claim in claims
        if (
            found := _best(
                claim, negated if is_negated(claim.sentence) else plainly, MIN_OPENING_COVERAGE, denials, around
            )
        )
    ]
    return tuple(sorted(told, key=lambda signal: (-signal.strength, signal.claim_id))[:1])


def _opening(report: Report) -> tuple[str, str]:
    """Headline and first sentences, those that state and those that negate: a "không" must not be read over."""
    text = report.article.text[:OPENING]
    sentences = [report.article.title, *(text[span.start : span.end] for span in sentence_spans(text))]
    plainly = ". ".join(one for one in sentences if not is_negated(one))
    return plainly, ". ".join(one for one in sentences if is_negated(one))


def _best(
    claim: Claim, told: str, coverage_from: float, denials: list[Statement], around: Surroundings
) -> Signal | None:
    scored = [
        (_match(claim, told, coverage_from, denial, around.weights), denial.statement_id, denial) for denial in denials
    ]
    strength, _, denial = max(scored, default=(0.0, "", None), key=lambda item: item[:2])
    return _signal(claim, denial, strength) if denial is not None and strength > 0 else None


def _says(statement: Statement) -> bool:
    """Whether the record holds a claim, and not only that something told is false."""
    telling = {term for term in terms_of(statement.denied) if not is_common(term)} - _ABOUT_TELLING
    return len(telling) >= MIN_TELLING


def _in_time(statement: Statement, report: Report) -> bool:
    days = (statement.said_on - report.day).days
    return -DAYS_BEFORE <= days <= DAYS_AFTER and statement.article_id != report.article.article_id


def _match(claim: Claim, told: str, coverage_from: float, denial: Statement, weights: Weights) -> float:
    """0 where *told* does not assert what *denial* denies, else the strength 0..1, by how much the claim carries."""
    if claim.agencies and not set(claim.agencies) & set(denial.agencies):
        return 0.0
    if is_negated(claim.sentence) != is_negated(denial.denied):
        return 0.0
    own = coverage(denial.denied, claim.sentence, weights)
    if own < MIN_OWN_COVERAGE or own * weights.total(terms_of(denial.denied)) < MIN_WEIGHT:
        return 0.0
    if coverage(denial.denied, told, weights) < coverage_from:
        return 0.0
    if predicate_coverage(denial.denied, told, weights) < MIN_PREDICATE:
        return 0.0  # two places in one sentence are not yet the same matter
    if not acts_in(denial.denied) <= acts_in(told) or not _names_met(denial.denied, told, own):
        return 0.0  # "mất tích" is not "tìm thấy"
    if not _figures_met(told, denial):
        return 0.0
    return round(min(1.0, 0.4 + 0.6 * own), 4)


def _figures_met(told: str, denial: Statement) -> bool:
    """Every figure that the denied claim names must be told too, counted or not: 3 dead is not 200 dead."""
    numbers = numbers_in(told)
    return all(any(agrees_with(figure, number) for number in numbers) for figure in denial.figures)


def _names_met(denied: str, told: str, own: float) -> bool:
    """A name of the denied claim that is not told makes it another matter, unless nearly all the rest is."""
    names, there = names_in(denied), told.casefold()
    missing = [name for name in names if name.casefold() not in there]
    return not missing or (own >= NEARLY_ALL and len(missing) < len(names))


def _signal(claim: Claim, denial: Statement, strength: float) -> Signal:
    who = denial.body or "Cơ quan chức năng"
    words = (
        f"{who} đã lên tiếng ngày {denial.said_on:%d/%m/%Y} về nội dung “{short(denial.denied)}”; "
        f"bài nêu như sự thật: “{short(claim.sentence)}”."
    )
    evidence = Evidence(EvidenceKind.STATEMENT, denial.statement_id, denial.truth)
    return Signal(NAME, claim.claim_id, strength, (evidence,), words)
