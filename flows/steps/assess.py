"""Step 5: every report of the window that is about a watched agency → an assessment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.steps.model import prose_background
from models.predict import TextModel, speaks
from pipeline.assessment.assess import assess
from pipeline.assessment.context import Earlier, Report
from pipeline.assessment.earlier import OLDER_BY
from pipeline.assessment.gather import Reports, Window
from pipeline.records.assessment import Assessment, Level
from pipeline.records.days import day_in_vietnam, start_of_day
from pipeline.store import assessments, audit, imported, press, window
from pipeline.store.connect import Stamp, Store, Tx

WINDOW_DAYS = 10
ARCHIVE_DAYS = 400  # how far back old matter is looked for: yearly events come round within it
REFUTED_MOST = 5_000  # clarifications from before the window, the newest
MODEL_CHARACTERS = 800  # title and lead: how a matter is put shows there


@dataclass(frozen=True, slots=True)
class Assessed:
    assessed: int
    flags: int  # that stand now, among the assessed
    changed: int  # revisions that are new


def assess_window(
    store: Store,
    watched: tuple[str, ...],
    flag_from: float,
    model: TextModel | None,
    stamp: Stamp,
    on_progress: Callable[[int, int], None],
) -> Assessed:
    """Assess, or assess again, all reports seen in the window; only changed verdicts are written.

    The text model's word is kept from the standing assessment where the model is the same, so that a page
    is segmented once.  Every flag that is raised or falls is an entry of the audit log.
    """
    since = day_in_vietnam(stamp.recorded_at) - timedelta(days=WINDOW_DAYS)
    with store.reading() as tx:
        held = _window(tx, since)
        standing = {one.assessment_id: one for one in assessments.current_assessments(tx)}
    reports = Reports(held, prose_background())
    with store.reading() as tx:
        reports.remember(_earlier(tx, reports.asked(frozenset(watched)), since))
    about = list(reports.about(frozenset(watched)))
    spoken = _probabilities([report for report, _, _ in about], model, standing.values())
    version = model.model_version if model else ""
    made: list[Assessment] = []
    for number, (report, agency, story) in enumerate(about, start=1):
        around = reports.around(report, story)
        probability = spoken.get(report.article.article_id)
        made.append(assess(report, agency, story, around, probability, version, flag_from))
        if number % 50 == 0 or number == len(about):
            on_progress(number, len(about))
    changed = [one for one in made if _is_news(standing.get(one.assessment_id), one)]
    with store.transaction(stamp) as tx:
        assessments.save_assessments(tx, changed)
        for one in changed:
            _log_flag(tx, standing.get(one.assessment_id), one, stamp)
    return Assessed(len(made), sum(one.level is Level.FLAG for one in made), len(changed))


def _window(tx: Tx, since: date) -> Window:
    articles = window.articles_seen_since(tx, start_of_day(since))
    versions = window.versions_before(tx, start_of_day(since))
    ids = [article.article_id for article in articles]
    claimed = [*ids, *(version.article_id for version in versions)]
    return Window(
        articles=articles,
        mentions=press.mentions_for(tx, ids),
        members=window.members_for(tx, ids),
        claims=assessments.claims_for(tx, claimed),
        statements=(*window.statements_for(tx, ids), *imported.imported_since(tx, since)),
        refuted=window.refuted_before(tx, since, REFUTED_MOST),
        versions=versions,
    )


def _earlier(tx: Tx, asked: Mapping[str, frozenset[str]], since: date) -> Mapping[str, tuple[Earlier, ...]]:
    """What the archive has from before the window on the matters of those that ask."""
    found: defaultdict[str, list[Earlier]] = defaultdict(list)
    until = since + timedelta(days=WINDOW_DAYS) - OLDER_BY
    for one in window.earlier_like(tx, asked, until - timedelta(days=ARCHIVE_DAYS), until + timedelta(days=1)):
        found[one.asker].append(Earlier(one.article_id, one.canonical_url, one.title, one.lead, one.day))
    return {own: tuple(earlier) for own, earlier in found.items()}


def _is_news(before: Assessment | None, now: Assessment) -> bool:
    return before is None or before.revision_id != now.revision_id


def _log_flag(tx: Tx, before: Assessment | None, now: Assessment, stamp: Stamp) -> None:
    was = before is not None and before.level is Level.FLAG
    if now.level is Level.FLAG or was:
        action = "flag.raised" if now.level is Level.FLAG and not was else "flag.revised"
        action = action if now.level is Level.FLAG else "flag.fallen"
        reasons = "; ".join(signal.explanation for signal in now.signals)
        words = f"{now.level.value} {now.score} {now.rules_version} {now.model_version} {reasons}"
        audit.append_audit(tx, stamp.recorded_at, "lamro", action, now.assessment_id, words)


def _probabilities(
    reports: Sequence[Report], model: TextModel | None, standing: Iterable[Assessment]
) -> dict[str, float]:
    if model is None:
        return {}
    known = {
        one.article_id: one.probability
        for one in standing
        if one.model_version == model.model_version and one.probability is not None
    }
    wanted = {r.article.article_id: r.article for r in reports if speaks(r.article.language) and r.claims}
    missing = [article for own, article in sorted(wanted.items()) if own not in known]
    texts = [f"{article.title}. {article.lead}"[:MODEL_CHARACTERS] for article in missing]
    fresh = zip((article.article_id for article in missing), model.probabilities(texts), strict=True)
    return {**{own: known[own] for own in wanted if own in known}, **dict(fresh)}
