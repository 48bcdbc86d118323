import pytest

from pipeline.assessment.contrast import Kind, contrast
from pipeline.assessment.contrast.negation import is_negator, negations
from pipeline.assessment.contrast.reading import read
from pipeline.assessment.contrast.tokens import tokens_of
from pipeline.text.weights import Weights

WEIGHTS = Weights(())


def negated(sentence: str) -> list[str]:
    tokens = tokens_of(sentence)
    return [" ".join(tokens.keys[place] for place in one.governed) for one in negations(tokens)]


@pytest.mark.parametrize(
    ("sentence", "governed"),
    [
        ("Trạm không có giấy phép xây dựng", ["giấy phép"]),
        ("Sở chưa tiến hành thanh tra", ["thanh tra"]),
        ("The bridge did not open on Monday", ["open on"]),
        ("Hàng không tăng chuyến", []),
        ("Không khí lạnh tràn về", []),
        ("Xã không chỉ thu phí mà còn phạt", []),
        ("Dân lo ngại đường không kịp xong", []),  # feared, not said
        ("Lớp học mở ở phường chứ không mở ở xã", []),  # rounds off an affirmation
        ("Có mở cửa hay không", []),
    ],
)
def test_what_is_negated(sentence: str, governed: list[str]) -> None:
    assert negated(sentence) == governed


def test_a_negator_needs_its_clause() -> None:
    tokens = tokens_of("Không, cầu đã thông")
    assert not is_negator(tokens_of("hàng không"), 1)
    assert not is_negator(tokens, len(tokens.keys) - 1)


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Cơ sở không có cuộc kiểm tra nào.", "Các cuộc kiểm tra hiếm khi diễn ra."),  # a thing named is not affirmed
        ("Bác sĩ không được phép mở phòng khám.", "Sở bỏ quy định cho phép bác sĩ mở phòng khám."),
        ("Trường chưa có sân chơi được sử dụng.", "Trường chưa có sân chơi."),
    ],
)
def test_quiet_negations_and_bare_nouns_reverse_nothing(claim: str, other: str) -> None:
    assert contrast(claim, other, WEIGHTS).of(Kind.NEGATION, Kind.OPPOSITE) == ()


def test_a_thing_that_is_there_is_the_contrary_of_none() -> None:
    found = contrast("Lò mổ không có giấy phép kinh doanh.", "Lò mổ có giấy phép kinh doanh.", WEIGHTS)
    assert [one.about for one in found.of(Kind.NEGATION)] == ["giấy phép"]


def test_negating_the_opposite_says_the_same() -> None:
    turns = {one.family: one.value for one in read("Giá gạo không giảm").turns}
    assert turns["tăng / giảm"] == 0  # the side of "tăng"


def test_a_negation_is_not_told_again_as_an_opposite() -> None:
    found = contrast("The market will not open in May.", "The market will open in May.", WEIGHTS)
    assert [one.kind for one in found.differences] == [Kind.NEGATION]


def test_both_words_on_one_side_are_no_reversal_where_the_same_word_fits_as_well() -> None:
    claim = "Giá gạo tăng, giá xăng giảm."
    assert contrast(claim, "Giá xăng giảm trong khi giá gạo tăng.", WEIGHTS).differences == ()
