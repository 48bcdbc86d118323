"""python -m bench.text_model FILE: our recipe on labelled articles of other sites than it learnt from; JSON line last.

``auc`` is the pipeline's own recipe (masks, segmentation, TF-IDF, style, calibration), trained in the fold and thrown
away; ``tfidf_auc`` pairs of words with TF-IDF and logistic regression in the same folds; ``shipped_auc`` the shipped
model, which learnt nothing here.  No site is in two folds: random folds reward knowing the site.  All three are over
all items at once; ``within_*`` compares only items that one and the same fold's model has scored.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Several threads of linear algebra are no faster here and disturb whatever runs beside.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline

from bench.item_pipeline import shipped_model
from flows.steps.assess import MODEL_CHARACTERS
from models.corpus import TrainingSentence
from models.train import train

FOLDS = 5
SORTS = {True: "rumour", False: "update"}  # no sort is known here and none is used in training
Scores = NDArray[np.float64]
Splits = Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    lead: str
    text: str
    misleading: bool
    site: str

    @property
    def whole(self) -> str:
        return f"{self.title}. {self.text}"

    @property
    def opening(self) -> str:
        """What the night gives to the model."""
        return f"{self.title}. {self.lead or self.text}"[:MODEL_CHARACTERS]


def read_items(path: Path) -> list[Item]:
    """Items {label, title, description, maintext, source_domain}; everything but ``real`` counts as misleading."""
    with path.open(encoding="utf-8") as stream:
        return [_item(json.loads(line)) for line in stream if line.strip()]


def _item(row: dict[str, Any]) -> Item:
    title, lead, text = (str(row.get(name) or "") for name in ("title", "description", "maintext"))
    return Item(title, lead, text, row["label"] != "real", str(row.get("source_domain")))


def by_recipe(items: Sequence[Item], splits: Splits) -> Scores:
    """Probabilities of models of our recipe, each without the sites that it scores; a word counts by its sites.

    Balanced like the other: a large site left out shifts the shares of labels from fold to fold.
    """
    sentences = [
        TrainingSentence(str(place), item.misleading, SORTS[item.misleading], "vi", f"{item.site}-1", item.whole)
        for place, item in enumerate(items)
    ]
    scores = np.zeros(len(items))
    for learn, test in splits:
        model = train([sentences[place] for place in learn], balanced=True)
        scores[test] = model.probabilities([items[place].whole for place in test])
    return scores


def by_tfidf(items: Sequence[Item], splits: Splits) -> Scores:
    """Words and pairs of words; balanced, since without that the folds' shares of labels alone turn it upside down."""
    texts, truth = np.array([item.whole for item in items], dtype=object), truth_of(items)
    scores = np.zeros(len(items))
    for learn, test in splits:
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(class_weight="balanced", solver="liblinear"),
        )
        scores[test] = model.fit(texts[learn], truth[learn]).predict_proba(texts[test])[:, 1]
    return scores


def truth_of(items: Sequence[Item]) -> NDArray[np.bool_]:
    return np.array([item.misleading for item in items])


def splits_of(items: Sequence[Item], seed: int | None) -> Splits:
    """Folds in which no site is on both sides: scikit-learn's own order, or shuffled by *seed*."""
    sites = [item.site for item in items]
    folds = min(FOLDS, len(set(sites)))
    splitter = GroupKFold(folds) if seed is None else GroupKFold(folds, shuffle=True, random_state=seed)
    return list(splitter.split(sites, truth_of(items), sites))


def within(scores: Scores, truth: NDArray[np.bool_], splits: Splits) -> float:
    """How often a misleading item ranks above a sound one of the same fold."""
    right = pairs = 0.0
    for _, test in splits:
        own = float(truth[test].sum()) * float((~truth[test]).sum())
        if own:
            right += own * float(roc_auc_score(truth[test], scores[test]))
            pairs += own
    return right / pairs if pairs else float("nan")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, help="shuffle the sites before they are dealt out to folds")
    options = parser.parse_args(arguments)
    items = read_items(options.path)
    truth, splits = truth_of(items), splits_of(items, options.seed)
    ours, theirs = by_recipe(items, splits), by_tfidf(items, splits)
    model = shipped_model()
    assert model is not None
    for number, (_, test) in enumerate(splits):
        both = 0 < truth[test].sum() < len(test)
        told = [f"{roc_auc_score(truth[test], said[test]):.3f}" if both else "–" for said in (ours, theirs)]
        words = f"fold {number}: {int(truth[test].sum())} of {len(test)} misleading, ours {told[0]}, TF-IDF {told[1]}"
        print(words, file=sys.stderr)
    result = {
        "auc": round(float(roc_auc_score(truth, ours)), 4),
        "tfidf_auc": round(float(roc_auc_score(truth, theirs)), 4),
        "shipped_auc": round(float(roc_auc_score(truth, model.probabilities([one.opening for one in items]))), 4),
        "within_auc": round(within(ours, truth, splits), 4),
        "within_tfidf_auc": round(within(theirs, truth, splits), 4),
        "items": len(items),
        "sites": len({item.site for item in items}),
    }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
