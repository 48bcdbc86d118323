"""The learning loop: train on the office's own decisions, offer what teaches most, tell how far analysts agree."""

from __future__ import annotations

from datetime import datetime

from flows.steps.fairness import write_fairness
from flows.workplace import TRAINING, Workplace
from models.agreement import Agreement, agreement
from models.lessons import NO_LESSONS, lessons
from models.renew import NO_AGREEMENT, TrainingReport, train_and_save
from models.teaching import Teaching, teach_most
from pipeline.store import learning
from pipeline.store.connect import Store


def train_from_decisions(place: Workplace, now: datetime) -> TrainingReport:
    """Train on the shipped passages and the decisions in the store, if there is one; write model, card and fairness.

    Raises as :func:`models.renew.train_and_save`; then the model in use stays.
    """
    taught, agreed = NO_LESSONS, NO_AGREEMENT
    store = Store(place.store_path)
    there = store.exists()
    if there:
        with store.reading() as tx:
            decided = learning.decided_items(tx)
        taught, agreed = lessons(decided), agreement(decided)
    report = train_and_save(TRAINING, place.model_folder, now, taught, agreed)
    if there:
        write_fairness(store, place.model_folder, report, now)
    return report


def teach_next(store: Store, flag_from: float, most: int) -> tuple[Teaching, ...]:
    """The waiting items on which a decision teaches most, the best first."""
    with store.reading() as tx:
        return teach_most(learning.open_items(tx), flag_from, most)


def agreement_of(store: Store) -> Agreement:
    """How far the analysts agree on what several of them decided."""
    with store.reading() as tx:
        return agreement(learning.decided_items(tx))
