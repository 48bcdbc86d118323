import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assessment.contrast import Contrast, Kind, contrast, in_words, opposed
from pipeline.text.weights import Weights

WEIGHTS = Weights(())


def compared(claim: str, other: str) -> Contrast:
    return contrast(claim, other, WEIGHTS)


def told(claim: str, other: str) -> set[tuple[Kind, str, str]]:
    return {(one.kind, one.claim.text, one.other.text) for one in compared(claim, other).differences}


@pytest.mark.parametrize(
    ("claim", "other", "kind", "own", "against"),
    [
        ("Lũ cuốn trôi 43 căn nhà ở xã Tà Lôi.", "Lũ cuốn trôi 34 căn nhà ở xã Tà Lôi.", Kind.FIGURE, "43", "34"),
        (
            "Nghị định 15/2025/NĐ-CP quy định mức phạt.",
            "Nghị định 51/2025/NĐ-CP quy định mức phạt.",
            Kind.NUMBER,
            "15/2025/NĐ-CP",
            "51/2025/NĐ-CP",
        ),
        (
            "Đây là cây cầu dài thứ hai miền Trung.",
            "Đây là cây cầu dài nhất miền Trung.",
            Kind.NUMBER,
            "thứ hai",
            "nhất",
        ),
        ("Cầu mới thông xe ngày 3/9 tới.", "Ngày 2/9 tới, cầu mới thông xe.", Kind.DATE, "3/9", "2/9"),
        (
            "Cháy chợ ở tỉnh Gia Lai trong đêm.",
            "Cháy chợ ở tỉnh Đắk Lắk trong đêm.",
            Kind.PLACE,
            "Gia Lai",
            "Đắk Lắk",
        ),
        (
            "Bà Lê Thị Mận được bổ nhiệm làm hiệu trưởng.",
            "Bà Trần Thu Đào được bổ nhiệm làm hiệu trưởng.",
            Kind.NAME,
            "Lê Thị Mận",
            "Trần Thu Đào",
        ),
        (
            "Nhà trường không tổ chức bữa ăn bán trú.",
            "Nhà trường tổ chức bữa ăn bán trú.",
            Kind.NEGATION,
            "không tổ chức",
            "tổ chức",
        ),
        ("Giá điện tăng 5% từ tháng này.", "Giá điện giảm 5% từ tháng này.", Kind.OPPOSITE, "tăng", "giảm"),
        ("Toàn bộ học sinh lớp 9 nghỉ học.", "Một số học sinh lớp 9 nghỉ học.", Kind.SCOPE, "Toàn bộ", "Một số"),
        ("The city banned street food.", "The city allowed street food.", Kind.OPPOSITE, "banned", "allowed"),
        ("Police arrested 21 people.", "Police arrested 12 people.", Kind.FIGURE, "21 people", "12 people"),
    ],
)
def test_each_kind_of_difference_is_named_with_the_words_of_both_sides(
    claim: str, other: str, kind: Kind, own: str, against: str
) -> None:
    assert (kind, own, against) in told(claim, other)


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Giá điện tăng 5% từ tháng này.", "Từ tháng này, giá điện tăng 5%."),
        ("Ba người chết vì lũ.", "Lũ làm 3 người chết."),
        ("Gói thầu trị giá 1,2 nghìn tỷ đồng.", "Gói thầu trị giá 1.200 tỷ đồng."),
        ("Gói thầu trị giá hơn 1.200 tỷ đồng.", "Gói thầu trị giá 1.214 tỷ đồng."),
        ("Hội nghị ở TP.HCM bế mạc ngày 5/6/2025.", "Hội nghị ở Thành phố Hồ Chí Minh bế mạc ngày 5-6."),
        ("Bộ GTVT duyệt dự án đường sắt.", "Bộ Giao thông vận tải duyệt dự án đường sắt."),
        ("Nhà trường không thu thêm khoản nào.", "Nhà trường khẳng định không thu thêm khoản nào."),
        ("Giá xăng không giảm trong tuần này.", "Giá xăng tăng trong tuần này."),
        ("Đoàn đi Hòa Bình từ sáng sớm.", "Đoàn thắng trận ở Hòa Bình từ sáng sớm."),
    ],
)
def test_other_wording_of_the_same_is_no_difference(claim: str, other: str) -> None:
    assert told(claim, other) == set()


def test_spans_hold_and_the_surest_comes_first() -> None:
    claim = "Ngày 12/5, mưa lũ ở tỉnh Lào Cai làm 7 người chết."
    other = "Ngày 12/5, mưa lũ ở tỉnh Yên Bái làm 4 người chết."
    found = compared(claim, other)
    for one in found.differences:
        assert claim[one.claim.start : one.claim.end] == one.claim.text
        assert other[one.other.start : one.other.end] == one.other.text
    certainties = [one.certainty for one in found.differences]
    assert certainties == sorted(certainties, reverse=True)
    assert {one.kind for one in found.differences} == {Kind.PLACE, Kind.FIGURE}


def test_the_dead_of_one_are_not_held_against_the_injured_of_the_other() -> None:
    assert told("Vụ nổ làm 2 người chết.", "Vụ nổ làm 9 người bị thương.") == set()


def test_what_the_other_sentence_lacks_is_missing_not_different() -> None:
    found = compared("Cầu Tà Lôi sập khiến 3 người bị thương.", "Cầu Tà Lôi sập trong đêm.")
    assert not found.differences
    assert [one.claim.text for one in found.missing] == ["3 người"]


def test_same_matter_is_high_for_the_same_and_low_for_another_thing() -> None:
    same = compared("Cháy lớn ở kho hàng gần cảng.", "Kho hàng gần cảng cháy lớn trong đêm.")
    other = compared("Cháy lớn ở kho hàng gần cảng.", "Học sinh lớp 9 đăng ký thi vào lớp 10.")
    assert same.claim_covered > 0.9
    assert same.same_matter > 0.8 > 0.3 > other.same_matter


def test_the_contrary_in_vietnamese_words() -> None:
    words = opposed("Tỉnh cấm xe tải vào ban ngày.", "Tỉnh cho phép xe tải vào ban ngày.")
    assert words == "bài nêu “cấm”, bản đối chiếu nêu “cho phép” (nghĩa trái ngược)"
    assert opposed("Tỉnh cấm xe tải vào ban ngày.", "Tỉnh cấm xe tải cả ngày.") == ""


def test_a_missing_figure_in_words() -> None:
    missing = compared("Lũ làm 3 người chết.", "Lũ lên nhanh.").missing
    assert in_words(missing[0]) == "bài nêu “3 người”, bản đối chiếu không nêu (số liệu)"


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_survived(one: str, other: str) -> None:
    found = compared(one, other)
    assert 0 <= found.claim_covered <= 1
    assert 0 <= found.other_covered <= 1
    assert all(0 <= difference.certainty <= 1 for difference in found.differences)


@given(
    st.lists(st.sampled_from("mưa lũ không tăng giảm 5% 12/5 Hà Nội cấm cho phép chưa có 3 người".split()), max_size=9)
)
def test_nothing_differs_from_itself(words: list[str]) -> None:
    sentence = " ".join(words)
    assert compared(sentence, sentence).differences == ()
