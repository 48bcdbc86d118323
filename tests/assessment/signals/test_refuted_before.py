from dataclasses import replace
from datetime import date, timedelta

from pipeline.assessment.assess import weigh
from pipeline.assessment.signals.refuted_before import NAME, signals
from pipeline.records.assessment import Level

FLAG = 0.5
RUMOUR = ("Đập Ea Rin ở Đắk Lắk bị vỡ trong đêm", "Đập Ea Rin bị vỡ trong đêm, nước tràn xuống hai thôn phía hạ lưu.")
DENIAL = (
    "Đắk Lắk bác tin đập Ea Rin bị vỡ trong đêm",
    "UBND tỉnh Đắk Lắk khẳng định thông tin đập Ea Rin bị vỡ trong đêm là không chính xác, hồ vận hành bình thường.",
)


def before(make_report, surround, days: int, title: str = RUMOUR[0], text: str = RUMOUR[1]):
    """The rumour told again *days* after its denial, with the denial only as what is known from before."""
    report = make_report(title, text)
    denial = make_report(*DENIAL, outlet="bao-b", day=date(2026, 3, 2) - timedelta(days=days))
    around = surround(report, denial)
    return report, replace(around, siblings=(), statements=(), refuted=around.statements)


def test_a_rumour_told_again_weeks_after_its_denial_is_flagged(make_report, surround) -> None:
    report, around = before(make_report, surround, 40)
    found = signals(report, around)
    assert {signal.name for signal in found} == {NAME}
    assert "21/01/2026" in found[0].explanation
    assert "UBND tỉnh Đắk Lắk" in found[0].explanation
    assert found[0].evidence[0].id in {one.statement_id for one in around.refuted}
    assert weigh(report, around, None, FLAG).level is Level.FLAG


def test_the_days_of_official_denial_are_left_to_it(make_report, surround) -> None:
    assert signals(*before(make_report, surround, 4)) == ()
    assert signals(*before(make_report, surround, 5))


def test_the_longer_ago_the_weaker(make_report, surround) -> None:
    near, far = (signals(*before(make_report, surround, days))[0].strength for days in (30, 300))
    assert near > far


def test_who_tells_the_truth_is_not_flagged(make_report, surround) -> None:
    truth = ("Đập Ea Rin ở Đắk Lắk an toàn", "Đập Ea Rin không bị vỡ trong đêm, UBND xã cho biết sáng nay.")
    assert signals(*before(make_report, surround, 40, *truth)) == ()


def test_the_like_of_another_time_is_another_matter(make_report, surround) -> None:
    denial = make_report(
        "Đắk Lắk bác tin cho nghỉ học để tránh bão số 12",
        "UBND tỉnh Đắk Lắk khẳng định thông tin cho học sinh nghỉ học để tránh bão số 12 là không chính xác.",
        outlet="bao-b",
        day=date(2026, 1, 20),
    )
    for number, expected in (("12", True), ("13", False)):
        report = make_report(
            f"Đắk Lắk cho học sinh nghỉ học để tránh bão số {number}",
            f"Tỉnh Đắk Lắk cho học sinh nghỉ học để tránh bão số {number} từ chiều mai.",
        )
        around = surround(report, denial)
        assert bool(signals(report, replace(around, statements=(), refuted=around.statements))) is expected
