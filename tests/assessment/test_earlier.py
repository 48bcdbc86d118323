from datetime import date

from pipeline.assessment.context import Earlier
from pipeline.assessment.earlier import asked_by, opening, pairs_of, same_matter
from pipeline.text.weights import Weights

TITLE, LEAD = "Sập cầu Krông Nhau", "Sáng nay cầu Krông Nhau ở xã Ea Rin sập khi xe tải chở mía đi qua."


def test_only_what_is_told_as_new_asks_the_archive(make_report) -> None:
    assert "krông nhau" in asked_by(make_report(TITLE, LEAD))
    assert not asked_by(make_report(TITLE, LEAD.replace("Sáng nay ", "")))
    assert not asked_by(make_report("Giá cà phê tăng", LEAD))
    assert not asked_by(make_report("Tỉnh bác tin sập cầu Krông Nhau", LEAD))


def test_pairs_are_neighbours_without_dates_and_function_words() -> None:
    assert pairs_of("Cầu Krông Nhau sập ngày 2-3") >= {"cầu krông", "krông nhau", "nhau sập"}
    assert "2 3" not in pairs_of("Cầu sập 2-3")
    assert not pairs_of("của các với")


def test_the_opening_is_composed_and_short() -> None:
    from unicodedata import normalize

    assert opening(normalize("NFD", TITLE), "a" * 9_000) == f"{TITLE}. " + "a" * 400


def test_likeness_is_of_titles_leads_and_pairs(make_report) -> None:
    report = make_report(TITLE, LEAD)
    weights = Weights(["Giá cà phê tăng nhẹ."] * 60)

    def like(lead: str) -> float:
        same = same_matter(report, Earlier("e", "u", TITLE, lead, date(2026, 1, 5)), weights)
        return same.likeness if same else 0.0

    assert like(LEAD) == 1.0
    assert 0.5 < like("Cầu Krông Nhau ở xã Ea Rin sập lúc xe tải chở mía qua suối.") < 1.0
    assert like("Cà phê được mùa, giá tăng.") == 0.0
