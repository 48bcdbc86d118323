import pytest

from pipeline.articles.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mưa lớn gây sạt lở nhiều tuyến đường ở miền núi.", "vi"),
        ("Heavy rain caused landslides on several roads in the highlands.", "en"),
        ("De fortes pluies ont provoqué des glissements de terrain sur les routes.", "fr"),
        ("暴雨引发多处山体滑坡，道路中断。", "zh"),
        ("大雨で山間部の道路が通行止めになりました。", "ja"),
        ("폭우로 산간 도로가 통제됐다.", "ko"),
        ("ភ្លៀងធ្លាក់ខ្លាំងបង្កឱ្យមានបាក់ដី", "km"),
        ("ຝົນຕົກໜັກເຮັດໃຫ້ດິນເຈື່ອນ", "lo"),
        ("12:30", "und"),
    ],
)
def test_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code
