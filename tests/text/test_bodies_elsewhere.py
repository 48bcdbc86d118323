import pytest

from pipeline.text.bodies_elsewhere import (
    has_person,
    has_unknown_acronym,
    is_abroad,
    is_court,
    is_stage_or_sport,
    is_trade,
)


@pytest.mark.parametrize("text", ["Nhà Trắng", "quân đội Nga", "Cảnh sát Thái Lan", "ông Trump", "Bệnh viện Bali"])
def test_other_states_and_foreign_names(text: str) -> None:
    assert is_abroad(text)


@pytest.mark.parametrize(
    "text",
    ["Công an phường Mỹ Tho", "xã Nga Sơn", "UBND tỉnh Lào Cai", "CSGT TP.HCM", "trên Facebook", "phường Pleiku"],
)
def test_vietnamese_names_are_not_abroad(text: str) -> None:
    assert not is_abroad(text)


def test_stage_sport_trade_and_court() -> None:
    assert is_stage_or_sport("Diễn viên Mộc Lan")
    assert is_stage_or_sport("HLV đội tuyển")
    assert is_trade("Tập đoàn Hạt Vàng")
    assert is_court("Tòa bác đơn kháng cáo")
    assert not is_stage_or_sport("Công an xã") | is_trade("Công an xã") | is_court("Công an xã")


def test_acronyms_and_people() -> None:
    assert has_unknown_acronym("NATO lên tiếng")
    assert not has_unknown_acronym("CSGT và UBND")
    assert has_person("Trần Mộc Lan nói")
    assert not has_person("người dân nói")
