"""The decision about a pair: each feature moves it the way a reader would."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.pairing import (
    ACROSS,
    SAME_LANGUAGE,
    SAME_MATTER,
    Features,
    compare,
    is_another_step,
    probability,
)
from pipeline.articles.rarity import Rarity
from pipeline.articles.traits import names_in, traits_of

PLAIN = Features(0.5, 0.0, 0.4, 0.0, 0.0, 0.0, 0.0)


def test_few_weights_that_point_the_right_way() -> None:
    assert len(fields(Features)) <= 12
    for weights in (SAME_LANGUAGE, ACROSS):
        assert (
            min(weights.figures, weights.names, weights.agencies)
            > 0
            > max(weights.elsewhere, weights.step, weights.gap)
        )
    assert ACROSS.words == 0  # words of two languages tell nothing


@given(st.sampled_from(["words", "figures", "names", "agencies"]), st.floats(0, 1), st.floats(0, 1))
def test_more_in_common_is_never_less_likely(name: str, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert probability(replace(PLAIN, **{name: less}), True) <= probability(replace(PLAIN, **{name: more}), True)


def test_across_languages_a_place_alone_is_not_enough() -> None:
    here = Features(0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)
    assert probability(here, same_language=False) < SAME_MATTER
    assert probability(replace(here, figures=1.0, names=0.5), same_language=False) >= SAME_MATTER


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lịch trực tiếp bán kết: Sông Hồng gặp Cửu Long", "Sông Hồng thắng Cửu Long 2-0 ở bán kết", True),
        ("Sông Hồng thắng Cửu Long ở bán kết", "Sông Hồng vô địch sau chung kết", True),
        ("Tứ kết giải trẻ: Lê Lợi - Ba Đình", "Nguyễn Du - Chu Văn An: Tứ kết giải trẻ", True),
        ("Sông Hồng 2-1 Cửu Long", "Sông Hồng thắng ngược Cửu Long 2-1", False),
        ("Điểm tin sáng: Cầu mới thông xe", "Cầu mới thông xe", True),
        ("Lịch thi đấu giải trẻ hôm nay", "Bảng xếp hạng giải trẻ mới nhất", True),
        ("Cầu mới thông xe", "Thông xe cầu mới qua sông", False),
    ],
)
def test_steps_of_one_chain_are_told_apart(make_article, one: str, other: str, expected: bool) -> None:
    pair = traits_of(make_article(one)), traits_of(make_article(other))
    assert is_another_step(*pair) is expected
    assert is_another_step(*reversed(pair)) is expected


def test_another_day_of_a_format_is_another_matter(make_article) -> None:
    monday = traits_of(make_article("Giá vàng hôm nay giảm"))
    tuesday = traits_of(make_article("Giá vàng hôm nay giảm", day=date(2026, 3, 3)))
    assert is_another_step(monday, tuesday)


def test_figures_meet_whatever_their_marks_and_scale(make_article) -> None:
    home = traits_of(make_article("Thiệt hại 1,5 tỷ đồng, 1.150 ngôi nhà sập ngày 2/3"))
    abroad = traits_of(make_article("Damage of 1.5 billion dong, 1,150 houses destroyed", language="en"))
    assert home.figures & abroad.figures == {"1.5e+09", "1150"}
    assert not traits_of(make_article("Năm 2026, ngày 2/3")).figures


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Thua 0-3 sáng 1-3 (giờ Việt Nam)", {"0-3"}),
        ("Mưa to đến 21-3, ngày 2-3 tạnh", set()),
        ("Dự báo 28-2: nắng", set()),  # near the article's own day
        ("Thắng 14-0, trận trước 2-1", {"0-14", "1-2"}),
        ("Thắng 21-11 ở ván đầu", {"11-21"}),  # a day far from the article's own
    ],
)
def test_days_spelt_with_a_dash_are_no_scores(make_article, text: str, scores: set[str]) -> None:
    assert traits_of(make_article(text)).scores == scores


def test_names_lose_their_diacritics_and_sentence_openers_are_none() -> None:
    assert names_in("Trận lũ ở Hòa Thịnh. Người dân sơ tán") == {"hoa thinh"}


def test_counting_is_undone_exactly(make_article) -> None:
    kept, gone = traits_of(make_article("Cầu mới thông xe")), traits_of(make_article("Giá vàng hôm nay giảm 2 triệu"))
    rarity, plain = Rarity(), Rarity()
    for one in (kept, gone):
        rarity.add(one)
    rarity.remove(gone)
    plain.add(kept)
    assert rarity.size == plain.size == 1
    assert rarity.vector(kept) == plain.vector(kept)
    assert compare(kept, kept, rarity, (rarity.vector(kept), rarity.vector(kept))).words == pytest.approx(1.0)
