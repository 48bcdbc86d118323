"""A quotation of the law anywhere in the product is word for word, and one changed word is found with its place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from flows.steps.law_files import passages
from pipeline.cases.law_quotes import Passage, quotes
from pipeline.cases.legal_texts import LegalTexts, syllables
from pipeline.records.law import Regulation

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def law(regulations: tuple[Regulation, ...]) -> LegalTexts:
    return LegalTexts(regulations)


def test_what_the_product_quotes_stands_in_the_regulations(law: LegalTexts) -> None:
    found = quotes(law, passages(ROOT))
    assert found.quoting > 5  # it does quote
    assert [one.words for one in found.strays] == []


def test_one_changed_word_in_any_clause_is_found(law: LegalTexts, regulations: tuple[Regulation, ...]) -> None:
    rng = random.Random(6)
    tried = 0
    for regulation in regulations:
        for clause in regulation.clauses:
            words = clause.text.split()
            if len(words) < 14:
                continue
            tried += 1
            place = rng.randrange(1, len(words) - 1)
            words[place] = "khácđi"
            passage = Passage("trang.html:7", f"Theo {clause.citation}: “{' '.join(words)}”")
            strays = quotes(law, [passage]).strays
            assert [one for one in strays if "khácđi" in one.found], (clause.clause_id, place)
            assert all(one.words.startswith("trang.html:7: ghi “") for one in strays)
    assert tried > 90


@pytest.mark.parametrize("change", ["drop", "double", "swap"])
def test_a_word_left_out_put_in_or_moved(law: LegalTexts, regulations: tuple[Regulation, ...], change: str) -> None:
    text = next(one.text for one in regulations[0].clauses if one.ref == "6.5")
    words = text.split()
    if change == "drop":
        del words[12]
    elif change == "double":
        words.insert(12, "ngay")
    else:
        words[12], words[13] = words[13], words[12]
    assert len(quotes(law, [Passage("x", " ".join(words))]).strays) >= 1


def test_a_whole_or_partial_quotation_is_no_stray(law: LegalTexts, regulations: tuple[Regulation, ...]) -> None:
    for regulation in regulations:
        for clause in regulation.clauses:
            words = clause.text.split()
            for text in (clause.text, " ".join(words[2:-2]), f"a) {clause.text} Hết.", clause.text.upper()):
                assert quotes(law, [Passage("x", text)]).strays == ()


def test_what_the_other_circular_says_just_so_is_no_stray(law: LegalTexts, regulations: tuple[Regulation, ...]) -> None:
    by_id = {one.clause_id: one.text for reg in regulations for one in reg.clauses}
    ministry, province = by_id["02/2019/TT-BTTTT 6.1"], by_id["22/2016/TT-BTTTT 6.1"]
    assert ministry != province
    assert quotes(law, [Passage("x", ministry), Passage("y", province)]).strays == ()


def test_speaking_alike_is_no_quotation_and_a_filled_in_value_no_stray(law: LegalTexts) -> None:
    own = Passage("x", "Đã phát ngôn, cung cấp thông tin giải thích, làm rõ.")
    assert quotes(law, [own]).strays == ()
    about = Passage("x", "Báo chí hỏi cơ quan có trách nhiệm thông báo tới Bộ nào.")
    assert (quotes(law, [about]).quoting, quotes(law, [about]).strays) == (0, ())
    filled = "Bản chất của sự việc, hiện tượng bị đưa _ sai lệch; Bản chất của sự việc, hiện tượng bị đưa thông tin"
    assert quotes(law, [Passage("x", filled)]).strays == ()


def test_syllables() -> None:
    assert syllables("Căn cứ: “Điều 6”,\n làm-rõ") == ["căn", "cứ", "điều", "6", "làm", "rõ"]
