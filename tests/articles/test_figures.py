import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.figures import agree, find_figures, same_kind


@pytest.mark.parametrize(
    ("sentence", "unit", "counted", "low", "high"),
    [
        ("Mưa lớn làm 3 người chết ở hai xã vùng cao.", "người", "chết", 3, 3),
        ("Đến tối nay đã có 16 người mất tích.", "người", "mất tích", 16, 16),
        ("Hơn 1.200 ngôi nhà bị ngập.", "", "ngôi nhà", 1200, 1440),
        ("Tổng vốn khoảng 81 tỉ đồng.", "VND", "", 72.9e9, 89.1e9),
        ("Tuyến đường dài gần 73 km sắp thông xe.", "km", "", 65.7, 73),
        ("Tin đồn nói hàng trăm người chết.", "người", "chết", 100, 999),
        ("The landslide killed 35 people on Monday.", "người", "chết", 35, 35),
        ("Tỉ lệ hộ nghèo còn 4,2%.", "percent", "", 4.2, 4.2),
    ],
)
def test_a_figure_has_value_unit_and_what_it_counts(
    sentence: str, unit: str, counted: str, low: float, high: float
) -> None:
    figure = find_figures(sentence)[0]
    assert (figure.unit, figure.counted) == (unit, counted)
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))
    assert sentence[figure.start : figure.end].strip() == figure.text


@pytest.mark.parametrize(
    ("sentence", "unit", "counted", "low"),
    [
        ("Gói thầu trị giá hơn 900 tỷ dành cho tư vấn.", "VND", "", 900e9),
        ("Tập đoàn đầu tư 122 tỷ euro vào nhà máy.", "EUR", "", 122e9),
        ("Khách được hoàn 2,2 triệu yên.", "JPY", "", 2.2e6),
        ("Có 41 cháu phải nhập viện sau bữa trưa.", "người", "nhập viện", 41),
        ("Cả tỉnh xảy ra 1.214 vụ so với năm trước.", "", "vụ", 1214),
        ("Công an khởi tố 12 đối tượng.", "người", "bị bắt", 12),
    ],
)
def test_units_and_people_as_the_press_names_them(sentence: str, unit: str, counted: str, low: float) -> None:
    (figure,) = find_figures(sentence)
    assert (figure.unit, figure.counted, figure.low) == (unit, counted, pytest.approx(low))


@pytest.mark.parametrize(
    "sentence",
    [
        "Đường vành đai 3 đã thông xe.",
        "SEA Games 32 Campuchia khai mạc.",
        "Bệnh viện Nhi đồng 1 tiếp nhận bé gái.",
        "Cơ sở ở địa chỉ 91 Pasteur bị kiểm tra.",
        "Sáng 22.11, bão số 12 đi vào đất liền lúc 17h30.",
        "Ông đã 63 tuổi và sống ở quận 3.",
        "Quốc lộ 1 qua km 35 bị ngập.",
        "Đội nhà thắng 3-0 ở vòng 12.",
        "Nghị định 09 có hiệu lực từ năm 2017.",
    ],
)
def test_dates_times_ages_scores_and_numbers_of_things_are_no_figures(sentence: str) -> None:
    assert find_figures(sentence) == ()


def test_rounded_figures_agree_and_far_ones_do_not() -> None:
    rounded, exact = find_figures("gần 1.100 căn hộ")[0], find_figures("1.089 căn hộ")[0]
    assert same_kind(rounded, exact)
    assert agree(rounded, exact)
    assert not agree(find_figures("81 tỉ đồng")[0], find_figures("18 tỉ đồng")[0])


def test_the_dead_are_not_the_missing() -> None:
    dead, missing = find_figures("Lũ làm 3 người chết, 16 người mất tích.")
    assert not same_kind(dead, missing)


@given(st.text(max_size=200))
def test_any_text_is_survived_and_spans_hold(text: str) -> None:
    for figure in find_figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low <= figure.high
