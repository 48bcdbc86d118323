import pytest

from pipeline.assessment.claims import claim_kinds


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Mưa lũ làm 3 người chết ở xã Ea Rin.", "figure"),
        ("Ngày 2/3, tỉnh công bố quyết định mới về đất đai.", "date"),
        ("Công an tỉnh cho biết vụ việc đang được làm rõ thêm.", "attribution"),
        ("Đập Ea Rin bị vỡ và nước tràn vào hai thôn.", "act"),
    ],
)
def test_statements_of_fact_are_claims(sentence: str, kind: str) -> None:
    assert kind in claim_kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vì sao 3 người chết mà không ai biết?",
        "Theo tôi, thành phố nên làm lại con đường này từ đầu.",
        "Dự báo tuần tới mưa lớn làm ngập 200 ngôi nhà.",
        "Buổi sáng ở đây thật yên bình và dễ chịu.",
        "[Trào phúng] Cua đòi đi xe riêng về phố, giá 3 triệu đồng.",
    ],
)
def test_questions_opinion_forecast_and_mood_are_none(sentence: str) -> None:
    assert claim_kinds(sentence) == ()


def test_a_claim_carries_its_span_figures_and_agency(make_report) -> None:
    report = make_report("Lũ ở Đắk Lắk", "Mưa lũ làm 3 người chết ở xã Ea Rin. Nước đang rút dần.")
    (claim,) = report.claims
    assert report.article.text[claim.start : claim.end] == claim.sentence
    assert claim.agencies == ("dak-lak",)
    assert claim.figures[0].low == 3
