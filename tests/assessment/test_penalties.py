import pytest

from pipeline.assessment.penalties import is_false_report, is_penalty, posted_claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Phạt người đăng tin sai sự thật 'đập Ea Rin vỡ trong đêm'", ("đập Ea Rin vỡ trong đêm",)),
        ("Phạt người tung tin giả cầu Ea Rin gãy đôi để câu like", ("cầu Ea Rin gãy đôi",)),
        ("Đăng Facebook bôi nhọ cán bộ và cho rằng chợ xã thu phí gấp ba", ("chợ xã thu phí gấp ba",)),
        ("Đăng tin sai sự thật về mưa lũ, ba người bị phạt", ()),
        ("Xử phạt chủ tài khoản Facebook 'đội cứu hộ bản làng' vì đăng tin sai sự thật", ()),
        ("Đăng tin giả để 'kiếm thêm thật nhiều tương tác', bị phạt", ()),
        ("Phạt người đăng tin sai sự thật trên trang 'Hội Những Người Ea Rin'", ()),
        ("Thanh niên đăng video giả gái gây phản cảm trên mạng", ()),
    ],
)
def test_only_a_quoted_or_told_claim_is_concrete(text: str, claims: tuple[str, ...]) -> None:
    assert posted_claims(text) == claims


def test_a_false_report_to_the_police() -> None:
    assert is_false_report("Nam thanh niên báo tin giả cháy chợ")
    assert is_false_report("Người này hoang báo bị cướp xe")
    assert not is_false_report("Công an cảnh báo tin giả mùa bão")


def test_a_penalty_needs_a_false_post_and_somebody_who_answers_for_it() -> None:
    assert is_penalty("Đăng tin sai sự thật, một người bị xử phạt")
    assert not is_penalty("Một người bị xử phạt vì chạy quá tốc độ")
    assert not is_penalty("Chia sẻ thông tin sai sự thật gây nhiều hệ lụy")
