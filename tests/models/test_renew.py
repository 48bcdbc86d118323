import dataclasses
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.artifact import load, save
from models.renew import train_and_save
from models.train import Trained
from pipeline.errors import ModelRefused, ReferenceDataError

NOW = datetime(2025, 11, 23, 20, tzinfo=UTC)


def test_model_and_card_are_written_and_the_same_again(tmp_path: Path, training_folder: Path) -> None:
    first = train_and_save(training_folder, tmp_path, NOW)
    content = first.model_path.read_bytes()
    again = train_and_save(training_folder, tmp_path, NOW + timedelta(days=40))
    assert again.model_path.read_bytes() == content
    assert (first.replaced, again.replaced) == ("", first.model_version)
    assert again.criticism_above_before == again.evaluation.criticism_above == first.evaluation.criticism_above
    assert load(first.model_path).model_version == first.model_version
    assert len(first.model_version) == 12


def test_the_card_says_what_counts(tmp_path: Path, training_folder: Path) -> None:
    report = train_and_save(training_folder, tmp_path, NOW)
    words = report.card_path.read_text(encoding="utf-8")
    assert "24/11/2025" in words  # the day in Viet Nam
    assert report.model_version in words
    assert "AUC khoảng 0,50" in words
    assert "`watch`" in words
    assert f"{report.evaluation.auc.value:.3f}".replace(".", ",") in words
    assert f"{report.passages} đoạn" in words


def test_a_model_that_is_harder_on_criticism_is_refused(
    tmp_path: Path, training_folder: Path, trained: Trained
) -> None:
    mild = dataclasses.replace(trained.model, offset=-100.0)
    save(mild, tmp_path / "model.skops")
    with pytest.raises(ModelRefused, match="criticism set"):
        train_and_save(training_folder, tmp_path, NOW)
    assert load(tmp_path / "model.skops") == mild
    assert not (tmp_path / "CARD.md").exists()


def test_a_model_that_is_milder_takes_the_place(tmp_path: Path, training_folder: Path, trained: Trained) -> None:
    save(dataclasses.replace(trained.model, offset=100.0), tmp_path / "model.skops")
    report = train_and_save(training_folder, tmp_path, NOW)
    assert report.criticism_above_before == 1.0
    assert load(report.model_path).model_version == report.model_version


def test_an_unreadable_model_in_use_is_not_overwritten(tmp_path: Path, training_folder: Path) -> None:
    (tmp_path / "model.skops").write_bytes(b"something else")
    with pytest.raises(ModelRefused, match="remove it"):
        train_and_save(training_folder, tmp_path, NOW)
    assert (tmp_path / "model.skops").read_bytes() == b"something else"


def test_other_training_data_is_another_version(tmp_path: Path, training_folder: Path) -> None:
    folder = tmp_path / "training"
    shutil.copytree(training_folder, folder)
    lines = (folder / "sentences.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    group = lines[-1].split(",")[4]
    kept = [line for line in lines if f",{group}," not in line]
    (folder / "sentences.csv").write_text("".join(kept), encoding="utf-8", newline="")
    other = train_and_save(folder, tmp_path / "a", NOW)
    assert other.model_version != train_and_save(training_folder, tmp_path / "b", NOW).model_version


def test_a_faulty_training_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"sentences\.csv"):
        train_and_save(tmp_path, tmp_path / "out", NOW)
