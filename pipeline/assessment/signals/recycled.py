"""``recycled``: a report tells as news of these days what was reported weeks or months before."""

from __future__ import annotations

from pipeline.assessment.context import Report, Surroundings
from pipeline.assessment.earlier import Same, asked_by, opening, same_matter
from pipeline.assessment.freshness import told_as_new
from pipeline.assessment.matching import short
from pipeline.records.agencies import Field
from pipeline.records.assessment import Claim, Evidence, EvidenceKind, Signal

NAME = "recycled"
LIKE_ENOUGH, SURE = 0.6, 0.6  # from this likeness on it is flagged, by its weight; a little below it is watched
MIN_LIKENESS = 0.54
SERIES = 3  # days on which the same was told before: it comes round, and is no old matter
SERIES_SPAN = 10  # days that lie between the first and the last of them


def signals(report: Report, around: Surroundings) -> tuple[Signal, ...]:
    """At most one signal: the oldest report of the very same matter, where this one tells it as new."""
    if not around.earlier or not report.claims or not asked_by(report):
        return ()
    found = [same for one in around.earlier if (same := same_matter(report, one, around.weights)) is not None]
    if not found or _is_series(found):
        return ()
    best = max(found, key=lambda same: (same.likeness, same.earlier.article_id))
    if best.likeness < MIN_LIKENESS:
        return ()
    return (_signal(report, _claim(report), best),)


def _is_series(found: list[Same]) -> bool:
    days = {same.earlier.day for same in found}
    return len(days) >= SERIES and (max(days) - min(days)).days >= SERIES_SPAN


def _claim(report: Report) -> Claim:
    """The sentence that tells the matter as new, else the headline, else the first."""
    new = [claim for claim in report.claims if told_as_new(claim.sentence, report.day)]
    titles = [claim for claim in report.claims if claim.field is Field.TITLE]
    return (new or titles or list(report.claims))[0]


def _signal(report: Report, claim: Claim, best: Same) -> Signal:
    as_new = told_as_new(opening(report.article.title, report.article.lead), report.day)
    words = (
        f"Bài đề ngày {report.day:%d/%m/%Y} kể như việc mới (“{as_new.strip()}”), nhưng nội dung này đã được nêu từ "
        f"{best.earlier.day:%d/%m/%Y}: “{short(best.earlier.title)}”."
    )
    evidence = Evidence(EvidenceKind.ARTICLE, best.earlier.article_id, f"{best.earlier.title}. {best.earlier.lead}")
    strength = round(min(1.0, SURE + (best.likeness - LIKE_ENOUGH)), 4)
    return Signal(NAME, claim.claim_id, strength, (evidence,), words)
