"""python -m bench.stories FILE: labelled pairs of items, the shipped decision beside TF-IDF; one JSON line last.

``cv_f1`` and ``months_f1`` tell what the weights do on pairs that they have not seen: fitted anew on nine tenths, and
on all other months.  ``--fit`` prints such weights for all pairs; with ``--context ITEMS`` the pairs count twice, the
second time among the items of their days.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.press_items import article_of, read_rows
from bench.stories_fit import Labels, cross_validated, cross_validated_by, f1_of, fitted
from pipeline.articles.copies import CopyIndex
from pipeline.articles.gazetteer import load_gazetteer
from pipeline.articles.locate import locate
from pipeline.articles.pairing import SAME_LANGUAGE, SAME_MATTER, Features, compare, never_one, probability
from pipeline.articles.rarity import Rarity
from pipeline.articles.traits import Traits, traits_of
from pipeline.records.press import Article

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
ONE_STORY = frozenset({"copy", "same_story"})
CONTEXT_DAYS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Pair:
    articles: tuple[Article, Article]
    traits: tuple[Traits, Traits]
    relation: str
    why: str


def read_pairs(path: Path) -> list[Pair]:
    """Pairs {a, b, relation, why}; agencies come from the gazetteer, as in a night."""
    gazetteer = load_gazetteer(REFERENCE)

    def traits(article: Article) -> Traits:
        return traits_of(article, {mention.agency_id for mention in locate(article, gazetteer) if mention.about})

    def pair(row: Mapping[str, Any]) -> Pair:
        one, other = article_of(row["a"]), article_of(row["b"])
        return Pair((one, other), (traits(one), traits(other)), str(row["relation"]), str(row.get("why", "")))

    return [pair(row) for row in read_rows(path)]


def features_of(pairs: Iterable[Pair], rarity: Rarity) -> list[Features]:
    vectors = ((pair, rarity.vector(pair.traits[0]), rarity.vector(pair.traits[1])) for pair in pairs)
    return [compare(*pair.traits, rarity, (one, other)) for pair, one, other in vectors]


def rarity_of(traits: Iterable[Traits]) -> Rarity:
    rarity = Rarity()
    for one in traits:
        rarity.add(one)
    return rarity


def decided(pair: Pair, features: Features) -> bool:
    """The shipped decision: a copy, or one matter in other words."""
    if CopyIndex().add_and_match(pair.articles)[1] is not None:
        return True
    if never_one(*pair.traits):
        return False
    return probability(features, pair.traits[0].language == pair.traits[1].language) >= SAME_MATTER


def tfidf_best_f1(pairs: Sequence[Pair], truth: Labels) -> float:
    """TF-IDF cosine of headline and lead at the threshold that is best on these very pairs."""
    texts = [[f"{article.title} {article.lead}" for article in pair.articles] for pair in pairs]
    vectors = TfidfVectorizer().fit([text for both in texts for text in both])
    ones, others = (vectors.transform([both[side] for both in texts]) for side in (0, 1))
    cosines = np.asarray(ones.multiply(others).sum(axis=1)).ravel()
    return max(f1_of(cosines >= threshold, truth) for threshold in np.unique(cosines))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the wrong pairs on standard error")
    parser.add_argument("--fit", action="store_true", help="print weights fitted on these pairs")
    parser.add_argument("--context", type=Path, help="items of the same days, for --fit")
    options = parser.parse_args(arguments)
    pairs = read_pairs(options.path)
    features = features_of(pairs, rarity_of(one for pair in pairs for one in pair.traits))
    truth = np.array([pair.relation in ONE_STORY for pair in pairs])
    if options.fit:
        again = _in_context(pairs, options.context) if options.context else ()
        print(fitted(features, truth, again), f"shipped: {SAME_LANGUAGE}", sep="\n")
    said = np.array([decided(pair, one) for pair, one in zip(pairs, features, strict=True)])
    if options.errors:
        _print_errors(pairs, features, said, truth)
    months = [pair.articles[0].day.strftime("%Y-%m") for pair in pairs]
    right = int((said & truth).sum())
    result = {
        "f1": round(f1_of(said, truth), 4),
        "precision": round(right / max(1, int(said.sum())), 4),
        "recall": round(right / max(1, int(truth.sum())), 4),
        "tfidf_best_f1": round(tfidf_best_f1(pairs, truth), 4),
        "cv_f1": round(cross_validated(features, truth), 4),
        "months_f1": round(cross_validated_by(months, features, truth), 4) if len(set(months)) > 1 else None,
        "pairs": len(pairs),
    }
    print(json.dumps(result))
    return 0


def _in_context(pairs: Sequence[Pair], items: Path) -> list[Features]:
    """The features of the pairs among all items of their days and three days before."""
    wanted = {pair.traits[0].day for pair in pairs} | {pair.traits[1].day for pair in pairs}
    around: dict[date, Rarity] = {day: Rarity() for day in wanted}
    for row in read_rows(items):
        day = date.fromisoformat(str(row["day"]))
        near = [later for later in wanted if day <= later <= day + CONTEXT_DAYS]
        if near:
            one = traits_of(article_of(row))
            for later in near:
                around[later].add(one)
    return [features_of([pair], around[max(one.day for one in pair.traits)])[0] for pair in pairs]


def _print_errors(pairs: Sequence[Pair], features: Sequence[Features], said: Labels, truth: Labels) -> None:
    for pair, one, answer, label in zip(pairs, features, said, truth, strict=True):
        if answer != label:
            values = " ".join(f"{name}={value:.2f}" for name, value in asdict(one).items() if value)
            print(f"{pair.relation} ({pair.why}) {values}", file=sys.stderr)
            for article in pair.articles:
                print(f"    {article.day:%d/%m} {article.title} | {article.lead[:140]}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
