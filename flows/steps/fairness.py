"""The drift and fairness report, beside the model card and for the digest's annex."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from models.renew import TrainingReport
from pipeline.records.days import day_in_vietnam
from pipeline.reports.fairness import Fairness, build_fairness, fairness_section, since_of
from pipeline.reports.spelling import instant_words
from pipeline.reports.table import Section, Table
from pipeline.store import learning
from pipeline.store.connect import Store

NAME = "FAIRNESS.md"


def fairness_of(store: Store, now: datetime, criticism_above: float | None = None) -> Fairness:
    """The rates of the last weeks as known at *now*."""
    with store.reading() as tx:
        return build_fairness(learning.level_counts(tx, since_of(day_in_vietnam(now)), now), criticism_above)


def write_fairness(store: Store, folder: Path, report: TrainingReport, now: datetime) -> Path:
    """Write ``FAIRNESS.md`` beside the card of *report*."""
    section = fairness_section(fairness_of(store, now, report.evaluation.criticism_above))
    path = folder / NAME
    part = path.with_name(path.name + ".part")
    head = f"Lập lúc {instant_words(now)} cùng mô hình {report.model_version}."
    part.write_text(markdown(section, head), encoding="utf-8")
    os.replace(part, path)
    return path


def markdown(section: Section, head: str) -> str:
    """*section* as Markdown under *head*."""
    said = [f"# {section.heading}", head, *(phrase.text for phrase in section.paragraphs)]
    return "\n\n".join((*said, *map(_table, section.tables))) + "\n"


def _table(table: Table) -> str:
    lines = [
        f"| {' | '.join(column.label for column in table.columns)} |",
        f"|{'---|' * len(table.columns)}",
        *(f"| {' | '.join(' '.join(line.text for line in one) for one in row)} |" for row in table.rows),
    ]
    return f"## {table.caption}\n\n" + "\n".join(lines)
