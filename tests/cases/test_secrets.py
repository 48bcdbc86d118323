"""State-secret matter is known by its marking, refused with the clause, and kept as a stub only."""

from __future__ import annotations

import pytest

from pipeline.cases.secrets import marking, refuse_secret, refuse_secret_paper, stub
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


def test_a_stub_holds_a_number_and_an_item_and_has_no_room_for_more() -> None:
    one = stub("c1", [], " 07/STL ", "khoản 2  Điều 7", "an")
    assert (one.register_number, one.legal_item) == ("07/STL", "khoản 2 Điều 7")
    for number, item in (("", "x"), ("x", " "), ("7", "a" * 61), ("07/STL", "khác")):
        with pytest.raises(IllegalTransition):
            stub("c1", [one], number, item, "an")


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("Tiêu đề\n“TUYỆT MẬT”\nhết", ["Tuyệt mật"]),  # a film's review, its headline a line of its own
        ("1. Lộ văn bản ghi độ mật: tuyệt mật – 3 nguồn", ["Lộ văn bản ghi độ mật: tuyệt mật trên mạng xã hội"]),
        ("Tuần trăng mật; tài liệu MẬT không được đưa ra", []),
    ],
)
def test_what_the_press_has_printed_stops_no_paper(text: str, press: list[str]) -> None:
    refuse_secret_paper([text], press, [])


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("MẬT", ["Mật ong rừng U Minh", "Tuần trăng mật"]),
        ("Đã trả lời\nĐộ mật: Tối mật", ["Văn bản ghi độ mật: tối mật bị lộ"]),  # a marking of its own beside a quote
        ("Công văn có dấu mật: mật về kho đạn", ["Lộ văn bản ghi độ mật: mật"]),
    ],
)
def test_a_marking_that_is_no_quote_stops_the_paper(text: str, press: list[str]) -> None:
    with pytest.raises(SecretMatter, match="dấu độ mật") as refused:
        refuse_secret_paper(["trang một", text], press, [])
    assert "kho đạn" not in str(refused.value)


def test_the_number_of_a_stub_is_refused_wherever_it_stands_whole() -> None:
    numbers = ["15/ĐK-BMNN", "12"]
    for text in ("Công văn số 15/đk-bmnn.", "số 15/ĐK-BMNN"):
        with pytest.raises(SecretMatter, match="số đăng ký") as refused:
            refuse_secret_paper([text], [text], numbers)  # also in a headline
        assert "15/" not in str(refused.value)
    refuse_secret_paper(["số 115/ĐK-BMNN, 15/ĐK-BMNNX và 12"], [], numbers)
