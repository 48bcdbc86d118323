"""Claim against record: ``python -m bench.claims FILE [--errors]``; one JSON line last.

Rows {id, claim, record, label: support · refute · not_enough_info, evidence}.  The record stands for the official
text.  Measured are the comparer's features under cross-validation grouped by record (nothing of it ships), and
``shipped_auc``: the untrained, hand-set strength of the differences that the comparer names.  ``--errors`` prints by
kind of difference between claim and labelled evidence how many are found; the evidence is used for that table only.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np

from bench.claims_features import Features, features_of
from bench.claims_fit import LABELS, OPEN, REFUTE, Matrix, auc, by_claim_only, by_features, macro_f1, odds
from bench.press_items import read_rows
from flows.steps.model import prose_background
from pipeline.assessment.contrast import Kind, contrast
from pipeline.text.weights import Weights

SHIPPED_FROM = 0.4  # a strength from which the shipped differences count as found in the table
_SORTS = {
    Kind.FIGURE: "figures", Kind.NUMBER: "other numbers", Kind.DATE: "dates", Kind.PLACE: "names and places",
    Kind.NAME: "names and places", Kind.NEGATION: "negation", Kind.OPPOSITE: "opposites", Kind.SCOPE: "scope",
}  # fmt: skip
OTHER = "other wording"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is found and missed by kind of difference")
    options = parser.parse_args(arguments)
    rows = list(read_rows(options.path))
    weights = Weights({str(row["record"]) for row in rows}, prose_background())
    start = time.perf_counter()
    features = [features_of(str(row["claim"]), str(row["record"]), weights) for row in rows]
    seconds = time.perf_counter() - start
    said = by_features(np.array([astuple(one) for one in features]), _truth(rows), _records(rows))
    if options.errors:
        _show(rows, features, said, weights)
    print(json.dumps(summary(rows, features, said, seconds)))
    return 0


def summary(
    rows: Sequence[Mapping[str, Any]], features: Sequence[Features], said: Matrix, seconds: float
) -> dict[str, float | int]:
    truth = _truth(rows)
    wording = by_claim_only([str(row["claim"]) for row in rows], truth, _records(rows))
    strength = [one.refutes for one in features]
    named = [value >= SHIPPED_FROM for value in strength]
    return {
        "claims": len(rows),
        "auc": round(auc(odds(said), truth), 4),
        "macro_f1": round(macro_f1(said, truth), 4),
        "shipped_auc": round(auc(strength, truth), 4),
        "shipped_recall": round(float(np.mean([is_named for is_named, label in zip(named, truth, strict=True)
                                               if label == REFUTE])), 4),
        "shipped_false": round(float(np.mean([is_named for is_named, label in zip(named, truth, strict=True)
                                              if label != REFUTE])), 4),
        "claim_only_macro_f1": round(macro_f1(wording, truth), 4),
        "claims_per_s": round(len(rows) / seconds, 1),
    }  # fmt: skip


def sort_of(claim: str, evidence: str, weights: Weights) -> str:
    """In what a claim differs from the evidence that its labeller marked; ``other wording`` where nothing is named."""
    found = contrast(claim, evidence, weights).differences
    return _SORTS[found[0].kind] if found else OTHER


def _show(rows: Sequence[Mapping[str, Any]], features: Sequence[Features], said: Matrix, weights: Weights) -> None:
    count: Counter[tuple[str, str]] = Counter()
    for row, one, told in zip(rows, features, said, strict=True):
        label, guess = str(row["label"]), LABELS[int(told.argmax())]
        sort = sort_of(str(row["claim"]), str(row["evidence"]), weights) if label == REFUTE else label
        count[sort, "all"] += 1
        count[sort, "right"] += guess == label
        count[sort, "open"] += guess == OPEN
        count[sort, "named"] += one.refutes >= SHIPPED_FROM
    print(f"{'':18}{'all':>6}{'right':>7}{'open':>6}{'named':>7}   (open: said to be left open; named: shipped)")
    for sort in sorted({sort for sort, _ in count}, key=lambda sort: -count[sort, "all"]):
        print(f"{sort:18}{count[sort, 'all']:6}{count[sort, 'right']:7}{count[sort, 'open']:6}{count[sort, 'named']:7}")


def _truth(rows: Sequence[Mapping[str, Any]]) -> Any:
    return np.array([str(row["label"]) for row in rows])


def _records(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(row["record"]) for row in rows]


if __name__ == "__main__":
    sys.exit(main())
