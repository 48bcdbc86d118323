from pipeline.text.shingles import shingles, words
from pipeline.text.weights import Weights, terms


def test_words_are_folded_and_unspaced_scripts_cut_into_runs() -> None:
    assert words("Đắk Lắk: 3 xã") == ["đắk", "lắk", "3", "xã"]
    assert words("洪水退") == ["洪水", "水退"]
    assert words("ຝົນຕົກໜັກ")[0] == "ຝົນຕົ"


def test_shingles_are_distinct_runs() -> None:
    assert shingles("a b c d e a b c d") == ["a b c d", "b c d e", "c d e a", "d e a b", "e a b c"]
    assert shingles("một hai") == ["một hai"]
    assert shingles("") == []


def test_rare_words_weigh_more_and_coverage_is_a_share() -> None:
    weights = Weights([f"lũ về xã số {i}" for i in range(80)] + ["cầu Bến Sỏi bị ngập"])
    assert weights.of("sỏi") > weights.of("lũ")
    assert weights.coverage(terms("cầu Bến Sỏi"), terms("xe qua cầu Bến Sỏi bình thường")) == 1.0
    assert weights.coverage(terms("cầu Bến Sỏi"), terms("lũ về")) == 0.0
