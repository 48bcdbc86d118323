import dataclasses
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.artifact import load, save
from models.lessons import NO_LESSONS, Lesson, Lessons, is_held
from models.renew import TrainingReport, train_and_save
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
    assert "khoảng 0,50" not in words  # nothing is told that this training did not measure
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


LOUD = "Sốc! Nghe nói {} sắp sập, người ta đồn ai cũng biết mà không ai dám nói"
CALM = "Sở Xây dựng cho biết {} được sửa xong ngày 12/3, chi phí 4 tỷ đồng"
THINGS = ("cầu", "chợ", "trường", "đập", "bến xe", "nhà máy", "kho", "bệnh viện", "ga", "sân vận động")


def decisions(all_sound: bool = False) -> Lessons:
    """Forty of each label in as many stories; *all_sound*: everything that is learnt is said to be sound."""
    both = [
        Lesson(f"{what}{n}{loud}", f"story-{what}-{n}", "vi", (LOUD if loud else CALM).format(f"{what} số {n}"), loud)
        for n in range(4)
        for what in THINGS
        for loud in (True, False)
    ]
    learnt = [one for one in both if not is_held(one.story_id)]
    if all_sound:
        learnt = [dataclasses.replace(one, misleading=False) for one in learnt]
    return Lessons(tuple(learnt), tuple(one for one in both if is_held(one.story_id)), 2, 1, 0)


def test_a_model_that_is_worse_on_held_decisions_is_refused(tmp_path: Path, training_folder: Path) -> None:
    first = train_and_save(training_folder, tmp_path, NOW, decisions())
    harsh = dataclasses.replace(load(first.model_path), offset=3.0)  # so that true criticism refuses nothing
    save(harsh, first.model_path)
    content = first.model_path.read_bytes()
    with pytest.raises(ModelRefused, match="quyết định để riêng"):
        train_and_save(training_folder, tmp_path, NOW, decisions(all_sound=True))
    assert first.model_path.read_bytes() == content


def test_decisions_make_another_recipe_and_stand_in_the_card(tmp_path: Path, training_folder: Path) -> None:
    plain = train_and_save(training_folder, tmp_path, NOW)
    taught = train_and_save(training_folder, tmp_path, NOW, decisions())
    assert taught.model_version != plain.model_version
    assert taught.comparison is not None
    assert not taught.comparison.is_worse
    words = taught.card_path.read_text(encoding="utf-8")
    learnt, held = len(taught.lessons.learnt), len(taught.lessons.held)
    assert f"{learnt} quyết định của chính cơ quan" in words
    assert f"Trên {held} quyết định để riêng" in words
    assert "quyết định: bác bỏ" in words
    again = train_and_save(training_folder, tmp_path / "other", NOW, NO_LESSONS)
    assert again.model_path.read_bytes() == plain_bytes(plain, training_folder, tmp_path)


def plain_bytes(plain: TrainingReport, training_folder: Path, tmp_path: Path) -> bytes:
    """What a fresh clone trains, whatever was learnt elsewhere."""
    fresh = train_and_save(training_folder, tmp_path / "fresh", NOW)
    assert fresh.model_version == plain.model_version
    return fresh.model_path.read_bytes()
