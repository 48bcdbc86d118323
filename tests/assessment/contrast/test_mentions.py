import pytest

from pipeline.assessment.contrast.days import When
from pipeline.assessment.contrast.pairing import same_name
from pipeline.assessment.contrast.quantities import Amount
from pipeline.assessment.contrast.reading import read
from pipeline.assessment.contrast.records import Kind


def values(sentence: str, *kinds: Kind) -> list[object]:
    return [one.value for one in read(sentence).mentions if one.kind in kinds]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("Họp ngày 5/6/2025", [When(5, 6, 2025)]),
        ("Họp ngày 5 tháng 6 năm 2025", [When(5, 6, 2025)]),
        ("Họp sáng 5.6", [When(5, 6)]),
        ("Nghỉ từ ngày 16 đến 26.2.2026", [When(16, 2, 2026), When(26, 2, 2026)]),
        ("Treo cờ hai ngày 18 và 19/8", [When(18, 8), When(19, 8)]),
        ("Thông xe trong tháng 5/2026", [When(None, 5, 2026)]),
        ("Năm 2024 có nhiều bão", [When(None, None, 2024)]),
        ("Opened on May 12, 2024", [When(12, 5, 2024)]),
        ("Đội nhà thắng 3-0", []),
        ("Lãi suất 4.5 một năm", []),
        ("Dự án 2000 tỷ đồng", []),
    ],
)
def test_dates(sentence: str, dates: list[When]) -> None:
    assert [one for one in values(sentence, Kind.DATE) if isinstance(one, When)] == dates


def test_dates_agree_in_what_both_say() -> None:
    assert When(5, 6).agrees(When(5, 6, 2025))
    assert not When(5, 6, 2024).agrees(When(5, 6, 2025))
    assert not When(5).agrees(When(None, 6))  # nothing said alike


def test_times_and_parts_of_the_day() -> None:
    assert values("Lúc 17h30 chiều ngày 5/6", Kind.DATE)[1:] == [(17, 30), "chiều"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Amount(1200, 1200, "", ""), Amount(1214, 1214, "", ""), True),  # rounded
        (Amount(60, 60, "", ""), Amount(58, 58, "", ""), False),
        (Amount(900, 1080, "hơn", ""), Amount(700, 840, "hơn", ""), False),
        (Amount(20_000, 24_000, "trên", ""), Amount(16_000, 19_200, "trên", ""), False),  # ranges near, bases far
        (Amount(1200, 1440, "hơn", ""), Amount(1300, 1300, "", ""), True),
        (Amount(3000, 3000, "", ""), Amount(3400, 3400, "", ""), False),  # one digit is no rounding
    ],
)
def test_amounts(one: Amount, other: Amount, same: bool) -> None:
    assert one.agrees(other) is same
    assert other.agrees(one) is same


def test_five_is_no_year_in_front_of_what_is_counted() -> None:
    assert [one for one in values("Nhà gỗ năm tầng", Kind.NUMBER)] == [Amount(5, 5, "", "")]
    assert values("Trong năm tới", Kind.NUMBER) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Ông Ca bị bắt ở Bà Rịa - Vũng Tàu", [("name", "ca"), ("province", "ba ria vung tau")]),
        ("Sở cho biết Bộ Tài chính đã chi tiền", [("body", "bo tai chinh")]),
        ("Phó Cục trưởng và Tổng giám đốc dự họp", []),
        ("Cháy tại phường Nại Hiên của TP.HCM", [("place", "nai hien"), ("province", "ho chi minh")]),
        ("Theo NLĐO, Đỗ Văn Xuân tới Nhật Bản", [("code", "nldo"), ("name", "do van xuan"), ("country", "nhat ban")]),
        ("Cầu sập trong đêm", []),
        ("Police met on Monday", []),
    ],
)
def test_names(sentence: str, names: list[tuple[str, str]]) -> None:
    found = [one for one in read(sentence).mentions if one.kind in (Kind.PLACE, Kind.NAME)]
    assert [(one.family, one.value) for one in found] == names


def test_names_are_the_same_as_parts_initials_and_slips_of_the_pen() -> None:
    assert same_name("nguyen van an", "van an")
    assert same_name("bo gtvt", "bo giao thong")
    assert same_name("burundim", "burundi")
    assert not same_name("le van an", "le van binh")
