import pytest

from pipeline.text.bodies import bodies_in, source_named


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("UBND tỉnh cho biết đường đã thông.", "UBND tỉnh"),
        ("Theo Sở Y tế, không có ca bệnh nào.", "Sở Y tế"),
        ("Công an xã khẳng định không có vụ bắt cóc.", "Công an xã"),
        ("Cơ quan chức năng xác nhận đê không vỡ.", "Cơ quan chức năng"),
        ("Police said the bridge is open.", "Police"),
        ("Nước lên nhanh trong đêm.", ""),
    ],
)
def test_the_source_is_the_body_that_says_so(sentence: str, source: str) -> None:
    assert source_named(sentence) == source


def test_a_label_never_carries_a_persons_name() -> None:
    for body in bodies_in("Chủ tịch UBND xã Nguyễn Văn Mẫu cho biết nước đã rút."):
        assert "Nguyễn" not in body.label
