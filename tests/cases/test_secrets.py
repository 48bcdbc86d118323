"""State-secret matter is known by its marking, refused with the clause, and kept as a stub only."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.cases.secrets import marking, refuse_secret, stub
from pipeline.errors import IllegalTransition, SecretMatter
from pipeline.records.profile import Profile


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("MẬT", "MẬT"),
        ("UBND TỈNH\n  [ TỐI MẬT ]  \nBáo cáo", "TỐI MẬT"),
        ("TUYỆT MẬT\nabc", "TUYỆT MẬT"),
        ("Độ mật: Tối mật. Nội dung", "TỐI MẬT"),
        ("Dấu mật: MẬT", "MẬT"),
        ("bí mật đời tư của người dân", ""),
        ("mật ong rừng U Minh", ""),
        ("Cuộc họp nói về việc bảo mật dữ liệu; tài liệu MẬT không được đưa ra", ""),
        ("Mật", ""),
        (unicodedata.normalize("NFD", "TỐI MẬT"), "TỐI MẬT"),
        ("Công văn TUYỆT MẬT số 5", "TUYỆT MẬT"),
        ("TỐI MẬT - Công văn số 5", "TỐI MẬT"),
        ("Tài liệu TUYỆT MẬT của tỉnh", "TUYỆT MẬT"),
        ("Văn bản TỐI\u00a0 MẬT", "TỐI MẬT"),
        ("TỐI\u200b MẬT", "TỐI MẬT"),
        ("chuyện tối mật của họ", ""),
        ("TỐI MẬTX", ""),
        ("", ""),
    ],
)
def test_a_marking_stands_alone_or_after_its_label(text: str, degree: str) -> None:
    assert marking(text) == degree


def test_the_refusal_names_each_profile_s_own_clause_and_nothing_of_the_matter(
    province: Profile, ministry: Profile
) -> None:
    for profile, clause in (
        (province, "khoản 4 Điều 6 Thông tư số 22/2016"),
        (ministry, "khoản 6 Điều 6 Thông tư số 02/2019"),
    ):
        with pytest.raises(SecretMatter, match=clause) as refused:
            refuse_secret(profile, "MẬT\nkho đạn số 9")
        assert "kho đạn" not in str(refused.value)
    with pytest.raises(SecretMatter, match="được khai"):
        refuse_secret(province, "không có dấu", declared=True)
    refuse_secret(province, "tin thường", "")


def test_a_headline_that_is_quoted_is_no_marking() -> None:
    assert marking("LỘ TÀI LIỆU TỐI MẬT CỦA NƯỚC NGOÀI", quoting=True) == ""
    assert marking("UBND\nTỐI MẬT\nkho", quoting=True) == "TỐI MẬT"


def test_a_stub_holds_a_number_and_an_item_and_has_no_room_for_more() -> None:
    one = stub("c1", [], " 07/STL ", "khoản 2  Điều 7", "an")
    assert (one.register_number, one.legal_item) == ("07/STL", "khoản 2 Điều 7")
    for number, item in (("", "x"), ("x", " "), ("7", "a" * 61), ("07/STL", "khác")):
        with pytest.raises(IllegalTransition):
            stub("c1", [one], number, item, "an")
