"""Vietnamese syllables and others."""

import pytest

from pipeline.text.syllable import is_syllable


@pytest.mark.parametrize("word", ["Quang", "Nghiêm", "Đắk", "Huyền", "Khuê", "Yến", "Thuở", "Ánh", "Giang", "Ý"])
def test_vietnamese(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Slovakia", "Herman", "Trump", "Zelensky", "Fed", "Washington", "Jerome", "Pavel"])
def test_foreign(word: str) -> None:
    assert not is_syllable(word)
