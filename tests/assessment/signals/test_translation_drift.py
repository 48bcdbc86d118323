from dataclasses import replace

from pipeline.assessment.assess import weigh
from pipeline.assessment.signals.translation_drift import NAME, signals
from pipeline.records.assessment import Level

FLAG = 0.5
HOME = ("Đắk Lắk chi 90 tỉ đồng sửa cầu", "Đắk Lắk chi 90 tỉ đồng sửa cầu dài 120 km đường tránh, 35 người dời nhà.")


def pair(make_report, title: str, text: str, agency: str = "dak-lak", hour: int = 6):
    home = make_report(*HOME, outlet="bao-b", hour=3)
    own = make_report(title, text, outlet="foreign-a", hour=hour, agency=agency)
    return replace(own, article=replace(own.article, language="en")), home


def against(surround, own, home):
    return replace(surround(own, home), origins=(home,))


def test_a_figure_that_the_origin_gives_otherwise_is_flagged(make_report, surround) -> None:
    own, home = pair(
        make_report, "Dak Lak repairs bridge", "Dak Lak spends 900 billion VND, 120 km road, 35 people move."
    )
    around = against(surround, own, home)
    (signal,) = signals(own, around)
    assert signal.name == NAME
    assert "900 billion" in signal.explanation
    assert "90 tỉ đồng" in signal.explanation
    assert signal.evidence[0].id in {claim.claim_id for claim in home.claims}
    assert weigh(own, around, None, FLAG).level is Level.FLAG


def test_the_same_figures_are_no_drift(make_report, surround) -> None:
    own, home = pair(
        make_report, "Dak Lak repairs bridge", "Dak Lak spends 90 billion VND, 120 km road, 35 people move."
    )
    assert signals(own, against(surround, own, home)) == ()


def test_a_sum_of_its_own_is_no_drift(make_report, surround) -> None:
    own, home = pair(
        make_report, "Dak Lak", "Dak Lak spends 90 billion VND on 120 km of road, 7 hectares of forest cut."
    )
    assert signals(own, against(surround, own, home)) == ()


def test_another_place_with_the_same_figures_is_flagged(make_report, surround) -> None:
    own, home = pair(make_report, "Hue repairs bridge", "Hue spends 90 billion VND on 120 km road.", agency="hue")
    (signal,) = signals(own, against(surround, own, home))
    assert "địa phương, cơ quan khác" in signal.explanation


def test_a_toll_that_has_risen_since_is_no_drift(make_report, surround) -> None:
    home = make_report("Lũ ở Đắk Lắk", "Lũ ở Đắk Lắk làm 3 người chết.", outlet="bao-b", hour=3)
    own = make_report(
        "Floods in Dak Lak", "Floods in Dak Lak killed 5 people this morning.", outlet="foreign-a", hour=9
    )
    own = replace(own, article=replace(own.article, language="en"))
    assert signals(own, against(surround, own, home)) == ()
    stale = replace(own, article=replace(own.article, published_at=home.moment.replace(hour=1)))
    assert signals(stale, against(surround, stale, home))


def test_without_an_origin_there_is_none(make_report, surround) -> None:
    own, _ = pair(make_report, "Dak Lak repairs bridge", "Dak Lak spends 900 billion VND.")
    assert signals(own, surround(own)) == ()
