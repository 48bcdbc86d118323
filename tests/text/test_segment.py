import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import segment as module
from pipeline.text.segment import segment, segment_many

SILENT = """
import socket, sys
import pipeline.text.segment as s
assert "underthesea" not in sys.modules, "imported before it is needed"
def refuse(*a, **k): raise RuntimeError("network")
socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
assert "thành_phố" in s.segment("Lũ lớn ở thành phố")
"""


def test_syllables_of_a_word_are_joined() -> None:
    assert segment("Bệnh nhân được cấp cứu tại bệnh viện.") == (
        "Bệnh_nhân", "được", "cấp_cứu", "tại", "bệnh_viện", ".",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_an_empty_text_has_no_words(text: str) -> None:
    assert segment(text) == ()


def test_many_keep_their_order() -> None:
    texts = ["Giá xăng tăng", "", "Trường học đóng cửa"]
    assert segment_many(texts) == [segment(text) for text in texts]


def test_a_text_is_segmented_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def tokenize(text: str) -> list[str]:
        asked.append(text)
        return text.split()

    monkeypatch.setattr(module, "_tokenize", tokenize)
    text = "một câu chưa ai từng hỏi ở đây cả"
    assert segment_many([text, text, text]) == [tuple(text.split())] * 3
    assert asked == [text]


def test_the_cache_is_bounded() -> None:
    assert module._segmented.cache_info().maxsize == module.CACHED_TEXTS


def test_threads_agree() -> None:
    texts = [f"Ủy ban nhân dân xã họp lần thứ {number}" for number in range(60)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(segment, texts)) == segment_many(texts)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aăâđêôơưàáạệ ngthbcm.,!?\n12", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    joined = "".join(segment(text)).replace("_", "")
    assert sum(sign.isalnum() for sign in joined) == sum(sign.isalnum() for sign in text)


def test_loading_is_late_quiet_and_offline() -> None:
    done = subprocess.run([sys.executable, "-c", SILENT], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
