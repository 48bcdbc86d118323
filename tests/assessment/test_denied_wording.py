import pytest

from pipeline.assessment.denied_wording import cleaned, distinct


@pytest.mark.parametrize(
    ("found", "claim"),
    [
        ("Công an xã khẳng định thông tin đập Ea Rin bị vỡ", "đập Ea Rin bị vỡ"),
        ("đập Ea Rin bị vỡ lan truyền trên Facebook mấy ngày qua", "đập Ea Rin bị vỡ"),
        ("đập Ea Rin bị vỡ, UBND xã khẳng định đây", "đập Ea Rin bị vỡ"),
        ("đập Ea Rin bị vỡ, mực nước hồ vẫn thấp", "đập Ea Rin bị vỡ"),
        ("đập Ea Rin bị vỡ' trong đêm", "đập Ea Rin bị vỡ trong đêm"),
        ("Cơ quan chức năng cho biết đây", ""),
        ("khẳng định không cần sơ tán người dân", ""),
        ("liên quan vụ rò rỉ ở nhà máy nước", ""),
        ("tại xã Ea Rin (thuộc huyện cũ", ""),
    ],
)
def test_only_the_claim_itself_is_left(found: str, claim: str) -> None:
    assert cleaned(found) == claim


def test_short_and_repeated_claims_fall_away() -> None:
    claims = ["đập Ea Rin bị vỡ trong đêm", "Đập Ea Rin bị vỡ", "vỡ đập", ""]
    assert distinct(claims) == ("đập Ea Rin bị vỡ trong đêm",)
