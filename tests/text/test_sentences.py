from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


def test_sentences_end_at_stops_and_line_breaks() -> None:
    assert split("Nước rút dần. Đường đã thông!\nHọc sinh đi học lại") == [
        "Nước rút dần.",
        "Đường đã thông!",
        "Học sinh đi học lại",
    ]


def test_abbreviations_initials_and_numbers_end_none() -> None:
    assert len(split("UBND TP. Huế giao PGS. Sở Y tế lo. Có 1.200 hộ ở P.Tân Lập.")) == 2


def test_signs_of_other_scripts_end_sentences() -> None:
    assert split("洪水已退。道路恢复通行。") == ["洪水已退。", "道路恢复通行。"]


@given(st.text(max_size=300))
def test_spans_are_ordered_and_lose_no_word(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join("".join(text[s.start : s.end].split()) for s in spans)
    assert kept == "".join(text.split())
