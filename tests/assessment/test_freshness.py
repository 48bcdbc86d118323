from datetime import date

import pytest

from pipeline.assessment.freshness import comes_round, follows_up, lies_ahead, told_as_new

DAY = date(2026, 1, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sáng nay cầu sập.", "Sáng nay"),
        ("Công an vừa bắt hai người.", "vừa"),
        ("Ngày 31.12, cầu sập.", "Ngày 31.12"),  # across the year's end
        ("Chiều 1-1 cầu sập.", "Chiều 1-1"),
        ("Cơ quan chức năng đang truy tìm tàu cá.", "đang "),
        ("Cầu sập ngày 20.12.", ""),
        ("Xe vừa qua cầu thì sập.", ""),
        ("Đoạn 3.1 km của tuyến đường bị sụt.", ""),  # no date without a word of day
    ],
)
def test_the_words_that_say_that_it_is_new(text: str, words: str) -> None:
    assert told_as_new(text, DAY) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vụ sập cầu: bắt hai người", True),
        ("Trước đó, cầu đã nứt.", True),
        ("Cầu sập ngày 20.12.", True),
        ("Cầu sập sau ba tháng thông xe.", True),
        ("Cầu sập ngày 28.12.", False),
        ("Cầu sập sau khi xe tải đi qua.", False),
        ("Cầu sập ngày 31.2.", False),  # no day of any year
    ],
)
def test_what_says_openly_that_it_began_earlier(text: str, expected: bool) -> None:
    assert follows_up(text, DAY) is expected


def test_what_comes_round_and_what_lies_ahead() -> None:
    assert comes_round("Giá xăng giảm từ chiều nay")
    assert not comes_round("Sập cầu ở xã Ea Rin")
    assert lies_ahead("Đắk Lắk sẽ cấm xe tải qua cầu")
    assert not lies_ahead("Đắk Lắk cấm xe tải qua cầu")
