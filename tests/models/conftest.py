from pathlib import Path

import pytest

from models.corpus import Criticism, TrainingSentence, read_criticism, read_sentences
from models.train import Trained, train_and_hold_out

TRAINING = Path(__file__).resolve().parents[2] / "data" / "training"


@pytest.fixture(scope="session")
def training_folder() -> Path:
    return TRAINING


@pytest.fixture(scope="session")
def sentences() -> tuple[TrainingSentence, ...]:
    return read_sentences(TRAINING / "sentences.csv")


@pytest.fixture(scope="session")
def criticism() -> tuple[Criticism, ...]:
    return read_criticism(TRAINING / "criticism.csv")


@pytest.fixture(scope="session")
def trained(sentences: tuple[TrainingSentence, ...]) -> Trained:
    return train_and_hold_out(sentences, recipe="ab" * 32)
