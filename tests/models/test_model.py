import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.corpus import Criticism, TrainingSentence
from models.evaluate import auc, brier, calibration, evaluate, share_above
from models.features import MIN_TOPICS, read
from models.predict import logistic, speaks
from models.style import STYLE_NAMES, style
from models.train import Trained, train_and_hold_out


def test_unseen_groups_are_told_apart(
    trained: Trained, sentences: tuple[TrainingSentence, ...], criticism: tuple[Criticism, ...]
) -> None:
    """Measured 0.918 (0.900 to 0.935) and 0.115; the bounds leave room for another library's last digits."""
    result = evaluate(sentences, trained.held_out.probabilities, trained.model, criticism)
    assert 0.88 <= result.auc.low <= result.auc.value <= result.auc.high
    assert result.auc.value >= 0.90
    assert result.brier.value <= 0.13
    above = {row.sort: row.above for row in result.slices}
    assert above["criticism"] <= 0.10
    assert above["denial"] <= 0.10
    assert above["rumour"] >= 0.75


def test_true_criticism_is_left_alone(trained: Trained, criticism: tuple[Criticism, ...]) -> None:
    assert share_above(trained.model, criticism) <= 0.10


def test_probabilities_are_calibrated(trained: Trained, sentences: tuple[TrainingSentence, ...]) -> None:
    bins = calibration([sentence.misleading for sentence in sentences], trained.held_out.probabilities)
    assert sum(row.passages for row in bins) == len(sentences)
    error = sum(row.passages * abs(row.said - row.misleading) for row in bins) / len(sentences)
    assert error <= 0.06


def test_folds_keep_groups_whole(trained: Trained, sentences: tuple[TrainingSentence, ...]) -> None:
    folds: dict[str, set[int]] = {}
    for sentence, fold in zip(sentences, trained.held_out.folds, strict=True):
        folds.setdefault(sentence.group, set()).add(fold)
    assert all(len(seen) == 1 for seen in folds.values())


def test_no_learnt_term_is_a_topic_of_its_own(trained: Trained, sentences: tuple[TrainingSentence, ...]) -> None:
    topics: dict[str, set[str]] = {}
    for sentence in sentences:
        for term in read(sentence.text).terms:
            topics.setdefault(term, set()).add(sentence.topic)
    assert all(len(topics[term]) >= MIN_TOPICS for term in trained.model.vocabulary.terms)


def test_training_again_gives_the_same_bits(trained: Trained, sentences: tuple[TrainingSentence, ...]) -> None:
    assert train_and_hold_out(sentences, recipe="ab" * 32) == trained


def test_a_text_is_judged_alone(trained: Trained, sentences: tuple[TrainingSentence, ...]) -> None:
    texts = [sentence.text for sentence in sentences[:20]]
    together = trained.model.probabilities(texts)
    assert together == [trained.model.probabilities([text])[0] for text in texts]
    assert together[::-1] == trained.model.probabilities(texts[::-1])


@pytest.mark.parametrize("text", ["", " ", "!!!", "12/11", "漢字", "x" * 5000])
def test_odd_texts_have_a_probability(trained: Trained, text: str) -> None:
    assert 0 <= trained.model.probabilities([text])[0] <= 1


def test_only_vietnamese_has_a_model() -> None:
    assert speaks("vi")
    assert not any(speaks(language) for language in ("en", "zh", "km", ""))


def test_measures_on_known_cases() -> None:
    assert auc([True, False], [0.9, 0.1]) == 1
    assert auc([True, False], [0.5, 0.5]) == 0.5
    assert brier([True, False], [0.5, 0.5]) == 0.25


@given(st.floats(-1e6, 1e6))
def test_logistic_stays_in_bounds(value: float) -> None:
    assert 0 <= logistic(value) <= 1
    assert logistic(value) + logistic(-value) == pytest.approx(1)


@given(st.text(max_size=300))
def test_style_is_between_nought_and_one(text: str) -> None:
    traits = style(text)
    assert len(traits) == len(STYLE_NAMES)
    assert all(0 <= trait <= 1 for trait in traits)


def test_a_long_text_is_not_told_by_its_length() -> None:
    """A trait is a density beyond one passage: the same page twice has the same style."""
    page = "Nghe nói cầu sắp đóng. " + "Sở Xây dựng cho biết cầu được sửa xong trong tháng này. " * 30
    assert style(page + page) == pytest.approx(style(page), abs=0.02)
    assert style(page)[STYLE_NAMES.index("hearsay")] < style("Nghe nói cầu sắp đóng.")[STYLE_NAMES.index("hearsay")]


def test_balanced_training_does_not_follow_the_shares_of_labels(sentences: tuple[TrainingSentence, ...]) -> None:
    """Nine tenths of the misleading passages left out: only the balanced model goes on giving the rest half."""
    rare = [one for place, one in enumerate(sentences) if not one.misleading or place % 10 == 0]

    def mean(balanced: bool) -> float:
        said = train_and_hold_out(rare, balanced=balanced).held_out.probabilities
        return sum(p for p, one in zip(said, rare, strict=True) if one.misleading) / sum(s.misleading for s in rare)

    assert mean(True) > mean(False) + 0.2
