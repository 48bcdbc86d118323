from __future__ import annotations

from datetime import date

from pipeline.assessment.signals.one_figure import NAME, against_one

TEXT = "Ngành y tế Đắk Lắk trao {} túi thuốc gia đình cho các xã vùng lũ Ea Nhái."


def bags(make_report, number: str, outlet: str, hour: int, **more):
    return make_report(
        f"Đắk Lắk trao {number} túi thuốc cho vùng lũ", TEXT.format(number), outlet=outlet, hour=hour, **more
    )


def test_the_later_of_two_that_differ_is_asked(make_report, surround) -> None:
    earlier, later = bags(make_report, "12.000", "bao-a", 3), bags(make_report, "1.200", "bao-b", 6)
    (signal,) = against_one(later, surround(later, earlier))
    assert signal.name == NAME
    assert "1.200" in signal.explanation
    assert "12.000" in signal.explanation
    assert signal.evidence[0].id in {claim.claim_id for claim in earlier.claims}
    assert against_one(earlier, surround(earlier, later)) == ()


def test_copies_denials_the_own_outlet_and_old_reports_say_nothing(make_report, surround) -> None:
    later = bags(make_report, "1.200", "bao-b", 6)
    for other in (
        bags(make_report, "12.000", "bao-b", 3),
        bags(make_report, "12.000", "bao-c", 3, copy=True),
        bags(make_report, "12.000", "bao-c", 3, day=date(2026, 2, 20)),
    ):
        assert against_one(later, surround(later, other)) == ()


def test_a_third_report_with_the_figure_confirms_it(make_report, surround) -> None:
    earlier, later = bags(make_report, "12.000", "bao-a", 3), bags(make_report, "1.200", "bao-b", 6)
    third = bags(make_report, "1.200", "bao-c", 5)
    assert against_one(later, surround(later, earlier, third)) == ()


def test_a_toll_may_rise_within_the_day(make_report, surround) -> None:
    text = "Sạt lở đèo Chư Mút ở Đắk Lắk làm {} người chết, UBND huyện cho biết."
    earlier = make_report("Sạt lở đèo Chư Mút", text.format(4), outlet="bao-a", hour=3)
    later = make_report("Sạt lở đèo Chư Mút", text.format(7), outlet="bao-b", hour=9)
    assert against_one(later, surround(later, earlier)) == ()


def test_a_headline_against_its_own_text_is_plain_even_for_a_toll(make_report, surround) -> None:
    text = "Sạt lở đèo Chư Mút ở Đắk Lắk làm {} người chết, UBND huyện cho biết."
    earlier = make_report("Sạt lở đèo Chư Mút: 4 người chết", text.format(4), outlet="bao-a", hour=3)
    later = make_report("Sạt lở đèo Chư Mút: 7 người chết", text.format(4), outlet="bao-b", hour=9)
    (signal,) = against_one(later, surround(later, earlier))
    assert signal.strength == 0.9


def test_another_place_is_another_figure(make_report, surround) -> None:
    here = bags(make_report, "1.200", "bao-b", 6)
    there = bags(make_report, "12.000", "bao-a", 3, agency="gia-lai")
    assert against_one(here, surround(here, there)) == ()
