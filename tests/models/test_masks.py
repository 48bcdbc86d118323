import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.corpus import Criticism, TrainingSentence
from models.masks import BODY, NAME, NUMBER, PROVINCES, mask
from models.train import Trained

_NAMES = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(PROVINCES, key=len, reverse=True))) + r")(?!\w)")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Theo UBND tỉnh Lào Cai, 3.200 hộ phải dời.", f"Theo {BODY}, {NUMBER} hộ phải dời."),
        ("Sở Giáo dục và Đào tạo Nam Định đính chính", f"{BODY} đính chính"),
        ("CHÁY LỚN Ở TP HCM, DÂN HOẢNG LOẠN", f"Cháy lớn ở {NAME}, dân hoảng loạn"),
        ("Lúc 17h30 ngày 12/11 tại Mộc Châu", f"Lúc {NUMBER} ngày {NUMBER} tại {NAME}"),
        ("Hoà Bình và uỷ ban", f"{NAME} và ủy ban"),
        ("công an xã Tân Lập xác nhận", f"{BODY} xác nhận"),
    ],
)
def test_names_bodies_and_numbers_are_covered(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_permuting_the_provinces_changes_no_bit(
    trained: Trained, sentences: tuple[TrainingSentence, ...], criticism: tuple[Criticism, ...]
) -> None:
    texts = [sentence.text for sentence in sentences[::4]] + [passage.text for passage in criticism]
    shuffled = list(PROVINCES)
    random.Random(3).shuffle(shuffled)
    other = dict(zip(PROVINCES, shuffled, strict=True))
    renamed = [_NAMES.sub(lambda match: other[match.group()], text) for text in texts]
    assert sum(a != b for a, b in zip(texts, renamed, strict=True)) > 200
    assert trained.model.probabilities(texts) == trained.model.probabilities(renamed)


@pytest.mark.parametrize("body", ["Sở Xây dựng", "Công an", "UBND", "Bộ Công Thương", "Chi cục Thủy lợi", "CDC"])
def test_another_public_body_changes_no_bit(trained: Trained, body: str) -> None:
    text = "{} tỉnh Gia Lai cho biết không có chuyện cắt nước, tin lan truyền là sai."
    assert trained.model.score(text.format(body)) == trained.model.score(text.format("Sở Y tế"))


def test_other_digits_change_no_bit(trained: Trained) -> None:
    text = "Đến {} ngày {}, lũ làm {} người chết."
    assert trained.model.score(text.format("17h", "12/11", "9")) == trained.model.score(
        text.format("6h30", "1/2/2024", "1.204")
    )


@given(st.text(max_size=200))
def test_any_text_can_be_masked(text: str) -> None:
    assert not re.search(r"(?<!\w)[0-9]", mask(text))
