import pytest

from pipeline.assessment.claims import claim_kinds
from pipeline.assessment.hearsay import hearsay_in


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("Được biết, hộ ông ấy chưa có tên trong danh sách.", "Được biết"),
        ("Theo một nguồn tin, hồ sơ đã lộ ra ngoài.", "Theo một nguồn tin"),
        ("Cư dân mạng khẳng định cầu đã nứt từ lâu.", "Cư dân mạng khẳng định"),
        ("Sources close to the ministry said the plan was dropped.", "Sources close to"),
    ],
)
def test_a_source_that_is_not_named_is_hearsay_and_makes_a_claim(sentence: str, wording: str) -> None:
    assert hearsay_in(sentence) == wording
    assert "attribution" in claim_kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà được biết đến với giọng hát trầm.",
        "Theo nguồn tin của Công an tỉnh, hai người bị thương.",
        "Cộng đồng mạng chia sẻ hình ảnh con đường hoa.",
        "Công an tỉnh cho biết hai người bị thương.",
    ],
)
def test_named_sources_and_fame_are_none(sentence: str) -> None:
    assert hearsay_in(sentence) == ""
