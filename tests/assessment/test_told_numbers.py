from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.figures import find_figures
from pipeline.assessment.acts import acts_in
from pipeline.assessment.names import names_in
from pipeline.assessment.told_numbers import agrees_with, numbers_in


@given(st.integers(min_value=1, max_value=999))
def test_digits_are_found_whatever_they_count(value: int) -> None:
    assert (float(value), float(value)) in numbers_in(f"Cả nước còn {value} sau đợt sắp xếp.")


def test_words_count_as_digits() -> None:
    (figure,) = find_figures("vỡ đập 3 hồ chứa")
    assert any(agrees_with(figure, number) for number in numbers_in("Ba hồ chứa đã vỡ đập"))
    assert not any(agrees_with(figure, number) for number in numbers_in("Bảy hồ chứa đã vỡ đập"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tài xế mất tích", "tìm thấy tài xế", False),
        ("hai người chết", "hai người tử vong", True),
        ("đập bị vỡ", "đập bị sập", True),
    ],
)
def test_families_of_acts(one: str, other: str, same: bool) -> None:
    assert (acts_in(one) == acts_in(other)) is same


def test_names_leave_the_head_of_the_sentence_out() -> None:
    assert names_in("Sinh viên bị bắt cóc sang Campuchia qua Mộc Bài") == ("Campuchia", "Mộc Bài")
