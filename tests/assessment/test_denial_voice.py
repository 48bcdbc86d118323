import pytest

from pipeline.assessment.denial_voice import Voice, names_an_office, voice_before, voice_of


@pytest.mark.parametrize(
    ("clause", "voice"),
    [
        ("UBND xã Ea Rin", Voice.HOME),
        ("Đắk Lắk", Voice.HOME),
        ("Lãnh đạo xã này", Voice.HOME),
        ("Bộ Ngoại giao Việt Nam", Voice.HOME),
        ("Cơ quan chức năng", Voice.VAGUE),
        ("Cảnh sát", Voice.VAGUE),
        ("Cảnh sát Bắc Kinh", Voice.ELSEWHERE),
        ("Bộ Quốc phòng Nga", Voice.ELSEWHERE),
        ("Nghệ sĩ Mộc Lan", Voice.ELSEWHERE),
        ("Cựu trưởng công an xã", Voice.ELSEWHERE),
        ("Các chuyên gia", Voice.ELSEWHERE),
        ("Trần Mộc Lan", Voice.ELSEWHERE),
        ("NATO", Voice.ELSEWHERE),
        ("Mạng xã hội", Voice.NOBODY),
        ("Thông tin Công an xã Ea Rin thu tiền", Voice.NOBODY),
        ("", Voice.NOBODY),
    ],
)
def test_whose_voice_a_clause_names(clause: str, voice: Voice) -> None:
    assert voice_of(clause, frozenset({"Đắk Lắk"})) is voice


def test_a_country_of_one_syllable_is_not_seen_in_vietnamese_names() -> None:
    assert voice_of("Công an phường Mỹ Tho", frozenset()) is Voice.HOME
    assert voice_of("Quân đội Mỹ", frozenset()) is Voice.ELSEWHERE


def test_the_subject_is_sought_backwards_clause_by_clause() -> None:
    sentence = "Tin nhắn nghỉ học gây xôn xao, Sở Giáo dục, vào sáng nay, bác bỏ thông tin này."
    assert voice_before(sentence, sentence.index("bác bỏ"), frozenset(), speaks=True) is Voice.HOME


def test_what_is_quoted_or_told_is_not_the_speaker() -> None:
    sentence = "'Công an xã thu tiền' là tin bịa đặt"
    assert voice_before(sentence, sentence.index("là"), frozenset(), speaks=False) is Voice.NOBODY
    colon = "Giám đốc Sở Y tế: Thông tin thiếu vaccine là không đúng"
    assert voice_before(colon, colon.index("là không"), frozenset(), speaks=False) is Voice.HOME


def test_an_office_may_be_named_vaguely() -> None:
    assert names_an_office("Theo lực lượng chức năng, đường đã thông")
    assert not names_an_office("Người dân kể lại")
