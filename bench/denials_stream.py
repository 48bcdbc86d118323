"""Are denial reports flagged within the stream of their own week?  Part of ``bench.denials``."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from bench.assess_config import FLAG_FROM
from bench.item_pipeline import Night
from bench.press_items import article_of, read_rows
from flows.steps.assess import MODEL_CHARACTERS
from flows.steps.model import prose_background
from models.predict import TextModel
from pipeline.articles.gazetteer import Gazetteer
from pipeline.assessment.assess import assess
from pipeline.assessment.context import Report
from pipeline.assessment.gather import Reports, Window
from pipeline.records.assessment import Level
from pipeline.records.press import Article

PACKED = "items_*.jsonl*"


def flagged_in_stream(
    items: Iterable[Article], stream: Path, gazetteer: Gazetteer, model: TextModel | None
) -> list[str]:
    """The ids of *items* that are flagged at the end of their week, in its stream, with every agency watched."""
    weeks: defaultdict[date, dict[str, Article]] = defaultdict(dict)
    for one in items:
        weeks[_monday(one.day)][one.article_id] = one
    flagged: list[str] = []
    for monday, held in groupby(_stream(stream), key=lambda article: _monday(article.day)):
        targets = weeks.pop(monday, {})
        if targets:
            week = {article.article_id: article for article in held} | targets
            flagged += _flagged(sorted(week.values(), key=_order), targets, Night(gazetteer, model))
            print(f"week of {monday}: {len(week)} items, {len(flagged)} flagged so far", file=sys.stderr)
    for targets in weeks.values():  # no stream of that week: the items themselves are all there is
        flagged += _flagged(sorted(targets.values(), key=_order), targets, Night(gazetteer, model))
    return sorted(flagged)


def _flagged(week: Sequence[Article], targets: Mapping[str, Article], night: Night) -> Iterator[str]:
    for _, batch in groupby(week, key=lambda article: article.day):
        night.take(list(batch))
    reports, watched = _reports(night)
    levels: defaultdict[str, set[Level]] = defaultdict(set)
    for report, agency, story in reports.about(watched):
        own = report.article.article_id
        if own in targets:
            said, version = _said(report, night.model)
            levels[own].add(
                assess(report, agency, story, reports.around(report, story), said, version, FLAG_FROM).level
            )
    yield from (own for own, found in levels.items() if Level.FLAG in found)


def _reports(night: Night) -> tuple[Reports, frozenset[str]]:
    known = list(night.held.values())
    mentions = tuple(mention for one in known for mention in one.mentions)
    window = Window(
        tuple(one.article for one in known),
        mentions,
        tuple(one.member for one in known),
        tuple(claim for one in known for claim in one.claims),
        tuple(statement for one in known for statement in one.statements),
    )
    return Reports(window, prose_background()), frozenset(mention.agency_id for mention in mentions)


def _said(report: Report, model: TextModel | None) -> tuple[float | None, str]:
    if model is None or not report.claims:
        return None, ""
    text = f"{report.article.title}. {report.article.lead}"[:MODEL_CHARACTERS]
    return model.probabilities([text])[0], model.model_version


def _stream(folder: Path) -> Iterator[Article]:
    rows = [row for path in sorted(folder.glob(PACKED)) for row in read_rows(path)]
    yield from sorted(map(article_of, rows), key=_order)


def _order(article: Article) -> tuple[date, str]:
    return article.day, article.article_id


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
