import pytest

from pipeline.text.bodies import bodies_in
from pipeline.text.bodies_full import full_name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Công an xã Trường Sơn (Quảng Trị) cho biết", "Công an xã Trường Sơn"),
        ("Sở Y tế TP.HCM khẳng định", "Sở Y tế TP.HCM"),
        ("UBND tỉnh Đắk Lắk bác tin", "UBND tỉnh Đắk Lắk"),
        ("Công an xã Trần Văn Thời xác định", "Công an xã Trần Văn Thời"),
        ("Bộ Y tế Việt Nam", "Bộ Y tế"),
        ("Công an cho biết", "Công an"),
        ("Công an Nguyễn Văn Mẫu cho biết", "Công an"),
    ],
)
def test_a_body_takes_the_place_behind_it(sentence: str, name: str) -> None:
    assert full_name(sentence, bodies_in(sentence)[0]) == name


def test_behind_an_officer_stands_a_person() -> None:
    sentence = "Phó chủ tịch UBND TP.Đà Nẵng Nguyễn Văn Mẫu cho biết"
    assert [full_name(sentence, body) for body in bodies_in(sentence)] == ["Phó chủ tịch", "UBND"]
