"""Short answers for those who need no more than one difference."""

from __future__ import annotations

from pipeline.assessment.contrast.compare import contrast
from pipeline.assessment.contrast.records import Difference, Kind
from pipeline.text.weights import Weights

_NAMES = {
    Kind.FIGURE: "số liệu",
    Kind.NUMBER: "con số",
    Kind.DATE: "thời gian",
    Kind.PLACE: "địa điểm",
    Kind.NAME: "tên",
    Kind.NEGATION: "khẳng định và phủ định",
    Kind.OPPOSITE: "nghĩa trái ngược",
    Kind.SCOPE: "phạm vi, mức độ chắc chắn",
}


_PLAIN = Weights(())  # every word as telling as every other but for function words


def opposed(
    one: str, other: str, weights: Weights = _PLAIN, kinds: tuple[Kind, ...] = (Kind.NEGATION, Kind.OPPOSITE)
) -> str:
    """How *one* says the contrary of *other*, as an analyst reads it; "" where it does not."""
    found = contrast(one, other, weights).of(*kinds)
    return in_words(found[0]) if found else ""


def in_words(difference: Difference) -> str:
    """``bài nêu “tăng 5%”, bản đối chiếu nêu “giảm 5%” (nghĩa trái ngược)``."""
    name = _NAMES[difference.kind]
    if not difference.other.text:
        return f"bài nêu “{difference.claim.text}”, bản đối chiếu không nêu ({name})"
    return f"bài nêu “{difference.claim.text}”, bản đối chiếu nêu “{difference.other.text}” ({name})"
