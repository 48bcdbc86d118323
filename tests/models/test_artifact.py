import io
import json
import zipfile
from pathlib import Path

import numpy
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression

from models.artifact import from_bytes, load, save, to_bytes
from models.corpus import TrainingSentence
from models.train import Trained, train_and_hold_out
from pipeline.errors import ModelMissing, ModelRefused


def repacked(content: bytes, **changes: bytes) -> bytes:
    """*content* with members replaced; keyword ``schema`` for schema.json, ``numbers`` for the array."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            key = "schema" if name == "schema.json" else "numbers"
            new.writestr(name, changes.get(key, old.read(name)))
    return target.getvalue()


def schema_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("schema.json").decode()


def test_reading_back_gives_identical_predictions(
    tmp_path: Path, trained: Trained, sentences: tuple[TrainingSentence, ...]
) -> None:
    path = tmp_path / "models" / "model.skops"
    save(trained.model, path)
    back = load(path)
    texts = [sentence.text for sentence in sentences[::9]]
    assert back == trained.model
    assert back.model_version == "abababababab"
    assert back.probabilities(texts) == trained.model.probabilities(texts)
    assert [entry.name for entry in path.parent.iterdir()] == ["model.skops"]


def test_training_twice_gives_the_same_bytes(trained: Trained, sentences: tuple[TrainingSentence, ...]) -> None:
    again = train_and_hold_out(sentences, recipe="ab" * 32)
    assert to_bytes(again.model) == to_bytes(trained.model)
    assert to_bytes(from_bytes(to_bytes(trained.model))) == to_bytes(trained.model)


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="lamro train"):
        load(tmp_path / "model.skops")


def test_a_changed_weight_is_refused(trained: Trained) -> None:
    numbers = io.BytesIO()
    numpy.save(numbers, numpy.zeros(3))
    with pytest.raises(ModelRefused, match="changed after it was written"):
        from_bytes(repacked(to_bytes(trained.model), numbers=numbers.getvalue()))


def test_a_changed_recipe_is_refused(trained: Trained) -> None:
    content = to_bytes(trained.model)
    schema = schema_of(content).replace("ab" * 32, "cd" * 32).encode()
    with pytest.raises(ModelRefused, match="changed after it was written"):
        from_bytes(repacked(content, schema=schema))


@pytest.mark.parametrize(
    "thing", [LogisticRegression(), {"format": LogisticRegression()}, {"format": print}, {"a": numpy.float64(1)}]
)
def test_types_that_skops_itself_trusts_are_refused(thing: object) -> None:
    with pytest.raises(ModelRefused):
        from_bytes(skops.io.dumps(thing))


def test_a_plain_name_under_another_loader_is_refused(trained: Trained) -> None:
    content = to_bytes(trained.model)
    schema = json.loads(schema_of(content))
    schema["content"]["recipe"]["__loader__"] = "ObjectNode"
    with pytest.raises(ModelRefused, match="ObjectNode"):
        from_bytes(repacked(content, schema=json.dumps(schema).encode()))


def test_a_pickled_array_is_refused(trained: Trained) -> None:
    numbers = io.BytesIO()
    numpy.save(numbers, numpy.array([print], dtype=object), allow_pickle=True)
    with pytest.raises(ModelRefused):
        from_bytes(repacked(to_bytes(trained.model), numbers=numbers.getvalue()))


@pytest.mark.parametrize("content", [b"", b"not a zip", skops.io.dumps({"format": "another"}), skops.io.dumps("x")])
def test_what_is_not_ours_is_refused(content: bytes) -> None:
    with pytest.raises(ModelRefused):
        from_bytes(content)


def test_any_flipped_byte_is_noticed_or_harmless(trained: Trained) -> None:
    content = to_bytes(trained.model)
    for place in range(0, len(content), 997):
        broken = content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        try:
            assert from_bytes(broken) == trained.model
        except ModelRefused:
            continue
