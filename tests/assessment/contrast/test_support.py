from pipeline.assessment.contrast import Kind, best_support, contrast, refutes, stands
from pipeline.assessment.contrast.gaps import gaps
from pipeline.text.weights import Weights

WEIGHTS = Weights(())
RECORD = (
    "Thời tiết hôm nay đẹp.",
    "Kho hàng ở cảng Vũng Áng cháy lúc rạng sáng.",
    "Ba công nhân của kho hàng bị thương nhẹ.",
    "Cảng sẽ đón thêm tàu.",
)


def test_the_sentence_that_speaks_of_the_claim_comes_first_and_the_next_adds_to_it() -> None:
    claim = "Kho hàng ở cảng Vũng Áng cháy, ba công nhân bị thương."
    assert best_support(claim, RECORD, WEIGHTS) == (1,)
    assert best_support(claim, RECORD, WEIGHTS, most=3)[:2] == (1, 2)
    assert 0 not in best_support(claim, RECORD, WEIGHTS, most=4)


def test_no_sentence_supports_what_none_mentions() -> None:
    assert best_support("Giải bóng đá khởi tranh.", ("Mưa to.",), WEIGHTS) == ()
    assert best_support("Giải bóng đá khởi tranh.", (), WEIGHTS) == ()


def test_a_negation_refutes_more_than_a_matter_of_scope_and_far_sentences_refute_nothing() -> None:
    no = contrast("Xã không thu phí vệ sinh.", "Xã thu phí vệ sinh.", WEIGHTS)
    some = contrast("Toàn bộ hộ dân đóng phí.", "Một số hộ dân đóng phí.", WEIGHTS)
    far = contrast("Bão làm 3 người chết ở vùng cao.", "Có 9 người chết vì cháy chợ, theo công an.", WEIGHTS)
    same = contrast("Xã thu phí vệ sinh.", "Xã thu phí vệ sinh.", WEIGHTS)
    assert refutes(no) > 0.7 > refutes(some) > 0.2
    assert refutes(far) < refutes(some)
    assert refutes(same) == 0.0


def test_a_figure_that_the_text_has_elsewhere_in_the_same_place_does_not_stand() -> None:
    claim, other = "Có 41 cháu nhập viện vì đau bụng.", "Có 56 cháu nhập viện vì đau bụng."
    (difference,) = contrast(claim, other, WEIGHTS).of(Kind.FIGURE)
    assert stands(difference, claim, other, WEIGHTS)
    assert not stands(difference, claim, f"{other} Đến tối có 41 cháu nhập viện vì đau bụng.", WEIGHTS)


def test_gaps_tell_words_replaced_from_words_added() -> None:
    replaced, added = gaps(
        "Nhà thi đấu sập khi công nhân đang sửa mái tôn cũ.", "Giàn giáo sập khi công nhân sửa mái tôn cũ.", WEIGHTS
    )
    assert (replaced.claim.text, replaced.other) == ("Nhà thi đấu", None)  # nothing in front to hold it by
    assert added.claim.text == "đang"
    assert added.other is not None
    assert added.other.text == ""
    (turned,) = gaps("Công nhân sửa nhà kho cũ.", "Công nhân sửa giàn giáo cũ.", WEIGHTS)
    assert turned.other is not None
    assert (turned.claim.text, turned.other.text) == ("nhà kho", "giàn giáo")
