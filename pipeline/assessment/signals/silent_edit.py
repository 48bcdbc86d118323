"""``silent_edit``: a page drops or changes what others had contradicted, and does not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.articles.figures import agree, same_kind
from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.matching import nearness, short
from pipeline.assessment.origins import figures_of
from pipeline.assessment.signals import official_denial
from pipeline.records.assessment import Claim, Evidence, EvidenceKind, Figure, Signal, StatementKind
from pipeline.records.days import VIETNAM, day_in_vietnam

NAME = "silent_edit"
MIN_NEARNESS = 0.34
BY_OFFICIALS, BY_OTHERS = 0.9, 0.7
_RISES = frozenset({"chết", "mất tích", "bị thương", "nhập viện", "mắc bệnh", "sơ tán", "bị bắt"})
_NOTE = re.compile(
    r"\b(?:đính chính|cải chính|cáo lỗi|xin lỗi (?:bạn đọc|độc giả)|(?:bài|tin|bản)(?: \w+){0,3} (?:đã )?(?:được )?"
    r"(?:cập nhật|chỉnh sửa|sửa|bổ sung)|(?:cập nhật|chỉnh sửa|sửa) lúc|trước đó,? (?:bài|bản|báo|chúng tôi)|"
    r"thông tin ban đầu|correct(?:ed|ion)|updated|an earlier version)\b",
    re.IGNORECASE,
)


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """One signal for each claim of an earlier version that is gone or changed after it was contradicted."""
    if not around.versions or _NOTE.search(f"{report.article.title}. {report.article.text}"):
        return ()
    found: dict[str, Signal] = {}
    for old in around.versions:
        for signal in (*_denied(report, old, around), *_figures(report, old, around)):
            found.setdefault(signal.claim_id, signal)
    return tuple(found[own] for own in sorted(found))


def _gone(claim: Claim, report: Report) -> bool:
    return claim.sentence not in report.article.text and claim.sentence != report.article.title


def _denied(report: Report, old: Report, around: Surroundings) -> Iterator[Signal]:
    """What a public body had denied between the two versions."""
    between = tuple(
        one
        for one in around.statements
        if one.kind is StatementKind.DENIAL and one.said_on <= day_in_vietnam(report.article.first_seen_at)
    )
    gone = {claim.claim_id: claim for claim in old.claims if _gone(claim, report)}
    now = {signal.evidence[0].id for signal in official_denial.signals(report, replace(around, statements=between))}
    for signal in official_denial.signals(old, replace(around, statements=between)):
        claim = gone.get(signal.claim_id)
        if claim is not None and signal.evidence[0].id not in now:
            denial = next(one for one in between if one.statement_id == signal.evidence[0].id)
            who = denial.body or "cơ quan chức năng"
            yield _signal(old, claim, "bản sau bỏ hoặc đổi nội dung này", f"{who} bác", BY_OFFICIALS, signal.evidence)


def _figures(report: Report, old: Report, around: Surroundings) -> Iterator[Signal]:
    """What others had given another figure for between the two versions."""
    mine = figures_of(report)
    for claim in old.claims:
        for figure in claim.figures:
            if not _gone(claim, report) or _listed(figure, mine):
                continue
            for other in around.siblings:
                if other.is_copy or other.outlet == report.outlet or not _between(old, other, report):
                    continue
                against = next((one for one in other.claims if _contradicts(claim, figure, one, around)), None)
                if against is None:
                    continue
                new = next((one for one in mine if same_kind(one, figure)), None)
                how = f"bản sau đổi thành “{new.text}”" if new is not None else "bản sau bỏ con số này"
                who = (
                    f"{'cơ quan chức năng' if other.is_official else 'nguồn khác'} nêu “{short(against.sentence, 90)}”"
                )
                evidence = (Evidence(EvidenceKind.CLAIM, against.claim_id, against.sentence),)
                yield _signal(old, claim, how, who, BY_OFFICIALS if other.is_official else BY_OTHERS, evidence)


def _between(old: Report, other: Report, report: Report) -> bool:
    return old.article.first_seen_at <= other.article.first_seen_at <= report.article.first_seen_at


def _contradicts(claim: Claim, figure: Figure, other: Claim, around: Surroundings) -> bool:
    """Whether *other* counts the same and gets another number; a toll that has risen is no contradiction."""
    rivals = [one for one in other.figures if same_kind(one, figure)]
    if not rivals or any(agree(one, figure) for one in rivals):
        return False
    if figure.counted in _RISES and min(one.low for one in rivals) > figure.high:
        return False
    return nearness(claim.sentence, other.sentence, around.weights) >= MIN_NEARNESS


def _listed(figure: Figure, others: tuple[Figure, ...]) -> bool:
    return any(same_kind(one, figure) and agree(one, figure) for one in others)


def _signal(old: Report, claim: Claim, how: str, who: str, strength: float, evidence: tuple[Evidence, ...]) -> Signal:
    seen = old.article.first_seen_at.astimezone(VIETNAM)
    told = f"Bản thấy lúc {seen:%H:%M %d/%m/%Y} nêu “{short(claim.sentence)}”"
    words = f"{told}; sau khi {who}, {how} mà không ghi đính chính."
    before = Evidence(EvidenceKind.ARTICLE, old.article.article_id, claim.sentence)
    return Signal(NAME, claim.claim_id, strength, (*evidence, before), words)
