"""Charts become pictures without a browser, the same each time, with every Vietnamese letter."""

import altair as alt

from pipeline.render.charts.drawing import png, svg

CHART = (
    alt.Chart(alt.Data(values=[{"ngày": "Thứ Hai", "bài": 3}, {"ngày": "Đắk Lắk – ở ỡ ậ ữ", "bài": 5}]))
    .mark_bar()
    .encode(x="ngày:N", y="bài:Q")
)


def test_the_same_chart_gives_the_same_bytes():
    assert svg(CHART) == svg(CHART)
    assert png(CHART) == png(CHART)


def test_an_svg_keeps_its_words_and_asks_for_nothing_outside():
    drawn = svg(CHART)
    assert "Đắk Lắk – ở ỡ ậ ữ" in drawn
    assert "<image" not in drawn
    assert "@import" not in drawn
    assert "url(http" not in drawn


def test_a_png_tells_its_size_on_paper():
    drawn = png(CHART)
    assert drawn.startswith(b"\x89PNG")
    assert b"pHYs" in drawn
