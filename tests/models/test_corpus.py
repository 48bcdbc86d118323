import re
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from models.corpus import SORTS, Criticism, TrainingSentence, read_criticism, read_sentences
from models.masks import PROVINCES
from pipeline.errors import ReferenceDataError

HEADER = "id,label,sort,language,group,text\n"
PAIR = "a-1,misleading,rumour,vi,x-1,Nghe nói sắp cấm\na-2,sound,denial,vi,x-1,Không có lệnh cấm\n"


def shingles(text: str) -> set[str]:
    return {text.lower()[start : start + 4] for start in range(len(text) - 3)}


def test_there_are_enough_passages_in_balance(sentences: tuple[TrainingSentence, ...]) -> None:
    assert len(sentences) >= 560
    assert 0.45 <= sum(sentence.misleading for sentence in sentences) / len(sentences) <= 0.55


def test_every_sort_is_there(sentences: tuple[TrainingSentence, ...]) -> None:
    counts = Counter(sentence.sort for sentence in sentences)
    assert set(counts) == {sort for sorts in SORTS.values() for sort in sorts}
    assert min(counts["criticism"], counts["bad_news"], counts["denial"]) >= 50


def test_every_group_has_both_labels(sentences: tuple[TrainingSentence, ...]) -> None:
    labels = defaultdict(set)
    for sentence in sentences:
        labels[sentence.group].add(sentence.misleading)
    assert all(seen == {True, False} for seen in labels.values())


def test_all_passages_are_nfc_and_short(
    sentences: tuple[TrainingSentence, ...], criticism: tuple[Criticism, ...]
) -> None:
    texts = [sentence.text for sentence in sentences] + [passage.text for passage in criticism]
    assert all(unicodedata.is_normalized("NFC", text) and text == text.strip() for text in texts)
    assert all(6 <= len(text.split()) <= 80 for text in texts)


def test_no_passage_is_near_another(sentences: tuple[TrainingSentence, ...], criticism: tuple[Criticism, ...]) -> None:
    """Jaccard of four-letter shingles; within a group the same matter may be named."""
    texts = [shingles(sentence.text) for sentence in sentences] + [shingles(passage.text) for passage in criticism]
    assert max(len(a & b) / len(a | b) for a, b in combinations(texts, 2)) < 0.35


def test_no_opening_is_a_frame(sentences: tuple[TrainingSentence, ...]) -> None:
    openings = Counter(" ".join(sentence.text.lower().split()[:3]) for sentence in sentences)
    assert openings.most_common(1)[0][1] <= 0.01 * len(sentences)


def test_provinces_stand_on_both_sides_alike(sentences: tuple[TrainingSentence, ...]) -> None:
    sides: dict[str, Counter[bool]] = defaultdict(Counter)
    names = re.compile("|".join(re.escape(name) for name in sorted(PROVINCES, key=len, reverse=True)))
    for sentence in sentences:
        for name in set(names.findall(sentence.text)):
            sides[name][sentence.misleading] += 1
    assert len(sides) >= 50
    assert all(0.25 <= side[True] / side.total() <= 0.75 for side in sides.values() if side.total() >= 8)


def test_the_criticism_set_is_another(
    sentences: tuple[TrainingSentence, ...], criticism: tuple[Criticism, ...]
) -> None:
    assert len(criticism) >= 120
    assert not {passage.text for passage in criticism} & {sentence.text for sentence in sentences}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (HEADER, "holds no row"),
        ("id,text\n", "first line"),
        (HEADER + PAIR.replace("sound", "true"), "line 3: label"),
        (HEADER + PAIR.replace("denial", "rumour"), "no sort"),
        (HEADER + PAIR.replace("x-1", "x"), "group must read"),
        (HEADER + PAIR.replace("a-2", "a-1"), "comes twice"),
        (HEADER + PAIR.replace("Không có lệnh cấm", ""), "field text is missing"),
        (HEADER + PAIR.splitlines()[0], "both labels"),
        (HEADER + unicodedata.normalize("NFD", PAIR), "not in NFC"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "sentences.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=why):
        read_sentences(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"criticism\.csv cannot be read"):
        read_criticism(tmp_path / "criticism.csv")
