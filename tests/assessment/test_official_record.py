import pytest

from pipeline.assessment.denials import reports_denial
from pipeline.assessment.official_record import is_public_denial, statements_of
from pipeline.records.agencies import Field, Mention
from pipeline.records.assessment import StatementKind


def about(report, surface: str = "Đắk Lắk") -> list[Mention]:
    own = report.article.article_id
    return [Mention("m", own, "dak-lak", "dak-lak", surface, Field.TITLE, 0, 0, True)]


def test_a_public_denial_is_put_on_record_with_claim_body_and_truth(make_report) -> None:
    report = make_report("Đắk Lắk bác tin đập Ea Rin bị vỡ", "UBND xã Ea Rin khẳng định tin đập bị vỡ là bịa đặt.")
    statement = statements_of(report.article, about(report), report.claims)[0]
    assert statement.kind is StatementKind.DENIAL
    assert statement.denied == "đập Ea Rin bị vỡ"
    assert statement.body == "UBND xã Ea Rin"
    assert statement.truth == "UBND xã Ea Rin khẳng định tin đập bị vỡ là bịa đặt."
    assert statement.agencies == ("dak-lak",)


def test_what_an_artist_denies_is_no_official_record(make_report) -> None:
    report = make_report("Ca sĩ Mộc Lan bác tin đồn hủy diễn ở Đắk Lắk", "Cô khẳng định tin đồn là sai sự thật.")
    assert {one.kind for one in statements_of(report.article, about(report), report.claims)} == {StatementKind.WARNING}
    assert not is_public_denial(report.article, about(report))


def test_a_fine_without_the_claim_is_a_warning_and_denies_nothing(make_report) -> None:
    report = make_report("Đắk Lắk phạt sáu người tung tin giả về thiên tai", "Công an tỉnh đã lập biên bản.")
    statements = statements_of(report.article, about(report), report.claims)
    assert [(one.kind, one.denied) for one in statements] == [(StatementKind.WARNING, "")]


def test_a_plain_report_adds_nothing_and_a_portal_its_figures(make_report) -> None:
    words = ("Đắk Lắk có 12 nhà bị tốc mái", "Mưa đá tối qua làm 12 nhà ở xã Ea Rin tốc mái.")
    plain, portal = make_report(*words), make_report(*words, official=True)
    assert statements_of(plain.article, about(plain), plain.claims) == ()
    kinds = {one.kind for one in statements_of(portal.article, about(portal), portal.claims)}
    assert kinds == {StatementKind.PORTAL}


def test_a_foreign_report_that_lets_a_ministry_speak_is_no_denial(make_report) -> None:
    words = (
        "Vietnam ministry finds two of nine seed samples poor",
        "Vietnam's Ministry of Agriculture says 7 of 9 met.",
    )
    report = make_report(*words, language="en")
    assert not is_public_denial(report.article, about(report, "Ministry of Agriculture"))
    assert statements_of(report.article, about(report, "Ministry of Agriculture"), report.claims) == ()


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Vietnam's Ministry of Health denies that it is closing clinics"),
        ("ja", "ベトナム保健省、診療所閉鎖の報道を否定"),
        ("ko", "베트남 보건부, 진료소 폐쇄 보도 부인"),
        ("ru", "Министерство здравоохранения Вьетнама опровергло закрытие клиник"),
        ("de", "Vietnams Gesundheitsministerium dementiert Schließung von Kliniken"),
    ],
)
def test_words_of_denial_are_known_in_the_languages_of_the_foreign_press(language: str, title: str) -> None:
    assert reports_denial(title, "")
